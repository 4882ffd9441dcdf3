import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ConsoleStep } from './console-block.ts';

const bin = fileURLToPath(new URL('../../bin/evtool.js', import.meta.url));

/** No command: the prompt says so, also while it stands in the past, and nothing else happens. */
const mark = '‡';
const markAnswer = new RegExp(`^unknown command "${mark}".*\\n`, 'gm');

export type ConsoleSession = (steps: readonly ConsoleStep[]) => Promise<readonly ConsoleStep[]>;

/** A shell in a folder, where `evtool` is the built program: gives the steps with what they really print. */
export const openConsole = async (cwd: string): Promise<ConsoleSession> => {
  const path = await mkdtemp(join(tmpdir(), 'evtool-bin-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  await writeFile(join(path, 'evtool'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
  await chmod(join(path, 'evtool'), 0o755);
  const env = { PATH: `${path}${delimiter}${process.env.PATH}`, HOME: path, TZ: 'UTC' };
  let status = 0;

  const run = async ([command, ...typed]: readonly ConsoleStep[]): Promise<readonly ConsoleStep[]> => {
    if (command === undefined) return [];
    const shell = spawn('sh', ['-c', `exec 2>&1; (exit ${status}); ${command.typed}`], { cwd, env });
    // It may end before it has read all.
    shell.stdin.on('error', () => {});
    shell.stdin.end(typed.map((step) => `${mark}\n${step.typed}\n`).join(''));
    const ended = new Promise<number>((resolve, reject) => shell.on('error', reject).on('close', resolve));
    const outputs = (await text(shell.stdout)).split(markAnswer);
    status = await ended;
    return [command, ...typed].map((step, at) => ({ ...step, output: outputs[at] ?? '' }));
  };

  return async (steps) => {
    const done: ConsoleStep[] = [];
    for (const commands of byCommand(steps)) done.push(...(await run(commands)));
    return done;
  };
};

/** Each command with what is typed at its prompt. */
const byCommand = (steps: readonly ConsoleStep[]): readonly (readonly ConsoleStep[])[] => {
  const groups: ConsoleStep[][] = [];
  for (const step of steps) {
    if (step.prompt === '$ ') groups.push([step]);
    else groups.at(-1)?.push(step);
  }
  return groups;
};
