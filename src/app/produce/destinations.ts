import { usageError } from '../../core/errors.ts';
import type { Draft } from '../../core/message.ts';
import { nearest } from '../../core/nearest.ts';
import type { Broker, Waiting } from '../../core/ports.ts';
import type { Batches } from '../../core/stream.ts';
import type { SourcedDraft } from '../fixture/drafter.ts';

/** The topics there are when sending begins, and those that sending makes. */
export type Destinations = {
  readonly topics: ReadonlySet<string>;
  /** How many partitions a topic has; 0 for one that is not there. */
  readonly partitionsOf: (topic: string) => number;
  /** Refuses a draft whose topic or partition is not there. The embedded broker gets topics as needed, Kafka does not. */
  readonly check: (draft: Draft) => void;
  /** Makes the topics that the embedded broker lacks before the first draft for them passes. */
  readonly prepared: (drafts: Batches<SourcedDraft>) => Batches<SourcedDraft>;
};

/** Of a topic about which nothing is known. */
const defaultPartitions = 3;

type Cluster = {
  readonly broker: Broker;
  /** What a command in a hint needs to reach it: `targetFlags`. */
  readonly flags: string;
};

export const destinationsOn = async ({ broker, flags }: Cluster, waiting: Waiting): Promise<Destinations> => {
  const listed = (await broker.listTopics(waiting)).map(({ name, partitions }) => [name, partitions] as const);
  const partitions = new Map(listed);
  return {
    topics: new Set(partitions.keys()),
    partitionsOf: (topic) => partitions.get(topic) ?? 0,
    check: ({ topic, partition }) => {
      const count = partitions.get(topic);
      if (count === undefined && broker.kind === 'kafka')
        throw missingTopic(topic, partitions.keys(), { label: broker.label, flags });
      if (count === undefined || partition === undefined || partition < count) return;
      const there = count === 1 ? 'only partition 0' : `partitions 0 to ${count - 1}`;
      throw usageError(`Topic "${topic}" has ${there}, no ${partition}.`, 'To let the key decide: --partition any');
    },
    prepared: async function* (batches) {
      for await (const drafts of batches) {
        for (const [name, count] of missingSizes(drafts, partitions)) {
          await broker.createTopic({ name, partitions: count, replicas: -1 }, waiting);
          partitions.set(name, count);
        }
        yield drafts;
      }
    },
  };
};

type Named = { readonly label: string; readonly flags: string };

const missingTopic = (topic: string, known: Iterable<string>, { label, flags }: Named): Error => {
  const meant = nearest(topic, known);
  const create = `Create it: evtool topics create ${topic}${flags}`;
  return usageError(
    `No topic "${topic}" on ${label}.`,
    meant === undefined ? create : `Did you mean "${meant}"? ${create}`,
  );
};

/** A copy of a topic gets as many partitions as the topic that its messages were read from. */
const missingSizes = (
  drafts: readonly SourcedDraft[],
  known: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> => {
  const sizes = new Map<string, number>();
  for (const { topic, partition = 0, fixture } of drafts) {
    if (known.has(topic)) continue;
    const size = sizes.get(topic) ?? known.get(fixture.topic ?? '') ?? defaultPartitions;
    sizes.set(topic, Math.max(size, partition + 1));
  }
  return sizes;
};
