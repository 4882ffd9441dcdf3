import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';

/** Bundles the program and writes the public library's type declarations and the editors' schema, into dist/. */
const run = (command: string, args: readonly string[]): void => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
};

run('tsdown', []);
run('tsc', ['-p', 'tsconfig.types.json']);
copyFileSync('src/workspace/evtool.schema.json', 'dist/evtool.schema.json');
