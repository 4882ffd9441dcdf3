const seed = 0x9747b28c;
const mixer = 0x5bd1e995;

/** Kafka's 32-bit MurmurHash2, signed. `Math.imul` is the 32-bit product that Java has by itself. */
export const murmur2 = (bytes: Buffer): number => {
  const { length } = bytes;
  const whole = length & ~3;
  let hash = seed ^ length;
  for (let at = 0; at < whole; at += 4) {
    const block = Math.imul(bytes.readInt32LE(at), mixer);
    hash = Math.imul(hash, mixer) ^ Math.imul(block ^ (block >>> 24), mixer);
  }
  if (length > whole) hash = Math.imul(hash ^ bytes.readUIntLE(whole, length - whole), mixer);
  hash = Math.imul(hash ^ (hash >>> 13), mixer);
  return hash ^ (hash >>> 15);
};
