import { skipSpace } from '../decode/json-space.ts';
import { type JsonPart, jsonParts } from '../fixture/json-parts.ts';
import { findJsonFault } from '../json-fault.ts';
import { pointerStep, pointerTokens } from '../json-pointer.ts';
import { nearest } from '../nearest.ts';
import { addPart, type JsonContainer } from './add-json-part.ts';

/** `error`: why not, and what is there; a clause that names the pointer. */
export type Replaced = { readonly text: string } | { readonly error: string };

/**
 * Puts JSON in the place of the value at a JSON pointer (RFC 6901) and leaves every other byte as it is: digits that no
 * double holds, the order, the spaces. A member that is missing is added at its object's end, an element at its array's
 * (`-`, or the index after the last). Of repeated members the last is replaced: the one that counts. `text` must be JSON,
 * but for the pointer '', which means the whole of it.
 */
export const replaceInJson = (text: string, pointer: string, json: string): Replaced => {
  const fault = pointerFault(pointer) ?? jsonFault(json);
  if (fault !== null) return { error: fault };
  const trimmed = json.trim();
  if (pointer === '') return { text: trimmed };
  const bytes = Buffer.from(text);
  const found = find(bytes, pointer);
  if ('error' in found) return { error: `${pointer}: ${found.error}` };
  const piece = 'into' in found ? addPart(bytes, found, trimmed) : { ...found, text: trimmed };
  return { text: bytes.toString('utf8', 0, piece.start) + piece.text + bytes.toString('utf8', piece.end) };
};

const pointerFault = (pointer: string): string | null => {
  const refused = `${JSON.stringify(pointer)} is no JSON pointer`;
  if (pointer !== '' && !pointer.startsWith('/')) return `${refused}: it starts with a slash, as /name does`;
  return /~(?![01])/.test(pointer) ? `${refused}: in a name, ~0 stands for "~" and ~1 for "/"` : null;
};

const jsonFault = (json: string): string | null => {
  const fault = findJsonFault(json);
  if (fault === null) return null;
  const before = json.slice(0, fault.offset).split(/\r\n|\n|\r/);
  const column = (before.at(-1) ?? '').length + 1;
  const place = /[\n\r]/.test(json) ? `line ${before.length}, column ${column}` : `character ${column}`;
  return `the JSON is wrong at ${place}: ${fault.reason}`;
};

type Found =
  | Pick<JsonPart, 'start' | 'end'>
  | { readonly into: JsonContainer; readonly name: string }
  | { readonly error: string };

const find = (bytes: Buffer, pointer: string): Found => {
  const names = pointerTokens(pointer);
  let place: JsonPart = { name: '', nameAt: 0, start: 0, end: bytes.length };
  let member: JsonPart | undefined;
  let above = '';
  for (const [depth, name] of names.entries()) {
    const parts = jsonParts(bytes, place.start);
    if (parts === undefined) return { error: `${above || 'the value'} is ${kindAt(bytes, place)}, it has no members` };
    const container: JsonContainer = { ...openingAt(bytes, place), parts, member };
    const next = parts.findLast((part) => part.name === name);
    if (next === undefined) return missing(container, { name, above, isLast: depth === names.length - 1 });
    if (next.nameAt !== next.start) member = next;
    place = next;
    above += pointerStep(name);
  }
  return place;
};

const openingAt = (bytes: Buffer, { start }: JsonPart): Pick<JsonContainer, 'open' | 'isArray'> => {
  const open = skipSpace(bytes, start);
  return { open, isArray: bytes[open] === 0x5b };
};

const kinds: Readonly<Record<string, string>> = { '"': 'a string', t: 'true', f: 'false', n: 'null' };

const kindAt = (bytes: Buffer, { start, end }: JsonPart): string =>
  kinds[bytes.toString('latin1', start, end).trimStart()[0] ?? ''] ?? 'a number';

type Missing = { readonly name: string; readonly above: string; readonly isLast: boolean };

const missing = (into: JsonContainer, { name, above, isLast }: Missing): Found => {
  const { length } = into.parts;
  if (!into.isArray) return isLast ? { into, name } : { error: `${above || 'the value'} has ${noMember(into, name)}` };
  if (isLast && (name === '-' || name === String(length))) return { into, name };
  const items = length === 0 ? 'the list is empty' : `the list has ${length} item${length === 1 ? '' : 's'}`;
  if (length > 0 && !/^(?:0|[1-9]\d*)$/.test(name)) return { error: `${items}, numbered from 0` };
  return { error: isLast ? `${items}; ${above}/- adds one` : items };
};

const noMember = ({ parts }: JsonContainer, name: string): string => {
  const names = new Set(parts.map((part) => part.name));
  const meant = nearest(name, names);
  const advice = meant === undefined ? known(names) : `; did you mean ${JSON.stringify(meant)}?`;
  return `no member ${JSON.stringify(name)}${advice}`;
};

const known = (names: ReadonlySet<string>): string => {
  if (names.size === 0) return ', it is empty';
  const shown = [...names].slice(0, 5).map((name) => JSON.stringify(name));
  return `, only ${shown.join(', ')}${names.size > 5 ? ', …' : ''}`;
};
