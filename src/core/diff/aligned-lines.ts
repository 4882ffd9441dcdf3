/** Two texts beside each other; null where one has no line for the other's. */
export type AlignedLine = {
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly before: string | null;
  readonly after: string | null;
};

/** Pairs of lines that are looked at; beyond it the middle parts are paired as they come. */
const mostPairs = 1_000_000;

/** The lines of two texts, those that are in both beside each other. */
export const alignedLines = (before: readonly string[], after: readonly string[]): readonly AlignedLine[] => {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const middle = alignedMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return [...same(before.slice(0, head)), ...middle, ...same(before.slice(before.length - tail))];
};

const same = (lines: readonly string[]): readonly AlignedLine[] =>
  lines.map((line) => ({ kind: 'same', before: line, after: line }));

const alignedMiddle = (before: readonly string[], after: readonly string[]): readonly AlignedLine[] => {
  if (before.length * after.length > mostPairs) return replacement(before, after);
  const lengths = commonLengths(before, after);
  const lines: AlignedLine[] = [];
  let [from, to, left, right] = [0, 0, 0, 0];
  while (left < before.length || right < after.length) {
    if (left < before.length && right < after.length && before[left] === after[right]) {
      lines.push(...replacement(before.slice(from, left), after.slice(to, right)), ...same([before[left] ?? '']));
      left += 1;
      right += 1;
      from = left;
      to = right;
    } else if (
      right >= after.length ||
      (left < before.length && lengthAt(lengths, left + 1, right) >= lengthAt(lengths, left, right + 1))
    ) {
      left += 1;
    } else right += 1;
  }
  return [...lines, ...replacement(before.slice(from), after.slice(to))];
};

/** Lines that stand where others stood, in pairs as far as they go. */
const replacement = (before: readonly string[], after: readonly string[]): readonly AlignedLine[] =>
  Array.from({ length: Math.max(before.length, after.length) }, (_, index) => {
    const [old, young] = [before[index] ?? null, after[index] ?? null];
    return { kind: old === null ? 'added' : young === null ? 'removed' : 'changed', before: old, after: young };
  });

type Lengths = readonly Uint32Array[];

/** How many lines are common to both from each pair of lines on. */
const commonLengths = (before: readonly string[], after: readonly string[]): Lengths => {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let left = before.length - 1; left >= 0; left -= 1) {
    const [row, next] = [rows[left] ?? new Uint32Array(), rows[left + 1] ?? new Uint32Array()];
    for (let right = after.length - 1; right >= 0; right -= 1) {
      row[right] =
        before[left] === after[right] ? (next[right + 1] ?? 0) + 1 : Math.max(next[right] ?? 0, row[right + 1] ?? 0);
    }
  }
  return rows;
};

const lengthAt = (lengths: Lengths, left: number, right: number): number => lengths[left]?.[right] ?? 0;
