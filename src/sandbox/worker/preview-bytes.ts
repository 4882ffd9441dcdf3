import type { Value } from '../../core/debug/value.ts';
import { hidden, longestOf, shownBeginning } from '../../core/shown-beginning.ts';
import { classNameOf } from './class-name.ts';
import { Bytes, encoder, getters, kindOf, listOf, methods, min } from './intrinsics.ts';
import type { Ink } from './preview-ink.ts';

/** How many of the first bytes are shown. */
const mostBytes = 32;

/** Bytes of any kind; undefined for other objects, also for arrays of larger numbers: those are lists. */
export const previewBytes = (value: object, ink: Ink): Value | undefined => {
  const bytes = bytesOf(value);
  if (bytes === undefined) return undefined;
  const size = getters.typedBytes(bytes);
  const text = ink.hide.length === 0 ? firstHex(bytes, size) : hexWithoutSecrets(bytes, size, ink);
  ink.left -= text.length;
  return { type: 'bytes', name: classNameOf(value), text, size, entries: [] };
};

const bytesOf = (value: object): Uint8Array | undefined => {
  if (kindOf.isUint8Array(value)) return value;
  try {
    if (kindOf.isInt8Array(value) || kindOf.isUint8ClampedArray(value))
      return new Bytes(getters.typedBuffer(value), getters.typedOffset(value), getters.typedBytes(value));
    if (kindOf.isDataView(value))
      return new Bytes(getters.viewBuffer(value), getters.viewOffset(value), getters.viewBytes(value));
    return kindOf.isAnyArrayBuffer(value) ? new Bytes(value) : undefined;
  } catch {
    // A buffer that was transferred to another thread holds nothing any more.
    return new Bytes(0);
  }
};

const firstHex = (bytes: Uint8Array, size: number): string =>
  `${methods.hex(bytes, 0, min(size, mostBytes))}${size > mostBytes ? '…' : ''}`;

/** Secrets are looked for as their bytes, a character for each. */
const hexWithoutSecrets = (bytes: Uint8Array, size: number, { hide }: Ink): string => {
  const secrets = listOf(hide.length, (index) => latin1(methods.encode(encoder, hide[index])));
  const reach = longestOf(secrets) + 1;
  for (let window = mostBytes + reach; ; window *= 2) {
    const shown = shownBeginning(latin1(bytes, min(size, window)), secrets, mostBytes);
    if (window >= size || shown.read + reach <= window) return `${hexOf(shown.text)}${shown.read < size ? '…' : ''}`;
  }
};

const latin1 = (bytes: Uint8Array, end: number = getters.typedBytes(bytes)): string => methods.latin1(bytes, 0, end);

const hexOf = (shown: string): string => {
  let text = '';
  for (let index = 0; index < shown.length; index += 1) {
    const unit = methods.unitAt(shown, index);
    if (unit > 0xff) index += hidden.length - 1;
    text += unit > 0xff ? hidden : hexOfByte(unit);
  }
  return text;
};

const hexOfByte = (byte: number): string => `${byte < 16 ? '0' : ''}${methods.digits(byte, 16)}`;
