import { expect, test } from 'vitest';
import { byteQueue } from '../../../src/brokers/kafka/byte-queue.ts';

test('there is no room from the bound on, until the consumer takes', async () => {
  const queue = byteQueue<string>(10);
  await queue.room();
  queue.push('a', 10);
  let hasRoom = false;
  const room = queue.room().then(() => {
    hasRoom = true;
  });
  await Promise.resolve();
  expect(hasRoom).toBe(false);
  expect(await queue.next()).toBe('a');
  await room;
});

test('a waiting consumer gets what is pushed', async () => {
  const queue = byteQueue<string>(10);
  const next = queue.next();
  queue.push('a', 1);
  expect(await next).toBe('a');
});

test('what is queued comes before the end', async () => {
  const queue = byteQueue<string>(10);
  queue.push('a', 1);
  queue.push('b', 1);
  queue.end();
  expect([await queue.next(), await queue.next(), await queue.next()]).toEqual(['a', 'b', undefined]);
});

test('what is queued comes before the failure', async () => {
  const queue = byteQueue<string>(10);
  queue.push('a', 1);
  queue.end({ error: new Error('lost') });
  expect(await queue.next()).toBe('a');
  await expect(queue.next()).rejects.toThrow('lost');
});
