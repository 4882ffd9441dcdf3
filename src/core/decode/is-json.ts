import { skipSpace } from './json-space.ts';

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openBracket = 0x5b;
const openBrace = 0x7b;

/**
 * Whether bytes are one JSON value (RFC 8259), without making it: quicker than `JSON.parse`, no garbage, and no nesting
 * is too deep for it. Does not look at whether the strings are UTF-8.
 */
export const isJson = (bytes: Uint8Array): boolean => {
  const open: number[] = [];
  let at = skipSpace(bytes, 0);
  for (;;) {
    const next = enter(bytes, at, open);
    at = next === 'scalar' ? leave(bytes, scalarEnd(bytes, at), open) : next;
    if (at < 0) return false;
    if (at === bytes.length) return open.length === 0;
  }
};

/** Inside a container: where its first value starts; -1 where the text is wrong. An empty container counts as a scalar. */
const enter = (bytes: Uint8Array, at: number, open: number[]): number | 'scalar' => {
  const byte = bytes[at];
  if (byte !== openBrace && byte !== openBracket) return 'scalar';
  const first = skipSpace(bytes, at + 1);
  if (bytes[first] === byte + 2) return 'scalar';
  open.push(byte);
  const start = byte === openBrace ? memberStart(bytes, first) : first;
  return start < bytes.length ? start : -1;
};

/** From the end of a value to the start of the next one, or the text's end; -1 where it is wrong. */
const leave = (bytes: Uint8Array, from: number, open: number[]): number => {
  if (from < 0) return -1;
  let at = skipSpace(bytes, from);
  let last = open[open.length - 1];
  while (last !== undefined && bytes[at] === last + 2) {
    open.pop();
    last = open[open.length - 1];
    at = skipSpace(bytes, at + 1);
  }
  if (last === undefined) return at === bytes.length ? at : -1;
  if (bytes[at] !== comma) return -1;
  const next = skipSpace(bytes, at + 1);
  const start = last === openBrace ? memberStart(bytes, next) : next;
  return start < bytes.length ? start : -1;
};

/** Past a member's name and colon. */
const memberStart = (bytes: Uint8Array, at: number): number => {
  if (bytes[at] !== quote) return -1;
  const end = stringEnd(bytes, at);
  if (end < 0) return -1;
  const separator = skipSpace(bytes, end);
  return bytes[separator] === colon ? skipSpace(bytes, separator + 1) : -1;
};

const scalarEnd = (bytes: Uint8Array, at: number): number => {
  switch (bytes[at]) {
    case quote:
      return stringEnd(bytes, at);
    case openBrace:
    case openBracket:
      return skipSpace(bytes, at + 1) + 1;
    case 0x74:
      return wordEnd(bytes, at, 'true');
    case 0x66:
      return wordEnd(bytes, at, 'false');
    case 0x6e:
      return wordEnd(bytes, at, 'null');
    default:
      return numberEnd(bytes, at);
  }
};

const stringEnd = (bytes: Uint8Array, quoteAt: number): number => {
  let at = quoteAt + 1;
  for (;;) {
    let byte = bytes[at];
    while (byte !== undefined && byte !== quote && byte !== backslash && byte >= 0x20) byte = bytes[++at];
    if (byte === quote) return at + 1;
    if (byte !== backslash) return -1;
    const length = escapeLength(bytes, at + 1);
    if (length === 0) return -1;
    at += 1 + length;
  }
};

const escapeLength = (bytes: Uint8Array, at: number): number => {
  const byte = bytes[at] ?? 0;
  if (byte !== 0x75) return '"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0;
  for (let digit = at + 1; digit <= at + 4; digit += 1) if (!isHex(bytes[digit] ?? 0)) return 0;
  return 5;
};

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number): boolean => isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

const wordEnd = (bytes: Uint8Array, at: number, word: string): number => {
  for (let index = 0; index < word.length; index += 1) if (bytes[at + index] !== word.charCodeAt(index)) return -1;
  return at + word.length;
};

const numberEnd = (bytes: Uint8Array, from: number): number => {
  const first = bytes[from] === 0x2d ? from + 1 : from;
  let at = bytes[first] === 0x30 ? first + 1 : digitsEnd(bytes, first);
  if (at > 0 && bytes[at] === 0x2e) at = digitsEnd(bytes, at + 1);
  if (at < 0 || ((bytes[at] ?? 0) | 0x20) !== 0x65) return at;
  const sign = bytes[at + 1];
  return digitsEnd(bytes, sign === 0x2b || sign === 0x2d ? at + 2 : at + 1);
};

/** -1 without a digit. */
const digitsEnd = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (isDigit(bytes[at] ?? 0)) at += 1;
  return at === from ? -1 : at;
};
