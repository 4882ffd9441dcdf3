import { setImmediate as turn } from 'node:timers/promises';
import { defineHandler, Poison, Retryable } from 'evtool';
import { explode } from './explode.ts';

type Way = keyof typeof ways;

const ways = {
  bug: () => explode('a bug'),
  retryable: () => {
    throw new Retryable('the database is down');
  },
  poison: () => {
    throw new Poison('no such country');
  },
  cause: () => {
    throw new Error('outer', { cause: new RangeError('inner') });
  },
  string: () => {
    throw 'words';
  },
  undefined: () => {
    throw undefined;
  },
  null: () => {
    throw null;
  },
  object: () => {
    throw { code: 7 };
  },
  later: async () => {
    await turn();
    explode('later');
  },
  overflow: (): unknown => ways.overflow(),
  exit: () => process.exit(7),
  rejection: async () => {
    void turn().then(() => explode('nobody waits'));
    await turn();
    await turn();
  },
  rejectedText: async () => {
    void Promise.reject('only text');
    await turn();
    await turn();
  },
  timer: async () => {
    setTimeout(() => explode('in a timer'), 1);
    await new Promise((resolve) => setTimeout(resolve, 10_000));
  },
  forgotten: () => {
    void Promise.reject(new Error('forgotten'));
  },
  never: () => new Promise(() => {}),
  slow: () => new Promise((resolve) => setTimeout(resolve, 60_000)),
  loop: () => {
    console.log('round and round');
    for (;;);
  },
  allocatingLoop: () => {
    const filler = {};
    let last: unknown;
    for (;;) last = new Array(1000).fill(filler ?? last);
  },
  heap: () => {
    const all: unknown[] = [];
    for (;;) all.push(new Array(10_000).fill(Math.random()));
  },
  buffers: async () => {
    const all: Buffer[] = [];
    for (;;) {
      all.push(Buffer.alloc(10_000_000, 1));
      await turn();
    }
  },
  ok: () => {},
} satisfies Record<string, () => unknown>;

export default defineHandler<Way>({
  async onMessage({ value }, context) {
    context.log.info(`about to: ${value}`);
    await ways[value]();
  },
});
