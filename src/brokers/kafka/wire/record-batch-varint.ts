/** Zigzag varints as in Kafka's records, in plain numbers: exact up to ±2^53, which no time or length exceeds. */

export type VarintCursor = { readonly bytes: Buffer; at: number };

/** Reads a 32-bit varint; NaN when the bytes end within it or it is longer than five bytes. */
export const readVarint = (cursor: VarintCursor): number => {
  const { bytes } = cursor;
  const first = bytes[cursor.at];
  if (first === undefined) return Number.NaN;
  if (first < 0x80) {
    cursor.at += 1;
    return (first >>> 1) ^ -(first & 1);
  }
  let value = first & 0x7f;
  for (let shift = 7, at = cursor.at + 1; shift < 35; shift += 7, at += 1) {
    const next = bytes[at];
    if (next === undefined) return Number.NaN;
    value |= (next & 0x7f) << shift;
    if (next >= 0x80) continue;
    cursor.at = at + 1;
    return (value >>> 1) ^ -(value & 1);
  }
  return Number.NaN;
};

/** Reads a 64-bit varint; NaN when the bytes end within it or it is longer than ten bytes. */
export const readVarlong = (cursor: VarintCursor): number => {
  let low = 0;
  let high = 0;
  for (let shift = 0, at = cursor.at; shift < 70; shift += 7, at += 1) {
    const next = cursor.bytes[at];
    if (next === undefined) return Number.NaN;
    const bits = next & 0x7f;
    if (shift < 32) low |= bits << shift;
    if (shift === 28) high = bits >>> 4;
    if (shift > 28) high |= bits << (shift - 32);
    if (next >= 0x80) continue;
    cursor.at = at + 1;
    const sign = -(low & 1);
    const magnitude = (low >>> 1) | (high << 31);
    return ((high >>> 1) ^ sign) * 2 ** 32 + ((magnitude ^ sign) >>> 0);
  }
  return Number.NaN;
};

/** How many bytes `value`, a 32-bit integer, takes. */
export const varintSize = (value: number): number => {
  const zigzag = ((value << 1) ^ (value >> 31)) >>> 0;
  if (zigzag < 0x80) return 1;
  return Math.ceil((32 - Math.clz32(zigzag)) / 7);
};

/** Writes a 32-bit integer, and returns where the next byte goes. */
export const writeVarint = (bytes: Buffer, at: number, value: number): number => {
  let left = (value << 1) ^ (value >> 31);
  let next = at;
  for (; left & ~0x7f; left >>>= 7) {
    bytes[next] = (left & 0x7f) | 0x80;
    next += 1;
  }
  bytes[next] = left;
  return next + 1;
};

const isShort = (value: number): boolean => value === (value | 0);

/** How many bytes `value`, an integer, takes. */
export const varlongSize = (value: number): number => {
  if (isShort(value)) return varintSize(value);
  const zigzag = zigzag64(value);
  return Math.ceil(zigzag.toString(2).length / 7);
};

/** Writes an integer of any size, and returns where the next byte goes. */
export const writeVarlong = (bytes: Buffer, at: number, value: number): number => {
  if (isShort(value)) return writeVarint(bytes, at, value);
  let left = zigzag64(value);
  let next = at;
  for (; left > 0x7fn; left >>= 7n) {
    bytes[next] = Number(left & 0x7fn) | 0x80;
    next += 1;
  }
  bytes[next] = Number(left);
  return next + 1;
};

const zigzag64 = (value: number): bigint => {
  const big = BigInt(value);
  return BigInt.asUintN(64, (big << 1n) ^ (big >> 63n));
};
