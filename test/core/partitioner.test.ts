import { createRequire } from 'node:module';
import { crc32 as crc32OfZlib } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partitioners } from '../../src/core/partitioner/index.ts';

const require = createRequire(import.meta.url);
const murmur2OfKafkajs: (key: Buffer) => number = require('kafkajs/src/producer/partitioners/default/murmur2.js');

test.each([
  ['c67cd587-3741-493d-9302-f655fcd3bd68', 2, 2],
  ['f97a4da4-5442-11ed-a23c-482ae3863d30', 2, 2],
  ['6742a4c0-0fe5-4abc-9037-bfbe57d3bcb5', 0, 1],
  ['98777ed4-511b-11ed-bfa5-482ae3863d30', 2, 0],
])('key %s goes to %i of 3 as librdkafka puts it, and to %i as Java does', (key, crc32, murmur2) => {
  expect(partitioners.crc32(Buffer.from(key), 3)).toBe(crc32);
  expect(partitioners.murmur2(Buffer.from(key), 3)).toBe(murmur2);
});

// From the tests of Kafka's own Utils.murmur2.
test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
])('murmur2 of %s is what Java says', (key, hash) => {
  expect(partitioners.murmur2(Buffer.from(key), 0x7fffffff)).toBe((hash & 0x7fffffff) % 0x7fffffff);
});

test('both agree with the clients they stand for, whatever the key', () => {
  const key = fc.uint8Array({ maxLength: 70 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(key, fc.integer({ min: 1, max: 1000 }), (bytes, partitions) => {
      expect(partitioners.murmur2(bytes, partitions)).toBe((murmur2OfKafkajs(bytes) & 0x7fffffff) % partitions);
      if (bytes.length > 0) expect(partitioners.crc32(bytes, partitions)).toBe(crc32OfZlib(bytes) % partitions);
    }),
  );
});

test('a key that says nothing leaves the choice to the caller', () => {
  expect(partitioners.murmur2(null, 3)).toBeNull();
  expect(partitioners.crc32(null, 3)).toBeNull();
  expect(partitioners.crc32(Buffer.alloc(0), 3)).toBeNull();
  expect(partitioners.murmur2(Buffer.alloc(0), 3)).not.toBeNull();
});
