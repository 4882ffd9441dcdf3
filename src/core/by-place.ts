import type { TopicPartition } from './group.ts';

/** Sorts by topic, then partition. */
export const byPlace = (a: TopicPartition, b: TopicPartition): number => {
  if (a.topic === b.topic) return a.partition - b.partition;
  return a.topic < b.topic ? -1 : 1;
};
