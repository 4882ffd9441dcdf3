/** The Castagnoli polynomial, bits reversed. Node's `zlib.crc32` has another one. */
const polynomial = 0x82f63b78;

/** The CRC-32C of the bytes from `start` to `end`, as an unsigned 32-bit number. */
export const crc32c = (bytes: Buffer, start = 0, end = bytes.length): number => {
  let crc = -1;
  let at = start;
  for (const last = end - 8; at <= last; at += 8) {
    const low = crc ^ word(bytes, at);
    const high = word(bytes, at + 4);
    crc =
      entry(7, low) ^
      entry(6, low >>> 8) ^
      entry(5, low >>> 16) ^
      entry(4, low >>> 24) ^
      entry(3, high) ^
      entry(2, high >>> 8) ^
      entry(1, high >>> 16) ^
      entry(0, high >>> 24);
  }
  for (; at < end; at += 1) crc = entry(0, crc ^ byte(bytes, at)) ^ (crc >>> 8);
  return ~crc >>> 0;
};

const byte = (bytes: Buffer, at: number): number => bytes[at] ?? 0;

/** Four bytes, little-endian. `readInt32LE` checks its bounds each time, at twice the cost. */
const word = (bytes: Buffer, at: number): number =>
  byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24);

/** Table n says what a byte does to the checksum when n more bytes follow it: so eight go at once. */
const makeTables = (): Int32Array => {
  const tables = new Int32Array(8 * 256);
  for (let value = 0; value < 256; value += 1) tables[value] = afterEightBits(value);
  for (let index = 256; index < tables.length; index += 1) {
    const previous = tables[index - 256] ?? 0;
    tables[index] = (tables[previous & 0xff] ?? 0) ^ (previous >>> 8);
  }
  return tables;
};

const afterEightBits = (value: number): number => {
  let crc = value;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
  return crc;
};

const tables = makeTables();

const entry = (table: number, value: number): number => tables[(table << 8) | (value & 0xff)] ?? 0;
