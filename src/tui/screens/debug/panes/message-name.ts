import type { QueuedMessage } from '../../../../app/debug/stop.ts';
import { textOrBytes } from '../../../../core/message-text.ts';
import { clean } from '../../../frame/clean.ts';

/** The fixture of a message, or its topic and place. */
export const messageName = ({ message: { raw }, fixture, hasPlace }: QueuedMessage): string =>
  clean(fixture ?? (hasPlace ? `${raw.topic} ${raw.partition}:${raw.offset}` : raw.topic));

/** The same where there is little room: without folders, without the topic. */
export const placeName = ({ message: { raw }, fixture, hasPlace }: QueuedMessage): string => {
  if (fixture !== undefined) return clean(fixture.slice(fixture.lastIndexOf('/') + 1));
  return hasPlace ? `${raw.partition}:${raw.offset}` : clean(raw.topic);
};

export const keyName = (queued: QueuedMessage): string => {
  const text = keyText(queued);
  return text === null ? 'no key' : `key ${text}`;
};

/** Null: it has none. */
export const keyText = ({ message: { raw } }: QueuedMessage): string | null => {
  const text = textOrBytes(raw.key);
  if (text === null) return null;
  return typeof text === 'string' ? clean(text) || '""' : `0x${text.toString('hex')}`;
};
