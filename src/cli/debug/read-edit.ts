import { findJsonFault } from '../../core/json-fault.ts';
import type { Misuse, PromptCommand } from './prompt-command.ts';

/**
 * Reads `POINTER JSON`. The pointer ends at a space; one that holds spaces, and the empty one, which means the whole
 * value, stand in quotes. `/` is refused: it means the member without a name, and who types it means the whole.
 */
export const readEdit = (text: string): PromptCommand | Misuse => {
  if (text === '') return { name: 'edit', change: null };
  const { written = '', json = '' } = /^(?<written>"(?:[^"\\]|\\.)*"|\S+)\s*(?<json>.*)$/su.exec(text)?.groups ?? {};
  const pointer = pointerOf(written);
  if (pointer === null)
    return misuse(`needs a JSON pointer, not ${written}: edit /name "new", edit "" {…} for the whole`);
  if (pointer === '/') return misuse('"" {…} changes the whole value; "/" is the member without a name');
  if (json === '') return misuse(`${written} needs the new value as JSON, for example: edit ${written} "new"`);
  const fault = findJsonFault(json);
  if (fault === null) return { name: 'edit', change: { pointer, json } };
  const isWord = fault.offset === 0 && /^[^"'{[]/.test(json);
  const advice = isWord ? `; a text stands in quotes: edit ${written} ${JSON.stringify(json)}` : '';
  return misuse(`${written}: the JSON is wrong at character ${fault.offset + 1}: ${fault.reason}${advice}`);
};

/** Null when it is none: it is empty or starts with a slash, and `~` is escaped. */
const pointerOf = (written: string): string | null => {
  const pointer = written.startsWith('"') ? unquoted(written) : written;
  return pointer !== null && /^(?:\/(?:[^~]|~[01])*)?$/su.test(pointer) ? pointer : null;
};

const unquoted = (text: string): string | null => {
  if (findJsonFault(text) !== null) return null;
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' ? value : null;
};

const misuse = (why: string): Misuse => ({ command: 'edit', error: `edit ${why}` });
