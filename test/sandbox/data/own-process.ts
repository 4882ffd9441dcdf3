import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { defineHandler } from 'evtool';

type Way = keyof typeof ways;

const ways = {
  chdir: () => {
    process.chdir('/');
    return process.cwd();
  },
  cwd: () => process.cwd(),
  channel: () => typeof process.send,
  pid: () => String(process.pid),
  signal: async () => {
    const heard = once(process, 'SIGUSR2');
    const alive = setInterval(() => {}, 1000);
    process.kill(process.pid, 'SIGUSR2');
    await heard;
    clearInterval(alive);
    return 'heard';
  },
  giant: () => new Array(2 ** 27).fill(1.5),
  hugeBuffer: () => Buffer.alloc(2 ** 31, 1),
  table: () => {
    const all = new Map<number, number>();
    for (let index = 0; ; index++) all.set(index, index);
  },
  abort: () => process.abort(),
  crash: () => process.kill(process.pid, 'SIGSEGV'),
  inherited: () => spawnSync(process.execPath, ['-p', '"from below"'], { stdio: 'inherit' }) && 'done',
  standsStill: async () => {
    console.log(String(process.pid));
    for (;;);
  },
} satisfies Record<string, () => unknown>;

export default defineHandler<Way>({
  async onMessage({ value }, context) {
    const said = await ways[value]();
    if (typeof said === 'string') context.log.info(said);
  },
});
