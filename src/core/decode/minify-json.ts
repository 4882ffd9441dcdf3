import { isSpace } from './json-space.ts';

const quote = 0x22;
const backslash = 0x5c;

/**
 * JSON without the whitespace outside strings; every other byte stays as it is, so numbers such as
 * 12345678901234567890 or 1.0 keep their text. The bytes must be JSON (`isJson`). Without whitespace they are returned
 * themselves, not a copy.
 */
export const minifyJson = (bytes: Buffer): Buffer => {
  const first = nextSpace(bytes, 0);
  return first === bytes.length ? bytes : withoutSpaces(bytes, first);
};

const withoutSpaces = (bytes: Buffer, first: number): Buffer => {
  const kept = Buffer.allocUnsafe(bytes.length);
  let length = bytes.copy(kept, 0, 0, first);
  let at = first;
  while (at < bytes.length) {
    while (isSpace(bytes[at])) at += 1;
    const end = nextSpace(bytes, at);
    length = copy({ from: bytes, start: at, end, to: kept, at: length });
    at = end;
  }
  return kept.subarray(0, length);
};

type Copy = {
  readonly from: Buffer;
  readonly start: number;
  readonly end: number;
  readonly to: Buffer;
  readonly at: number;
};

/** Indented JSON is many short pieces, for which a native call costs more than a loop. */
const copy = ({ from, start, end, to, at }: Copy): number => {
  if (end - start > 32) return at + from.copy(to, at, start, end);
  let length = at;
  for (let index = start; index < end; index += 1) to[length++] = from[index] ?? 0;
  return length;
};

/** The next whitespace outside a string, from a place outside a string; the length when there is none. */
const nextSpace = (bytes: Buffer, from: number): number => {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) at = closingQuote(bytes, at);
    else if (byte <= 0x20) return at;
  }
  return bytes.length;
};

const closingQuote = (bytes: Buffer, opening: number): number => {
  let at = opening + 1;
  for (let byte = bytes[at]; byte !== undefined && byte !== quote; byte = bytes[at]) at += byte === backslash ? 2 : 1;
  return at;
};
