/** The polynomial of zlib and Ethernet, bits reversed; record batches have another one. */
const polynomial = 0xedb88320;

const afterEightBits = (value: number): number => {
  let crc = value;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
  return crc;
};

const table = Int32Array.from({ length: 256 }, (_, value) => afterEightBits(value));

/** The CRC-32 of some bytes, as an unsigned 32-bit number. Its own table, since the core does without Node's zlib. */
export const crc32 = (bytes: Buffer): number => {
  let crc = -1;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
};
