import type { QueuedMessage } from '../../../../app/debug/stop.ts';
import { textOrBytes } from '../../../../core/message-text.ts';
import { clean } from '../../../frame/clean.ts';

/** The fixture of a message, or its topic and place. */
export const messageName = ({ message: { raw }, fixture, hasPlace }: QueuedMessage): string =>
  clean(fixture ?? (hasPlace ? `${raw.topic} ${raw.partition}:${raw.offset}` : raw.topic));

export const keyName = ({ message: { raw } }: QueuedMessage): string => {
  const text = textOrBytes(raw.key);
  if (text === null) return 'no key';
  return typeof text === 'string' ? `key ${clean(text) || '""'}` : `key 0x${text.toString('hex')}`;
};
