import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKafka } from '../../src/brokers/kafka/open-kafka.ts';
import type { Header } from '../../src/core/message.ts';
import type { Broker, Compression } from '../../src/core/ports.ts';
import { draftOf, newTopic, readAll, send, valuesOf } from '../support/broker-session.ts';
import { realKafka } from '../support/kafka.ts';
import { hasKcat, kcat } from '../support/kcat.ts';

const bootstrap = await realKafka();
const canRun = bootstrap !== null && hasKcat();

/** Every byte there is, so that nothing can be text by accident. */
const anyBytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

describe.skipIf(!canRun)('kcat and evtool understand each other', () => {
  const address = bootstrap ?? '';
  let broker: Broker;
  let folder: string;

  beforeAll(async () => {
    broker = await openKafka({ brokers: [address], timeoutMs: 10_000 });
    folder = await mkdtemp(join(tmpdir(), 'evtool-kcat-'));
  });
  afterAll(async () => {
    await broker?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const consumeWithKcat = (topic: string, ...args: readonly string[]): Promise<Buffer> =>
    kcat(['-b', address, '-t', topic, '-C', '-e', '-q', '-o', 'beginning', ...args]);

  test('kcat reads key, headers and time of what evtool sent', async () => {
    const topic = await newTopic(broker);
    const headers: readonly Header[] = [
      ['b', Buffer.from('1')],
      ['a', Buffer.from('2')],
      ['b', Buffer.from('3')],
      ['nothing', null],
    ];
    await send(broker, [
      draftOf(topic, '{"n":1}', { key: Buffer.from('key'), headers, timestamp: 1_700_000_000_000 }),
      draftOf(topic, null, { key: Buffer.from('gone') }),
      draftOf(topic, '', { key: Buffer.alloc(0) }),
    ]);
    const lines = (await consumeWithKcat(topic, '-J')).toString().trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        offset: 0,
        ts: 1_700_000_000_000,
        key: 'key',
        payload: '{"n":1}',
        headers: ['b', '1', 'a', '2', 'b', '3', 'nothing', null],
      },
      { offset: 1, key: 'gone', payload: null },
      { offset: 2, key: '', payload: '' },
    ]);
  });

  test.each<Compression>(['none', 'gzip', 'zstd'])(
    'kcat reads the bytes that evtool sent with compression %s',
    async (compression) => {
      const topic = await newTopic(broker);
      await send(broker, [draftOf(topic, anyBytes)], { compression });
      expect(await consumeWithKcat(topic, '-D', '', '-f', '%s')).toEqual(anyBytes);
    },
  );

  test('evtool reads key, headers and bytes of what kcat sent', async () => {
    const topic = await newTopic(broker);
    const file = join(folder, 'payload');
    await writeFile(file, anyBytes);
    await kcat(['-b', address, '-t', topic, '-P', '-k', 'key', '-H', 'b=1', '-H', 'a=2', '-H', 'b=3', file]);
    const [message] = await readAll(broker, topic);
    expect(message?.key?.toString()).toBe('key');
    expect(message?.value).toEqual(anyBytes);
    expect(message?.headers.map(([name, value]) => [name, String(value)])).toEqual([
      ['b', '1'],
      ['a', '2'],
      ['b', '3'],
    ]);
  });

  test('evtool reads tombstones of kcat, and messages without a key', async () => {
    const topic = await newTopic(broker);
    await kcat(['-b', address, '-t', topic, '-P', '-Z', '-K', ':'], 'gone:\nkept:value\n');
    await kcat(['-b', address, '-t', topic, '-P'], 'no key\n');
    const messages = await readAll(broker, topic);
    expect(valuesOf(messages)).toEqual([null, 'value', 'no key']);
    expect(messages.map(({ key }) => key?.toString() ?? null)).toEqual(['gone', 'kept', null]);
  });

  test.each(['gzip', 'zstd'])('evtool reads what kcat compressed with %s', async (codec) => {
    const topic = await newTopic(broker);
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index} ${'x'.repeat(50)}`);
    await kcat(['-b', address, '-t', topic, '-P', '-z', codec], `${lines.join('\n')}\n`);
    expect(valuesOf(await readAll(broker, topic))).toEqual(lines);
  });

  test.each(['snappy', 'lz4'])('a message compressed with %s is named, with its place', async (codec) => {
    const topic = await newTopic(broker);
    await kcat(['-b', address, '-t', topic, '-P', '-z', codec], `${'x'.repeat(1_000)}\n`);
    await expect(readAll(broker, topic)).rejects.toThrow(
      `${topic}:0@0 is compressed with ${codec}, which evtool cannot read yet.`,
    );
  });

  test('kcat and evtool put the same keys into the same partitions with crc32', async () => {
    const topic = await newTopic(broker, 5);
    const keys = Array.from({ length: 40 }, (_, index) => `key-${index}`);
    await kcat(['-b', address, '-t', topic, '-P', '-K', ':'], keys.map((key) => `${key}:kcat\n`).join(''));
    await send(
      broker,
      keys.map((key) => draftOf(topic, 'evtool', { key: Buffer.from(key) })),
      { partitioner: 'crc32' },
    );
    const messages = await readAll(broker, topic);
    const placesOf = (value: string) =>
      messages.filter((message) => String(message.value) === value).map(({ key, partition }) => `${key}:${partition}`);
    expect(placesOf('evtool').sort()).toEqual(placesOf('kcat').sort());
    expect(placesOf('evtool')).toHaveLength(keys.length);
  });
});
