import type { Figure } from './figure.ts';
import { runProgram } from './run-program.ts';
import type { Scratch } from './scratch-workspace.ts';

const few = 10_000;
const many = 40_000;

/** Messages of an embedded topic through a handler that only counts them: how fast, and in how much memory. */
export const replay = async ({ root }: Scratch): Promise<readonly Figure[]> => {
  await runProgram(root, ['produce', '-t', 'orders', '-'], orders(many));
  const [one, some, all] = [await replayed(root, 1), await replayed(root, few), await replayed(root, many)];
  return [
    {
      what: `${few} messages`,
      value: (few * 1000) / (some.ms - one.ms),
      unit: 'messages/s',
      least: 5_000,
      note: `${(some.ms / 1000).toFixed(2)} s, 1 message ${(one.ms / 1000).toFixed(2)} s`,
    },
    { what: `memory for ${many}, against ${few}`, unit: '×', most: 1.3, ...growth(some.peakMb, all.peakMb) },
  ];
};

const replayed = (root: string, count: number) =>
  runProgram(root, ['replay', 'orders', '--handler', 'count', '-n', `${count}`, '-O', 'ndjson']);

const growth = (some: number | null, all: number | null): Pick<Figure, 'value' | 'note'> =>
  some === null || all === null
    ? { value: null, note: 'only Linux tells the peak, in /proc' }
    : { value: all / some, note: `${all.toFixed(0)} MB, ${some.toFixed(0)} MB` };

const orders = (count: number): string =>
  Array.from({ length: count }, (_, number) => {
    const value = { id: `order-${number}`, lines: [{ sku: `part-${number % 100}`, count: (number % 9) + 1 }] };
    return JSON.stringify({ event: 'order', value });
  }).join('\n');
