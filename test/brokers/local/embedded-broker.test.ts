import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { thisProcess } from '../../../src/brokers/local/owner.ts';
import { EvtoolError } from '../../../src/core/errors.ts';
import type { Broker } from '../../../src/core/ports.ts';
import { draftOf, readAll, send, valuesOf } from '../../support/broker-session.ts';
import { collectGarbage } from '../../support/collect-garbage.ts';
import { localFolder } from '../../support/local-folder.ts';

const never = new AbortController().signal;
const topics = new Map([['orders', 3]]);

const logOf = (root: string, name: string): string => join(root, name, '00000000000000000000.log');

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'it did not fail',
    (error: unknown) => error,
  );

const follow = (broker: Broker, topic: string, partition = 0) =>
  broker
    .read({ ranges: [{ topic, partition, from: 0, to: null }], isolation: 'read_committed' }, { signal: never })
    [Symbol.asyncIterator]();

describe('a topic of the workspace', () => {
  test('is there and empty before anything was written, and looking makes no file', async () => {
    const { root, open } = await localFolder();
    const broker = await open({ topics });
    expect(await broker.listTopics({ signal: never })).toEqual([{ name: 'orders', partitions: 3, internal: false }]);
    expect((await broker.describeTopic('orders', { signal: never })).partitions).toHaveLength(3);
    expect(await broker.offsetsAt('orders', 0, { signal: never })).toEqual([0, 0, 0]);
    expect(await readAll(broker, 'orders')).toEqual([]);
    expect(await failureOf(readAll(broker, 'invoices'))).toBeInstanceOf(EvtoolError);
    expect(existsSync(join(root, '..'))).toBe(false);
  });

  test('can be followed before the broker has a folder', async () => {
    const { open } = await localFolder();
    const reader = follow(await open({ topics }), 'orders', 1);
    const first = reader.next();
    const writer = await open({ topics });
    await send(writer, [draftOf('orders', 'a', { partition: 0 }), draftOf('orders', 'b', { partition: 1 })]);
    expect(valuesOf((await first).value ?? [])).toEqual(['b']);
    const second = reader.next();
    await send(writer, [draftOf('orders', 'c', { partition: 1 })]);
    expect(valuesOf((await second).value ?? [])).toEqual(['c']);
    await reader.return?.();
  });

  test('keeps its partitions when evtool.yml no longer names it', async () => {
    const { open } = await localFolder();
    await send(await open({ topics }), [draftOf('orders', 'a', { partition: 0 })]);
    expect(await (await open()).listTopics({ signal: never })).toMatchObject([{ name: 'orders', partitions: 3 }]);
  });

  test('is empty after it was deleted, and who followed it is told', async () => {
    const { open } = await localFolder();
    const broker = await open({ topics });
    await send(broker, [draftOf('orders', 'a', { partition: 0 })]);
    const reader = follow(broker, 'orders');
    await reader.next();
    const next = failureOf(reader.next());
    await (await open({ topics })).deleteTopic('orders', { signal: never });
    expect(String(await next)).toContain('Topic "orders" was deleted while being read.');
    expect(await readAll(broker, 'orders')).toEqual([]);
    expect(await send(broker, [draftOf('orders', 'b', { partition: 0 })])).toMatchObject([{ offset: 0 }]);
  });
});

describe('a topic that nobody named before', () => {
  test('is made by producing to it, with one partition', async () => {
    const { open } = await localFolder();
    const broker = await open({ topics });
    expect(await send(broker, [draftOf('invoices', 'a')])).toMatchObject([{ partition: 0, offset: 0 }]);
    expect(await broker.listTopics({ signal: never })).toContainEqual({
      name: 'invoices',
      partitions: 1,
      internal: false,
    });
  });

  test.each(['../../escape', 'a/b', '.', '', 'x'.repeat(250)])('is not made for the name "%s"', async (name) => {
    const { root, open } = await localFolder();
    expect(await failureOf(send(await open(), [draftOf(name, 'v')]))).toMatchObject({ exitCode: 2 });
    expect(existsSync(root)).toBe(false);
  });

  test('cannot have more than one replica, or no partition', async () => {
    const broker = await (await localFolder()).open();
    const make = (partitions: number, replicas: number) =>
      failureOf(broker.createTopic({ name: 'a', partitions, replicas }, { signal: never }));
    expect(await make(1, 3)).toMatchObject({ exitCode: 2 });
    expect(await make(0, 1)).toMatchObject({ exitCode: 2 });
    expect(await make(1.5, 1)).toMatchObject({ exitCode: 2 });
  });
});

