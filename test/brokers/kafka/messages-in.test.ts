import { expect, test } from 'vitest';
import { messagesIn } from '../../../src/brokers/kafka/messages-in.ts';
import type { FetchedPartition } from '../../../src/brokers/kafka/wire/fetch.ts';
import { encodeBatch } from '../../../src/brokers/kafka/wire/record-batch-encode.ts';

const record = (value: string) => ({ key: null, value: Buffer.from(value), headers: [], timestamp: 1 });

const batchAt = (baseOffset: number, ...values: readonly string[]): Buffer =>
  encodeBatch(values.map(record), { baseOffset });

const fetched = (...batches: readonly Buffer[]): FetchedPartition => ({
  topic: 'orders',
  partition: 3,
  errorCode: 0,
  highWatermark: 100,
  lastStableOffset: 100,
  aborted: [],
  records: Buffer.concat(batches),
});

const valuesOf = (from: number, to: number | null, ...batches: readonly Buffer[]): readonly string[] =>
  [...messagesIn({ fetched: fetched(...batches), from, to }, 'read_committed')]
    .flat()
    .map(({ value }) => String(value));

test('of a batch that begins before the wanted offset only the wanted messages come', () => {
  expect(valuesOf(12, null, batchAt(10, 'a', 'b', 'c', 'd'))).toEqual(['c', 'd']);
});

test('nothing comes from the end of the range on', () => {
  expect(valuesOf(10, 13, batchAt(10, 'a', 'b'), batchAt(12, 'c', 'd'), batchAt(14, 'e'))).toEqual(['a', 'b', 'c']);
});

test('a batch that was cut off by the size of the fetch is left for the next one', () => {
  const cutOff = batchAt(12, 'c', 'd').subarray(0, 40);
  expect(valuesOf(10, null, batchAt(10, 'a', 'b'), cutOff)).toEqual(['a', 'b']);
});

test('batches of one message each are handed on together', () => {
  const batches = Array.from({ length: 2_500 }, (_, index) => batchAt(index, `${index}`));
  const sizes = [...messagesIn({ fetched: fetched(...batches), from: 0, to: null }, 'read_committed')].map(
    (messages) => messages.length,
  );
  expect(sizes).toEqual([1_000, 1_000, 500]);
});

test('a damaged batch is an error that names its place and how to go on', () => {
  const damaged = batchAt(41, 'a', 'b');
  damaged.writeUInt8(0xff, damaged.length - 2);
  expect(() => valuesOf(41, null, damaged)).toThrow(
    expect.objectContaining({
      message: 'The batch at orders:3@41 is damaged: its checksum is wrong.',
      hint: 'To go on after it: --from 43',
    }),
  );
});
