import { crc32 } from 'node:zlib';
import type { Partitioner } from '../../core/ports.ts';
import { murmur2 } from './murmur2.ts';

/** The partition of a key among `count`. */
export type PartitionOfKey = (key: Buffer, count: number) => number;

/** `murmur2` as Java clients do it; `crc32` as librdkafka's `consistent_random` does. */
export const partitioners: Readonly<Record<Partitioner, PartitionOfKey>> = {
  // Java drops the sign bit; it does not negate.
  murmur2: (key, count) => (murmur2(key) & 0x7fffffff) % count,
  crc32: (key, count) => crc32(key) % count,
};
