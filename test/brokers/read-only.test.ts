import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLocal } from '../../src/brokers/local/open-local.ts';
import { readOnly } from '../../src/brokers/read-only.ts';
import type { Broker } from '../../src/core/ports.ts';
import { draftOf, newTopic, readAll, send, valuesOf } from '../support/broker-session.ts';

const never = new AbortController().signal;
let folder: string;
let writable: Broker;
let broker: Broker;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evtool-read-only-'));
  writable = await openLocal({ root: folder, topics: new Map(), timeoutMs: 5_000, notice: () => {} });
  broker = readOnly(writable, 'production');
});
afterAll(async () => {
  await writable.close();
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ['produce', (topic: string) => send(broker, [draftOf(topic, 'b')])],
  ['create topics', () => broker.createTopic({ name: 'new', partitions: 1, replicas: 1 }, { signal: never })],
  ['delete topics', (topic: string) => broker.deleteTopic(topic, { signal: never })],
])('a read-only context does not %s, and says whose fault that is', async (what, write) => {
  const topic = await newTopic(writable);
  await send(writable, [draftOf(topic, 'a')]);
  await expect(write(topic)).rejects.toMatchObject({
    message: `Context "production" is read-only: evtool does not ${what} there.`,
    hint: 'Choose another with -C NAME, or take readOnly out of evtool.yml.',
    exitCode: 2,
  });
  expect(valuesOf(await readAll(broker, topic))).toEqual(['a']);
});
