/** A stream of numbers in [0, 1) that depends on the seed alone (sfc32, seeded by FNV-1a). Not for secrets. */
export const seededRandom = (seed: string): (() => number) => {
  let a = hash(seed);
  let b = hash(`${seed}b`);
  let c = hash(`${seed}c`);
  let counter = 1;
  const next = (): number => {
    const result = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    return (result >>> 0) / 2 ** 32;
  };
  // The first numbers still show how alike two seeds are.
  for (let round = 0; round < 12; round++) next();
  return next;
};

/** A version 4 UUID made of such a stream. */
export const randomUuid = (random: () => number): string => {
  const bytes = Array.from({ length: 16 }, () => Math.floor(random() * 256));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value | 0;
};
