import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAssignment } from '../../../../src/brokers/kafka/wire/consumer-assignment.ts';
import { protocolWriter } from '../../../../src/brokers/kafka/wire/protocol-writer.ts';

const assignmentOf = (topics: Readonly<Record<string, readonly number[]>>): Buffer => {
  const writer = protocolWriter();
  writer.int16(1);
  writer.array(Object.entries(topics), ([topic, partitions]) => {
    writer.string(topic);
    writer.array(partitions, writer.int32);
  });
  writer.bytes(Buffer.from('what the assignor adds'));
  return writer.done();
};

describe('what a member was given', () => {
  test('is the partitions of each topic', () => {
    expect(decodeAssignment(assignmentOf({ orders: [2, 0], todos: [], stock: [1] }))).toEqual([
      { topic: 'orders', partition: 2 },
      { topic: 'orders', partition: 0 },
      { topic: 'stock', partition: 1 },
    ]);
  });

  test('is nothing while the group rebalances', () => {
    expect(decodeAssignment(Buffer.alloc(0))).toEqual([]);
  });

  test('is nothing known where the bytes are of another format, whatever they are', () => {
    const whole = assignmentOf({ orders: [0, 1, 2] });
    expect(decodeAssignment(whole.subarray(0, 20))).toEqual([]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(Array.isArray(decodeAssignment(Buffer.from(bytes)))).toBe(true);
      }),
    );
  });
});
