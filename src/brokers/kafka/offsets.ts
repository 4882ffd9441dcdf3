import { EvtoolError } from '../../core/errors.ts';
import type { TopicAdmin } from '../../core/ports.ts';
import type { IsolationLevel, PartitionOffsets } from '../../core/topic.ts';
import type { Cluster } from './cluster.ts';
import { type KnownTopic, knownTopic } from './known-topic.ts';
import { TransientError } from './transient-error.ts';
import { earliest, type ListedOffset, latest, listOffsetsRequest } from './wire/list-offsets.ts';
import { errorCodeName, errorCodes, isTransient } from './wire/protocol-error.ts';

export const kafkaOffsets = (cluster: Cluster): Pick<TopicAdmin, 'offsets' | 'offsetsAt'> => ({
  offsets: (topic, { isolation, signal }) => cluster.persist(() => offsets(cluster, topic, isolation), { signal }),
  offsetsAt: (topic, timestamp, waiting) => cluster.persist(() => offsetsAt(cluster, topic, timestamp), waiting),
});

const offsets = async (
  cluster: Cluster,
  name: string,
  isolation: IsolationLevel,
): Promise<readonly PartitionOffsets[]> => {
  const known = await knownTopic(cluster, name);
  const [starts, ends, highWatermarks] = await Promise.all([
    list(cluster, known, { timestamp: earliest, isolation: 'read_uncommitted' }),
    list(cluster, known, { timestamp: latest, isolation }),
    list(cluster, known, { timestamp: latest, isolation: 'read_uncommitted' }),
  ]);
  return known.topic.partitions.map(({ partition }) => {
    const [start, end] = [offsetOf(starts, partition), offsetOf(ends, partition)];
    // Asked for one after the other: a message may have come, or retention may have struck, in between.
    return {
      partition,
      start,
      end: Math.max(start, end),
      highWatermark: Math.max(end, offsetOf(highWatermarks, partition)),
    };
  });
};

const offsetsAt = async (cluster: Cluster, name: string, timestamp: number): Promise<readonly number[]> => {
  const known = await knownTopic(cluster, name);
  const [found, ends] = await Promise.all([
    // Negative timestamps are words of the protocol.
    list(cluster, known, { timestamp: Math.max(0, timestamp), isolation: 'read_uncommitted' }),
    list(cluster, known, { timestamp: latest, isolation: 'read_uncommitted' }),
  ]);
  return known.topic.partitions.map(({ partition }) => {
    const offset = offsetOf(found, partition);
    return offset < 0 ? offsetOf(ends, partition) : offset;
  });
};

type Wanted = { readonly timestamp: number; readonly isolation: IsolationLevel };

/** One request to each leader, all at once. */
const list = async (
  cluster: Cluster,
  { metadata, topic }: KnownTopic,
  wanted: Wanted,
): Promise<ReadonlyMap<number, number>> => {
  const byLeader = Map.groupBy(topic.partitions, ({ leader }) => leader);
  const answers = [...byLeader].map(([leader, partitions]) => {
    const numbers = partitions.map(({ partition }) => partition);
    const request = listOffsetsRequest({ topic: topic.name, partitions: numbers, ...wanted });
    return cluster.onBroker(leader, metadata, (node) => node.send(request));
  });
  const listed = (await Promise.all(answers)).flat();
  for (const answer of listed) failUnlessOk(answer, topic.name, cluster.label);
  return new Map(listed.map(({ partition, offset }) => [partition, offset]));
};

const failUnlessOk = ({ errorCode, partition }: ListedOffset, topic: string, label: string): void => {
  if (errorCode === errorCodes.none) return;
  const message = `offsets of "${topic}" partition ${partition}: ${errorCodeName(errorCode)}`;
  if (isTransient(errorCode)) throw new TransientError(message);
  throw new EvtoolError(`Kafka at ${label} refused the ${message}.`);
};

const offsetOf = (listed: ReadonlyMap<number, number>, partition: number): number => {
  const offset = listed.get(partition);
  if (offset === undefined) throw new TransientError(`no offset of partition ${partition} in the answer`);
  return offset;
};
