import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * `npm test`: every check, then every test, whatever failed before, and one closing line with the count. Arguments go
 * to vitest: `npm test -- test/core`.
 */
const report = '.cache/vitest.json';
const checks: readonly (readonly [string, ...string[]])[] = [
  ['npm', 'run', '--silent', 'build'],
  ['tsc', '-p', 'tsconfig.json'],
  ['biome', 'check', '.'],
  ['depcruise', 'src', '--config', 'dependency-cruiser.cjs'],
  ['knip'],
];

const succeeds = ([command, ...args]: readonly [string, ...string[]]): boolean => {
  process.stdout.write(`\n▶ ${[command, ...args].join(' ')}\n`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
};

const countTests = (): { passed: number; failed: number } => {
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    success: boolean;
  };
  const failed = numFailedTests || numFailedTestSuites || (success ? 0 : 1);
  return { passed: numPassedTests, failed };
};

const checked = checks.map(succeeds);
const vitest = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] as const;
const testsRan = succeeds([...vitest, ...process.argv.slice(2)]);
const tests = countTests();
const passed = checked.filter(Boolean).length + tests.passed;
const failed = checked.filter((ok) => !ok).length + Math.max(tests.failed, testsRan ? 0 : 1);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
