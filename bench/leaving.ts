import type { Figure } from './figure.ts';
import { orderOf, type Scratch } from './scratch-workspace.ts';
import { stepProgram } from './step-program.ts';

const tries = 5;

/** From the wish to leave, at a stop in the handler, to the end of the process: the longest of some. */
export const leaving = async ({ root, write }: Scratch): Promise<readonly Figure[]> => {
  await write('fixtures/short.json', orderOf(1));
  const figures: Figure[] = [];
  for (const how of ['quit', 'Ctrl-C'] as const) {
    const times: number[] = [];
    for (let attempt = 0; attempt < tries; attempt += 1) times.push(await timeToEnd(root, how));
    figures.push({ what: how, value: Math.max(...times), unit: 'ms', most: 500, note: `the longest of ${tries}` });
  }
  return figures;
};

const timeToEnd = async (root: string, how: 'quit' | 'Ctrl-C'): Promise<number> => {
  await using program = await stepProgram(root, ['fixtures/short.json', '--handler', 'total']);
  await program.go('next');
  return await program.end(how);
};
