import type { Draft, RawMessage, Receipt } from '../core/message.ts';
import type { Broker } from '../core/ports.ts';
import { mapBatches } from '../core/stream.ts';

/**
 * The broker with the workspace's names for its topics. Both names are accepted; what comes back has the workspace's.
 * `topics`: real name → the workspace's.
 */
export const translated = (broker: Broker, topics: ReadonlyMap<string, string>): Broker => {
  const realNames = new Map([...topics].map(([real, ours]) => [ours, real]));
  const toReal = (name: string): string => realNames.get(name) ?? name;
  const toOurs = (name: string): string => topics.get(name) ?? name;
  const withOurName = <T extends { readonly name: string }>(topic: T): T => ({ ...topic, name: toOurs(topic.name) });

  return {
    ...broker,
    listTopics: async (waiting) => (await broker.listTopics(waiting)).map(withOurName).sort(byName),
    describeTopic: async (name, waiting) => withOurName(await broker.describeTopic(toReal(name), waiting)),
    createTopic: (topic, waiting) => broker.createTopic({ ...topic, name: toReal(topic.name) }, waiting),
    deleteTopic: (name, waiting) => broker.deleteTopic(toReal(name), waiting),
    offsets: (topic, options) => broker.offsets(toReal(topic), options),
    offsetsAt: (topic, timestamp, waiting) => broker.offsetsAt(toReal(topic), timestamp, waiting),
    read: ({ ranges, isolation }, waiting) => {
      const realRanges = ranges.map((range) => ({ ...range, topic: toReal(range.topic) }));
      return mapBatches(broker.read({ ranges: realRanges, isolation }, waiting), (message) =>
        renamed(message, toOurs(message.topic)),
      );
    },
    write: (drafts, options) => {
      const sent = mapBatches(drafts, (draft) => ({ ...draft, topic: toReal(draft.topic), original: draft }));
      return mapBatches(broker.write(sent, options), (receipt) => withOriginal(receipt, toOurs(receipt.topic)));
    },
  };
};

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);

/** Payloads stay undecoded until somebody looks. */
const renamed = (message: RawMessage, topic: string): RawMessage => {
  if (topic === message.topic) return message;
  const { partition, offset, timestamp } = message;
  return {
    topic,
    partition,
    offset,
    timestamp,
    get key() {
      return message.key;
    },
    get value() {
      return message.value;
    },
    get headers() {
      return message.headers;
    },
  };
};

const withOriginal = <D extends Draft>(receipt: Receipt<D & { readonly original: D }>, topic: string): Receipt<D> => ({
  ...receipt,
  draft: receipt.draft.original,
  topic,
});
