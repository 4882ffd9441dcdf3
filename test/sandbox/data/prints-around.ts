import { execFileSync, execSync, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs, { writeSync } from 'node:fs';
import { promisify } from 'node:util';

const node = process.execPath;
const both = "process.stdout.write('out of it'); process.stderr.write('err of it')";

const ways: Readonly<Record<string, () => unknown>> = {
  writeSync: () => writeSync(1, 'one\n') + fs.writeSync(2, Buffer.from('..two..'), 2, 3),
  write: async () => (await promisify(fs.write)(1, 'later')).bytesWritten,
  writev: () => fs.writevSync(1, [Buffer.from('a'), Buffer.from('b')]),
  files: () => {
    fs.writeFileSync(1, 'whole');
    fs.appendFileSync('/dev/stderr', 'more');
  },
  spawn: async () => {
    const child = spawn(node, ['-e', both], { stdio: 'inherit' });
    await once(child, 'close');
    return [child.stdout, child.stderr, child.exitCode];
  },
  numbers: async () => {
    const child = spawn(node, ['-e', both], { stdio: ['ignore', 2, 2] });
    await once(child, 'close');
    return child.stdio;
  },
  streams: async () => {
    await once(spawn(node, ['-e', both], { stdio: [0, process.stderr, process.stdout] }), 'close');
  },
  keyboard: async () => {
    await once(spawn(node, ['-e', both], { stdio: ['ignore', 0, 'ignore'] }), 'close');
  },
  fourth: async () => {
    const child = spawn(node, ['-e', "require('fs').writeSync(3, 'out of it')"], { stdio: ['ignore', 'ignore', 'ignore', 1] });
    await once(child, 'close');
  },
  manySigns: async () => {
    const script = "process.stdout.write('\\u20ac'.repeat(100_000))";
    await once(spawn(node, ['-e', script], { stdio: 'inherit' }), 'close');
  },
  muchSync: () => spawnSync(node, ['-e', "process.stdout.write('a'.repeat(2 ** 21))"], { stdio: 'inherit' }).status,
  fork: async () => {
    const child = fork(new URL('./forked.mjs', import.meta.url), { execArgv: [] });
    await once(child, 'close');
  },
  spawnSync: () => {
    const { status, stdout } = spawnSync(node, ['-e', both], { stdio: ['inherit', 'inherit', 2] });
    return [status, stdout];
  },
  execSync: () => execSync(`"${node}" -e "${both}"`, { stdio: 'inherit' }),
  numbersSync: () => spawnSync(node, ['-e', both], { stdio: ['ignore', 2, 2] }).output,
  execNumbersSync: () => execSync(`"${node}" -e "${both}"`, { stdio: ['ignore', 2, 2] }),
  execFailing: () => {
    try {
      execSync(`"${node}" -e "${both}; process.exitCode = 3"`, { stdio: 'inherit' });
    } catch (error) {
      return Reflect.get(Object(error), 'status');
    }
  },
  execFileSync: () => execFileSync(node, ['-e', both], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' }),
};

/** Prints in ways that do not pass through the streams of its thread. */
export default async ({ value }: { readonly value: { readonly way: string } }, { log }: { readonly log: { info: (text: string, fields: object) => void } }) => {
  const answer = await ways[value.way]?.();
  log.info('done', { answer });
};
