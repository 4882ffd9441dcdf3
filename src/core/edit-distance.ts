/**
 * How many single-letter edits (change, insert, delete, swap of two neighbours) turn `a` into `b`; `limit + 1` when it
 * takes more than `limit`.
 */
export const editDistance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      current.push(cheapest({ a, b, row, column, before, last, left: current[column - 1] ?? 0 }));
    }
    if (Math.min(...current) > limit) return limit + 1;
    before = last;
    last = current;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
};

type Cell = {
  readonly a: string;
  readonly b: string;
  readonly row: number;
  readonly column: number;
  readonly before: readonly number[];
  readonly last: readonly number[];
  readonly left: number;
};

const cheapest = ({ a, b, row, column, before, last, left }: Cell): number => {
  const isSame = a[row - 1] === b[column - 1];
  const changed = (last[column - 1] ?? 0) + (isSame ? 0 : 1);
  const cost = Math.min(changed, (last[column] ?? 0) + 1, left + 1);
  const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  return isSwap ? Math.min(cost, (before[column - 2] ?? 0) + 1) : cost;
};
