import { skipSpace } from '../decode/json-space.ts';
import type { JsonPart } from '../fixture/json-parts.ts';

/** An object or array in JSON bytes; `member` is the innermost member that leads to it. */
export type JsonContainer = {
  /** Where its bracket stands. */
  readonly open: number;
  readonly isArray: boolean;
  readonly parts: readonly JsonPart[];
  readonly member: JsonPart | undefined;
};

/** Text for the bytes from `start` to `end`. */
type Piece = { readonly start: number; readonly end: number; readonly text: string };

/** Adds a member or an element at the end of an object or array, spaced as the parts that are there. */
export const addPart = (
  bytes: Buffer,
  { into, name }: { readonly into: JsonContainer; readonly name: string },
  json: string,
): Piece => {
  const { open, isArray, parts } = into;
  const last = parts.at(-1);
  const colon = colonOf(bytes, isArray ? into.member : (last ?? into.member));
  const text = isArray ? json : JSON.stringify(name) + colon + json;
  if (last === undefined) return { start: open + 1, end: skipSpace(bytes, open + 1), text };
  return { start: last.end, end: last.end, text: separatorOf(bytes, into, colon) + text };
};

/** What stands between a member's name and its value. */
const colonOf = (bytes: Buffer, member: JsonPart | undefined): string => {
  if (member === undefined) return ':';
  const text = bytes.toString('latin1', member.nameAt, member.start);
  return text.slice(text.lastIndexOf('"') + 1);
};

/** From the end of one part to the start of the next; a single part tells it by what stands before it. */
const separatorOf = (bytes: Buffer, { open, parts }: JsonContainer, colon: string): string => {
  const [last, previous] = [parts.at(-1), parts.at(-2)];
  if (previous && last) return bytes.toString('latin1', previous.end, last.nameAt);
  const lead = bytes.toString('latin1', open + 1, last?.nameAt);
  return `,${lead === '' && colon.endsWith(' ') ? ' ' : lead}`;
};
