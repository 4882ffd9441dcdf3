import type { Figure } from './figure.ts';
import { runProgram } from './run-program.ts';
import type { Scratch } from './scratch-workspace.ts';

const few = 10_000;
// V8 takes room for new objects until it has seen some 80,000 messages; what grows after that is a leak.
const many = 80_000;
const more = 160_000;

/** Messages of an embedded topic through a handler that only counts them: how fast, and in how much memory. */
export const replay = async ({ root }: Scratch): Promise<readonly Figure[]> => {
  await runProgram(root, ['produce', '-t', 'orders', '-'], orders(more));
  const [one, some] = [await replayed(root, 1), await replayed(root, few)];
  const [all, double] = [await replayed(root, many), await replayed(root, more)];
  return [
    {
      what: `${few} messages`,
      value: (few * 1000) / (some.ms - one.ms),
      unit: 'messages/s',
      least: 5_000,
      note: `${(some.ms / 1000).toFixed(2)} s, 1 message ${(one.ms / 1000).toFixed(2)} s`,
    },
    { what: `memory for ${more}, against ${many}`, unit: '×', most: 1.2, ...growth(all.peakMb, double.peakMb) },
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
