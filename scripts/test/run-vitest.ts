import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, relative } from 'node:path';

export type Count = {
  readonly passed: number;
  readonly failed: number;
  /** What failed and why: a line of its name, then the first lines of its errors. */
  readonly failures: readonly string[];
};

export type VitestRun = {
  /** The executable of the Node.js to run on. */
  readonly node: string;
  /** What vitest writes its figures to; one file a run. */
  readonly report: string;
  readonly args: readonly string[];
};

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
};

/** Runs vitest, and what its tests start, on one Node.js. */
export const runVitest = ({ node, report, args }: VitestRun): Count => {
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const command = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args];
  const { status } = spawnSync(node, command, { stdio: 'inherit', env });
  const count = countTests(report);
  if (status === 0 || count.failed > 0) return count;
  return { ...count, failed: 1, failures: [`vitest ended with ${status}, though no test failed`] };
};

const countTests = (report: string): Count => {
  const text = textOf(report);
  if (text === null) return { passed: 0, failed: 1, failures: ['vitest ended before it wrote its report'] };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(text) as Report;
  const failures = testResults.flatMap(failuresOf);
  return { passed: numPassedTests, failed: Math.max(numFailedTests, failures.length), failures };
};

const failuresOf = ({ name, status, message, assertionResults }: Report['testResults'][number]): readonly string[] => {
  const file = relative(process.cwd(), name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [failureOf(file, [message])];
  return failed.map((test) => failureOf(`${file} > ${test.fullName}`, test.failureMessages ?? []));
};

const failureOf = (name: string, messages: readonly string[]): string =>
  [name, ...messages.flatMap(linesOf)].join('\n    ');

const linesOf = (message: string): readonly string[] =>
  message
    .split('\n')
    .filter((line) => !/^\s+at .*node_modules|^\s+at new Promise/.test(line))
    .slice(0, linesOfError);

/** Enough for a screen of a terminal that a test waited for. */
const linesOfError = 50;

/** Null when vitest ended before it wrote its report. */
const textOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};