describe('a log', () => {
  const messages = (count: number, topic = 'orders') =>
    Array.from({ length: count }, (_, index) => draftOf(topic, `message ${index}`, { timestamp: 1_000 + index }));

  test.each([
    ['a batch cut off', (log: string) => truncateSync(log, statSync(log).size - 5)],
    ['a header cut off', (log: string) => appendFileSync(log, readFileSync(log).subarray(0, 30))],
    ['zeros', (log: string) => appendFileSync(log, Buffer.alloc(3_000_000))],
  ])(
    'that ends in %s is read up to there; the next writer cuts that off, says so, and goes on',
    async (_what, tear) => {
      const { root, notices, open } = await localFolder();
      const log = logOf(root, 'orders-0');
      await send(await open(), messages(3));
      await send(await open(), [draftOf('orders', 'last')]);
      const whole = statSync(log).size;
      tear(log);
      const kept =
        statSync(log).size < whole
          ? ['message 0', 'message 1', 'message 2']
          : ['message 0', 'message 1', 'message 2', 'last'];
      const broker = await open();
      const torn = follow(broker, 'orders');
      expect(valuesOf((await torn.next()).value ?? [])).toEqual(kept);
      const next = torn.next();
      expect(notices).toEqual([]);
      expect(await send(broker, [draftOf('orders', 'after')])).toMatchObject([{ offset: kept.length }]);
      expect(notices).toEqual([
        expect.stringMatching(new RegExp(`^Cut off \\d+ B of an unfinished write at orders:0@${kept.length}: `)),
      ]);
      expect(valuesOf((await next).value ?? [])).toEqual(['after']);
      await torn.return?.();
      expect(valuesOf(await readAll(await open(), 'orders'))).toEqual([...kept, 'after']);
    },
  );

  test('that another program wrote to is refused with the path and the place, and stays as it is', async () => {
    const { root, open } = await localFolder();
    const log = logOf(root, 'orders-0');
    await send(await open(), messages(2));
    appendFileSync(log, 'this is no record batch, and it is long enough to be seen as such by all who look at it');
    const damaged = readFileSync(log);
    const broker = await open();
    const reader = follow(broker, 'orders');
    expect(valuesOf((await reader.next()).value ?? [])).toEqual(['message 0', 'message 1']);
    for (const use of [reader.next(), send(broker, messages(1))]) {
      expect(await failureOf(use)).toMatchObject({
        message: expect.stringMatching(
          /00\.log is damaged: what begins at byte \d+ \(offset 2\) is no record batch\.$/,
        ),
        hint: expect.stringContaining('evtool topics delete orders'),
      });
    }
    expect(readFileSync(log).equals(damaged)).toBe(true);
  });

  test('with a flipped bit in a message is refused with its offset, and read on after it', async () => {
    const { root, open } = await localFolder();
    const broker = await open();
    for (const draft of messages(3)) await send(broker, [draft]);
    const log = logOf(root, 'orders-0');
    const bytes = readFileSync(log);
    bytes[bytes.indexOf('message 1') + 2] = 0x20;
    writeFileSync(log, bytes);
    expect(await failureOf(readAll(await open(), 'orders'))).toMatchObject({
      message: 'The batch at orders:0@1 is damaged: its checksum is wrong.',
      hint: 'To go on after it: --from 2',
    });
    const ranges = [{ topic: 'orders', partition: 0, from: 2, to: 3 }];
    for await (const batch of broker.read({ ranges, isolation: 'read_committed' }, { signal: never })) {
      expect(valuesOf(batch)).toEqual(['message 2']);
    }
  });

  test('of many megabytes is read from any offset and time on, with little memory', async () => {
    const { open } = await localFolder();
    const broker = await open();
    const count = 2_000;
    const padding = 'x'.repeat(30_000);
    const drafts = (async function* () {
      for (let at = 0; at < count; at += 20) {
        yield Array.from({ length: 20 }, (_, index) =>
          draftOf('orders', `${at + index}:${padding}`, { timestamp: at + index }),
        );
      }
    })();
    for await (const _ of broker.write(drafts, { signal: never }));
    const fresh = await open();
    expect(await fresh.offsetsAt('orders', 1_321, { signal: never })).toEqual([1_321]);
    collectGarbage();
    const before = process.memoryUsage().arrayBuffers;
    for (const from of [0, 1, 999, 1_321, count - 1]) {
      const ranges = [{ topic: 'orders', partition: 0, from, to: count }];
      const numbers: number[] = [];
      for await (const batch of fresh.read({ ranges, isolation: 'read_committed' }, { signal: never })) {
        for (const { value } of batch) numbers.push(Number(String(value?.subarray(0, 5)).split(':')[0]));
      }
      collectGarbage();
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(15_000_000);
      expect(numbers).toEqual(Array.from({ length: count - from }, (_, index) => from + index));
    }
  });

  test('holds a message of many megabytes', async () => {
    const { open } = await localFolder();
    const broker = await open();
    const big = Buffer.alloc(40_000_000, 'b');
    await send(broker, [draftOf('orders', 'before'), draftOf('orders', big), draftOf('orders', 'after')]);
    const sizes = (await readAll(await open(), 'orders')).map(({ value }) => value?.length);
    expect(sizes).toEqual([6, big.length, 5]);
    expect(await broker.offsetsAt('orders', Date.now() + 60_000, { signal: never })).toEqual([3]);
  });
});

