import { cut } from '../../core/cut.ts';
import type { Draft } from '../../core/message.ts';
import { partitioners } from '../../core/partitioner/index.ts';
import type { Compression, Partitioner } from '../../core/ports.ts';
import type { Batches } from '../../core/stream.ts';
import { unknownPartition } from '../../core/unknown-partition.ts';
import { type Lane, openLane } from './lane.ts';
import type { Producer } from './producer.ts';

export type Addressed<D extends Draft> = { readonly draft: D; readonly partition: number; readonly lane: Lane };

export type RoundOptions = {
  readonly producer: Producer;
  readonly partitioner: Partitioner;
  readonly compression: Compression;
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
};

/** Below Kafka's default `max.message.bytes`; a topic that takes less is met by splitting. */
const mostRoundBytes = 900_000;

/** Cuts batches of drafts into rounds that are sent together, bounded by bytes, and gives each draft its partition. */
export async function* roundsOf<D extends Draft>(drafts: Batches<D>, options: RoundOptions): Batches<Addressed<D>> {
  const laneOf = lanes(options);
  for await (const batch of drafts) {
    for (const round of cut(batch, { weight: mostRoundBytes, weigh: sizeOf })) {
      const partitionOf = await partitionsFor(round, options);
      yield round.map((draft) => {
        const partition = partitionOf(draft);
        return { draft, partition, lane: laneOf(draft.topic, partition) };
      });
    }
  }
}

/** One lane per partition, for the whole writing. */
const lanes = (options: RoundOptions): ((topic: string, partition: number) => Lane) => {
  const opened = new Map<string, Map<number, Lane>>();
  return (topic, partition) => {
    const ofTopic = opened.get(topic) ?? new Map<number, Lane>();
    opened.set(topic, ofTopic);
    const lane = ofTopic.get(partition) ?? openLane({ ...options, topic, partition });
    ofTopic.set(partition, lane);
    return lane;
  };
};

/** At least what the record takes in its batch. */
const sizeOf = ({ key, value, headers }: Draft): number =>
  headers.reduce(
    (sum, [name, content]) => sum + 3 * name.length + (content?.length ?? 0) + 10,
    (key?.length ?? 0) + (value?.length ?? 0) + 30,
  );

/** Drafts without a key go to one partition chosen by chance, together, as they do with every Kafka client. */
const partitionsFor = async <D extends Draft>(
  round: readonly D[],
  { producer, partitioner, random }: RoundOptions,
): Promise<(draft: D) => number> => {
  const names = [...new Set(round.map(({ topic }) => topic))];
  const topics = await Promise.all(names.map(async (name) => (await producer.topic(name)).topic));
  const counts = new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
  const chance = random();
  return ({ topic, key, partition }) => {
    const count = counts.get(topic) ?? 1;
    if (partition !== undefined && partition >= count) throw unknownPartition(topic, partition, count);
    if (partition !== undefined) return partition;
    return partitioners[partitioner](key, count) ?? Math.floor(chance * count);
  };
};
