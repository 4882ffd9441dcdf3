import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Count, runVitest } from './run-vitest.ts';

/** The packages of `test/nodes/`. npm leaves them out where it has none for the system. */
const otherNodes = ['node22', 'node26'] as const;

/** What depends on the V8 below: threads that are ended, watched and stepped. */
const folder = 'test/sandbox';

/**
 * Runs `test/sandbox` again on each other Node.js that evtool supports. `args` are those of `npm test`: when they name
 * paths, only those in the folder are run, and nothing when there are none.
 */
export const runOnOtherNodes = (args: readonly string[]): readonly Count[] => {
  const isInFolder = (arg: string): boolean => arg.includes(folder);
  if (args.length > 0 && !args.some(isInFolder)) return [];
  const own = args.filter((arg) => isInFolder(arg) || !arg.startsWith('test/'));
  return otherNodes.map((name) => runOn(name, own.length > 0 ? own : [folder]));
};

const runOn = (name: string, args: readonly string[]): Count => {
  const node = resolve('node_modules', name, 'bin/node');
  if (existsSync(node)) {
    process.stdout.write(`\n▶ ${name}: vitest run ${args.join(' ')}\n`);
    return runVitest({ node, report: `.cache/vitest-${name}.json`, args });
  }
  process.stdout.write(`\n✗ ${name} is not installed (npm has it for Linux on x64): ${folder} is not run on it.\n`);
  // On a user's machine it is left out; a run that vouches for all of them must have it.
  return { passed: 0, failed: process.env.CI ? 1 : 0, failures: [] };
};
