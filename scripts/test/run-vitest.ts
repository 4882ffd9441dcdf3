import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';

export type Count = { readonly passed: number; readonly failed: number };

export type VitestRun = {
  /** The executable of the Node.js to run on. */
  readonly node: string;
  /** What vitest writes its figures to; one file a run. */
  readonly report: string;
  readonly args: readonly string[];
};

/** Runs vitest, and what its tests start, on one Node.js. */
export const runVitest = ({ node, report, args }: VitestRun): Count => {
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const command = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args];
  const { status } = spawnSync(node, command, { stdio: 'inherit', env });
  const { passed, failed } = countTests(report);
  return { passed, failed: Math.max(failed, status === 0 ? 0 : 1) };
};

const countTests = (report: string): Count => {
  const text = textOf(report);
  if (text === null) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(text) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites };
};

/** Null when vitest ended before it wrote its report. */
const textOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};