describe('a lock', () => {
  const lockWith = (root: string, content: string): string => {
    const lock = join(root, 'orders-0', '.lock');
    mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, content);
    return lock;
  };

  test('of a living process is waited for no longer than asked, and its owner is named', async () => {
    const { root, open } = await localFolder();
    const lock = lockWith(root, JSON.stringify(thisProcess()));
    const error = await failureOf(send(await open({ timeoutMs: 50 }), [draftOf('orders', 'v')]));
    expect(error).toMatchObject({
      message: `orders:0 on the embedded broker is locked by process ${process.pid}, for 50 ms now.`,
      hint: expect.stringContaining('--timeout'),
    });
    expect(existsSync(lock)).toBe(true);
  });

  test('is taken when it becomes free', async () => {
    const { root, open } = await localFolder();
    const lock = lockWith(root, JSON.stringify(thisProcess()));
    const sending = send(await open(), [draftOf('orders', 'v')]);
    setImmediate(() => rmSync(lock));
    expect(await sending).toMatchObject([{ offset: 0 }]);
    expect(existsSync(lock)).toBe(false);
  });

  test.each([
    ['a process that is not there', { ...thisProcess(), pid: 2 ** 22 + 1 }],
    ['an earlier process of the same number', { ...thisProcess(), start: '1' }],
  ])('of %s is taken over, with what it left', async (_what, owner) => {
    const { root, open } = await localFolder();
    const lock = lockWith(root, JSON.stringify(owner));
    const left = `${lock}-${randomUUID()}`;
    writeFileSync(left, JSON.stringify(owner));
    mkdirSync(`${lock}.theft`);
    utimesSync(`${lock}.theft`, 0, 0);
    expect(await send(await open(), [draftOf('orders', 'v')])).toMatchObject([{ offset: 0 }]);
    expect([lock, left, `${lock}.theft`].filter((path) => existsSync(path))).toEqual([]);
  });

  test.each([
    ['another machine', JSON.stringify({ pid: 1, start: null, machine: `not ${hostname()}` })],
    ['nobody knows whom', 'text'],
  ])('of %s is not touched, and the way out is said', async (_what, content) => {
    const { root, open } = await localFolder();
    const lock = lockWith(root, content);
    const error = await failureOf(send(await open({ timeoutMs: 20 }), [draftOf('orders', 'v')]));
    expect(error).toMatchObject({
      message: expect.stringContaining('of another machine or container'),
      hint: `If that is not running any more, remove ${lock}.`,
    });
    expect(existsSync(lock)).toBe(true);
  });

  test('that is waited for lets go when the waiting is aborted', async () => {
    const { root, open } = await localFolder();
    lockWith(root, JSON.stringify(thisProcess()));
    const stop = new AbortController();
    const sending = failureOf(send(await open(), [draftOf('orders', 'v')], { signal: stop.signal }));
    const reason = new Error('stopped by the user');
    setImmediate(() => stop.abort(reason));
    expect(await sending).toBe(reason);
  });

  test('keeps a topic from being deleted under a writer', async () => {
    const { root, open } = await localFolder();
    const broker = await open({ timeoutMs: 50 });
    await send(broker, [draftOf('orders', 'v')]);
    lockWith(root, JSON.stringify(thisProcess()));
    expect(String(await failureOf(broker.deleteTopic('orders', { signal: never })))).toContain('is locked by process');
    expect(valuesOf(await readAll(broker, 'orders'))).toEqual(['v']);
  });
});

test('a file where the folder should be is told with its path', async () => {
  const { root, open } = await localFolder();
  writeFileSync(dirname(root), 'a file');
  const broker = await open({ topics });
  const told = { message: expect.stringContaining(`${root}`), hint: 'Move that file away.' };
  expect(await failureOf(send(broker, [draftOf('orders', 'v')]))).toMatchObject(told);
  expect(await failureOf(broker.listTopics({ signal: never }))).toMatchObject(told);
});
