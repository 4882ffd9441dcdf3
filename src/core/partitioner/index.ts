import type { Partitioner } from '../ports.ts';
import { crc32 } from './crc32.ts';
import { murmur2 } from './murmur2.ts';

/** The partition for a key among so many; null for a null key, which may go to any. */
export type PartitionOf = (key: Buffer | null, partitions: number) => number | null;

export const partitioners: Readonly<Record<Partitioner, PartitionOf>> = {
  /** As Java clients and kafkajs do: they drop the sign bit, and do not negate. */
  murmur2: (key, partitions) => (key === null ? null : (murmur2(key) & 0x7fffffff) % partitions),
  /** As librdkafka's `consistent_random` does: to it an empty key is no key. */
  crc32: (key, partitions) => (key === null || key.length === 0 ? null : crc32(key) % partitions),
};
