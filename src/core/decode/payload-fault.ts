import { isUtf8 } from 'node:buffer';
import type { Issue } from '../issue.ts';
import { findJsonFault } from '../json-fault.ts';
import { isJson } from './is-json.ts';
import { escapeControls } from './visible-text.ts';

/** Letters shown on either side of the place where a payload stops being JSON. */
const around = 24;

/** Why a payload is not JSON, as an issue: each kind of fault has its own keyword. The payload must not be JSON. */
export const payloadFault = (payload: Buffer): Issue => {
  if (payload.length === 0) return fault('empty', 'the payload is empty (0 bytes); only null is a tombstone');
  if (payload[0] === 0 && payload.length >= 5) return confluentFault(payload);
  if (!isUtf8(payload)) return utf8Fault(payload);
  const text = payload.toString();
  if (text.startsWith('\uFEFF'))
    return fault('bom', 'starts with a byte order mark (EF BB BF), which JSON does not allow');
  return syntaxFault(text);
};

const fault = (keyword: string, message: string): Issue => ({
  level: 'error',
  step: 'decode',
  path: '',
  keyword,
  message,
});

/** A zero byte and a big-endian schema id, before what a Schema Registry serializer wrote. */
const confluentFault = (payload: Buffer): Issue => {
  const follows = isJson(payload.subarray(5)) ? 'JSON follows' : 'the rest is not JSON';
  const id = payload.readUInt32BE(1);
  return fault(
    'confluent-header',
    `starts with Confluent's 5-byte Schema Registry header (schema id ${id}); ${follows}`,
  );
};

const utf8Fault = (payload: Buffer): Issue => {
  const at = firstInvalidByte(payload);
  const byte = `0x${(payload[at] ?? 0).toString(16).padStart(2, '0')}`;
  const mark = /^(?:\xff\xfe|\xfe\xff)/.test(payload.toString('latin1', 0, 2));
  return fault('utf-8', `not UTF-8: byte ${at} is ${byte}${mark ? '; this is the byte order mark of UTF-16' : ''}`);
};

/** Decoding puts U+FFFD where bytes are wrong; one that was written as such has the bytes EF BF BD. */
const firstInvalidByte = (payload: Buffer): number => {
  const text = payload.toString();
  let bytesBefore = 0;
  let from = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', from)) {
    bytesBefore += Buffer.byteLength(text.slice(from, at));
    if (payload.readUIntBE(bytesBefore, Math.min(3, payload.length - bytesBefore)) !== 0xefbfbd) return bytesBefore;
    bytesBefore += 3;
    from = at + 1;
  }
  return bytesBefore;
};

const syntaxFault = (text: string): Issue => {
  const found = findJsonFault(text);
  // Both follow RFC 8259: a text that only one of them refuses is a bug of ours.
  if (!found) throw new Error('The payload is JSON after all');
  const { offset, reason } = found;
  const notANumber = /^-?(?:NaN|Infinity)\b/.exec(text.slice(offset, offset + 16))?.[0];
  const why = notANumber ? `JSON has no ${notANumber}` : reason;
  const message = `not JSON at ${placeOf(text, offset)}: ${why}, in ${excerpt(text, offset)}`;
  return fault(notANumber ? 'nan' : 'json', message);
};

const placeOf = (text: string, offset: number): string => {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
};

const excerpt = (text: string, offset: number): string => {
  const start = Math.max(0, offset - around);
  const piece = escapeControls(text.slice(start, offset + around));
  return `${start > 0 ? '…' : ''}${piece}${offset + around < text.length ? '…' : ''}`;
};
