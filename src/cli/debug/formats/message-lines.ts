import type { QueuedMessage } from '../../../app/debug/stop.ts';
import { indentJson } from '../../../core/decode/indent-json.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';
import type { Header } from '../../../core/message.ts';
import { textOrBytes } from '../../../core/message-text.ts';
import type { Paint } from '../../colors.ts';
import { issueLines } from '../../formats/issue-lines.ts';
import { messageTitle } from '../../formats/message-title.ts';

const indent = '  ';

/** A message with all that it holds, its value over as many lines as it needs. */
export const messageLines = (queued: QueuedMessage, paint: Paint): readonly string[] => {
  const { message } = queued;
  const { raw, event, issues } = message;
  const topic = queued.fixture === undefined && queued.hasPlace ? [] : [`${indent}topic ${escapeControls(raw.topic)}`];
  return [
    `${messageTitle(queued)}  ${escapeControls(event ?? 'no event')}`,
    ...topic,
    ...headerLines(raw.headers),
    ...valueLines(queued),
    ...issueLines(issues, { paint, indent, hasSchema: true }),
  ];
};

export const headerLines = (headers: readonly Header[]): readonly string[] =>
  headers.map(([name, value]) => {
    const text = textOrBytes(value);
    const shown = Buffer.isBuffer(text) ? `0x${text.toString('hex')}` : (text ?? 'null');
    return `${indent}${escapeControls(name)}: ${escapeControls(shown)}`;
  });

const valueLines = ({ message: { raw, encoding } }: QueuedMessage): readonly string[] => {
  if (raw.value === null) return ['(tombstone)'];
  if (raw.value.length === 0) return ['(empty)'];
  if (encoding === 'base64') return [`0x${raw.value.toString('hex')}`];
  const text = encoding === 'json' ? indentJson(raw.value.toString()) : raw.value.toString();
  return text.split('\n').map(escapeControls);
};
