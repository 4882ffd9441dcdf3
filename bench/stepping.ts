import type { Figure } from './figure.ts';
import { median } from './median.ts';
import { orderOf, type Scratch } from './scratch-workspace.ts';
import { stepProgram } from './step-program.ts';

const steps = 1_000;
/** Rounds of the handler's loop, of six stops each: the handler does not end before the steps do. */
const rounds = 250;

const ways = [
  { what: 'next', command: 'next', args: [] },
  { what: 'in', command: 'in', args: [] },
  { what: 'next, --isolate=process', command: 'next', args: ['--isolate=process'] },
] as const;

/** From the command's line to the stop's whole line, with locals: the median of many steps, each way in its own process. */
export const stepping = async ({ root, write }: Scratch): Promise<readonly Figure[]> => {
  await write('fixtures/long.json', orderOf(rounds));
  const figures: Figure[] = [];
  for (const { what, command, args } of ways) {
    const times = await stepTimes(root, { command, args });
    const note = `95 % within ${percentile(times, 0.95).toFixed(2)} ms`;
    figures.push({ what, value: median(times), unit: 'ms', most: 2, note });
  }
  return figures;
};

type Way = { readonly command: string; readonly args: readonly string[] };

const stepTimes = async (root: string, { command, args }: Way): Promise<readonly number[]> => {
  await using program = await stepProgram(root, ['fixtures/long.json', '--handler', 'total', ...args]);
  const times: number[] = [];
  for (let step = 0; step < steps; step += 1) times.push((await program.go(command)).ms);
  return times;
};

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
