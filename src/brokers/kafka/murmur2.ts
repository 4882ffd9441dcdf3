const seed = 0x9747b28c;
const m = 0x5bd1e995;

/** Kafka's 32-bit MurmurHash2, signed. `Math.imul` is the 32-bit product that Java has by itself. */
export const murmur2 = (data: Buffer): number => {
  const { length } = data;
  const whole = length - (length % 4);
  let hash = seed ^ length;
  for (let at = 0; at < whole; at += 4) {
    const block = Math.imul(data.readInt32LE(at), m);
    hash = Math.imul(hash, m) ^ Math.imul(block ^ (block >>> 24), m);
  }
  if (length > whole) hash = Math.imul(hash ^ tailOf(data, whole), m);
  hash = Math.imul(hash ^ (hash >>> 13), m);
  return hash ^ (hash >>> 15);
};

/** The last one to three bytes, little-endian. */
const tailOf = (data: Buffer, start: number): number => data.readUIntLE(start, data.length - start);
