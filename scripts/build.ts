import { spawnSync } from 'node:child_process';

/** Bundles the program and writes the public library's type declarations, into dist/. */
const run = (command: string, args: readonly string[]): void => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
};

run('tsdown', []);
run('tsc', ['-p', 'tsconfig.types.json']);
