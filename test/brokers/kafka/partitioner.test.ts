import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { murmur2 } from '../../../src/brokers/kafka/murmur2.ts';
import { partitioners } from '../../../src/brokers/kafka/partitioner.ts';

const require = createRequire(import.meta.url);
const kafkaJsMurmur2 = require('kafkajs/src/producer/partitioners/default/murmur2.js') as (key: Buffer) => number;

test.each([
  // Values of Kafka's own UtilsTest.
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('murmur2 of %s is what Java computes', (key, hash) => {
  expect(murmur2(Buffer.from(key))).toBe(hash);
});

test('murmur2 agrees with kafkajs on any bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 80 }).map((array) => Buffer.from(array));
  fc.assert(
    fc.property(bytes, (key) => murmur2(key) === kafkaJsMurmur2(key)),
    { numRuns: 500 },
  );
});

test.each([
  ['c67cd587-3741-493d-9302-f655fcd3bd68', 2, 2],
  ['f97a4da4-5442-11ed-a23c-482ae3863d30', 2, 2],
  ['6742a4c0-0fe5-4abc-9037-bfbe57d3bcb5', 0, 1],
  ['98777ed4-511b-11ed-bfa5-482ae3863d30', 2, 0],
])('of 3 partitions, key %s goes to %i by crc32 and to %i by murmur2', (key, crc32, murmur) => {
  expect(partitioners.crc32(Buffer.from(key), 3)).toBe(crc32);
  expect(partitioners.murmur2(Buffer.from(key), 3)).toBe(murmur);
});

test('every key has a partition among those there are', () => {
  const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 1000 }), (key, count) => {
      for (const partitionOf of Object.values(partitioners)) {
        const partition = partitionOf(key, count);
        expect(partition >= 0 && partition < count && Number.isInteger(partition)).toBe(true);
      }
    }),
  );
});
