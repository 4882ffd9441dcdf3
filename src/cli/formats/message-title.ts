import { escapeControls } from '../../core/decode/visible-text.ts';
import { textOrBytes } from '../../core/message-text.ts';
import type { ReplayResult } from '../../core/replay/replay-result.ts';

/** Which message is handled: its fixture, or its topic and place, and its key. */
export const messageTitle = ({
  message: { raw },
  fixture,
  hasPlace,
}: Pick<ReplayResult, 'message' | 'fixture' | 'hasPlace'>): string => {
  const place = hasPlace ? `${raw.topic} ${raw.partition}:${raw.offset}` : raw.topic;
  return `${escapeControls(fixture ?? place)}  key ${keyText(raw.key)}`;
};

const keyText = (key: Buffer | null): string => {
  const text = textOrBytes(key);
  if (text === null) return 'null';
  return typeof text === 'string' ? escapeControls(text) || '""' : `0x${text.toString('hex')}`;
};
