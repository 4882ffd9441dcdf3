import type { Figure } from './figure.ts';
import { median } from './median.ts';
import { orderOf, type Scratch, total } from './scratch-workspace.ts';
import { type SteppedProgram, stepProgram } from './step-program.ts';

const saves = 5;

/** From the write of the handler's file to the first stop in what was written, with `--watch --step`. */
export const save = async ({ root, write }: Scratch): Promise<readonly Figure[]> => {
  await write('fixtures/short.json', orderOf(1));
  await using program = await stepProgram(root, ['fixtures/short.json', '--handler', 'total', '--watch']);
  const times: number[] = [];
  for (let number = 1; number <= saves; number += 1) {
    // A line more above the handler each time: the stop's line says that it is the new one.
    const text = `${'//\n'.repeat(number)}${total}`;
    times.push(await timeToStop(program, { number, save: () => write('handlers/total.ts', text) }));
  }
  const note = `longest ${Math.max(...times).toFixed(0)} ms`;
  return [{ what: 'save to stop', value: median(times), unit: 'ms', most: 300, note }];
};

type Save = { readonly number: number; readonly save: () => Promise<void> };

const timeToStop = async ({ first, after }: SteppedProgram, { number, save }: Save): Promise<number> => {
  const { stop, ms } = await after(save);
  const wanted = (first.line ?? 0) + number;
  if (stop.line !== wanted) throw new Error(`save ${number} led to line ${stop.line}, not ${wanted}`);
  return ms;
};
