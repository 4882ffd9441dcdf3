const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** A duration in its largest whole unit: `3 h`, `12 s`; `0 s` below a second. */
export const age = (ms: number): string => {
  const [unit, size] = units.find(([, length]) => ms >= length) ?? ['s', 1_000];
  return `${Math.floor(Math.max(0, ms) / size)} ${unit}`;
};
