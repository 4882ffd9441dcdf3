import type { TopicPartition } from '../../../core/group.ts';
import { protocolReader } from './protocol-reader.ts';

/**
 * What a member of a classic group was given, in the consumers' own format, which brokers pass on unread. Empty while
 * nothing is given yet, and for bytes that another format made.
 */
export const decodeAssignment = (bytes: Buffer): readonly TopicPartition[] => {
  if (bytes.length === 0) return [];
  try {
    const reader = protocolReader(bytes);
    reader.int16(); // version: later ones add behind what is read here
    const topics = reader.array(() => {
      const topic = reader.string() ?? '';
      return reader.array(() => ({ topic, partition: reader.int32() }));
    });
    return topics.flat();
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
};
