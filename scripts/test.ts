import { spawnSync } from 'node:child_process';
import { runOnOtherNodes } from './test/run-on-other-nodes.ts';
import { type Count, runVitest } from './test/run-vitest.ts';

/**
 * `npm test`: every check, then every test, whatever failed before, then the tests of the sandbox on the other versions
 * of Node.js, and one closing line with the count. Arguments go to vitest: `npm test -- test/core`.
 */
const checks: readonly (readonly [string, ...string[]])[] = [
  ['npm', 'run', '--silent', 'build'],
  ['tsc', '-p', 'tsconfig.json'],
  ['biome', 'check', '.'],
  ['depcruise', 'src', '--config', 'dependency-cruiser.cjs'],
  ['knip'],
];

const runCheck = ([command, ...args]: readonly [string, ...string[]]): Count => {
  process.stdout.write(`\n▶ ${[command, ...args].join(' ')}\n`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status === 0) return { passed: 1, failed: 0, failures: [] };
  return { passed: 0, failed: 1, failures: [[command, ...args].join(' ')] };
};

const runTests = (args: readonly string[]): Count => {
  process.stdout.write(`\n▶ ${['vitest run', ...args].join(' ')}\n`);
  return runVitest({ node: process.execPath, report: '.cache/vitest.json', args });
};

const args = process.argv.slice(2);
const counts = [...checks.map(runCheck), runTests(args), ...runOnOtherNodes(args)];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
// Last, where whoever sees only the end of a long run finds it.
for (const failure of counts.flatMap(({ failures }) => failures)) process.stdout.write(`\n✗ ${failure}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
