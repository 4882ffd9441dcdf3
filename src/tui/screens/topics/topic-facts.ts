import type { DatedTopic } from '../../../app/topics/topic-dater.ts';
import type { TopicSample } from '../../../app/topics/topic-sampler.ts';
import type { TopicSize } from '../../../app/topics/topic-sizes.ts';

/** What was found out of a topic so far; what is absent was not asked yet. */
export type TopicFacts = {
  readonly size: TopicSize;
  /** Messages a second, the newest last; none before two sizes. */
  readonly rates: readonly number[];
  readonly newest?: DatedTopic & { readonly end: number };
  /** Null: it could not be read. */
  readonly sample?: { readonly found: TopicSample | null; readonly end: number; readonly at: number };
};

const ratesKept = 12;

/** What is known after a topic was sized again. */
export const resized = (known: TopicFacts | undefined, size: TopicSize): TopicFacts => {
  if (known === undefined) return { size, rates: [] };
  const seconds = (size.at - known.size.at) / 1000;
  const more = endOf(size) - endOf(known.size);
  if (seconds <= 0) return { ...known, size };
  // Fewer than before: it was deleted and made anew.
  const isNew = more < 0 || size.refusal !== null || known.size.refusal !== null;
  return { ...known, size, rates: isNew ? [] : [...known.rates, more / seconds].slice(-ratesKept) };
};

/** Over all partitions; it grows with each message. */
export const endOf = ({ partitions }: TopicSize): number => partitions.reduce((sum, { end }) => sum + end, 0);

export const messagesIn = ({ partitions }: TopicSize): number =>
  partitions.reduce((sum, { start, end }) => sum + end - start, 0);
