import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { runProgram } from './run-program.ts';
import { orderOf, type Scratch } from './scratch-workspace.ts';

/** Rounds of the handler's loop, of seven stops each. */
const rounds = 300;

/** The whole process, less one that traces a loop of one round. */
export const trace = async ({ root, write }: Scratch): Promise<readonly Figure[]> => {
  await write('fixtures/long.json', orderOf(rounds));
  await write('fixtures/short.json', orderOf(1));
  const start = await runProgram(root, traced('short'));
  const whole = await runProgram(root, traced('long'));
  const stops = (await readFile(join(root, 'long.trace'), 'utf8')).split('\n').filter(isStop).length;
  if (stops < 2_000) throw new Error(`the trace has only ${stops} stops`);
  const note = `${(whole.ms / 1000).toFixed(2)} s with start-up`;
  return [{ what: `${stops} stops`, value: (whole.ms - start.ms) / 1000, unit: 's', most: 3, note }];
};

const traced = (name: string): readonly string[] => [
  'replay',
  `fixtures/${name}.json`,
  '--handler',
  'total',
  '--trace',
  `${name}.trace`,
];

const isStop = (line: string): boolean => line.startsWith('{"stop":');
