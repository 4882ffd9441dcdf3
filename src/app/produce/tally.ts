import type { Receipt } from '../../core/message.ts';
import type { SourcedDraft } from '../fixture/drafter.ts';

/** What of one topic was given to the broker and not acknowledged. */
export type Underway = {
  readonly topic: string;
  readonly count: number;
  /** The offset behind the last receipt, of each partition that has one: what is under way comes there or later. */
  readonly next: ReadonlyMap<number, number>;
  /** The topic has partitions without a receipt: it may come there too, at any offset. */
  readonly isElsewhere: boolean;
};

/** What became of the messages of a run, as far as is known. */
export type Whereabouts = {
  /** Acknowledged by the broker. */
  readonly confirmed: number;
  /** Given to the broker without an answer: each of them is stored or not. By topic. */
  readonly underway: readonly Underway[];
  /** Of files, never given to the broker. */
  readonly unsent: number;
  /** The last line of standard input that was given to the broker; null where none is read. */
  readonly lastLine: number | null;
};

export type Tally = {
  /** Before the broker gets them. */
  readonly give: (drafts: readonly SourcedDraft[]) => void;
  readonly confirm: (receipts: readonly Receipt<SourcedDraft>[]) => void;
  readonly whereabouts: () => Whereabouts;
};

type Expected = {
  /** How many messages the files hold. */
  readonly ofFiles: number;
  readonly isStdinRead: boolean;
  readonly partitionsOf: (topic: string) => number;
};

export const openTally = ({ ofFiles, isStdinRead, partitionsOf }: Expected): Tally => {
  const topics = new Map<string, TopicCount>();
  let unsent = ofFiles;
  let lastLine = 0;
  const countOf = (topic: string): TopicCount => {
    const count = topics.get(topic) ?? { given: 0, confirmed: 0, next: new Map() };
    topics.set(topic, count);
    return count;
  };
  return {
    give: (drafts) => {
      for (const { topic } of drafts) countOf(topic).given += 1;
      const line = stdinLine(drafts);
      if (line === null) unsent -= drafts.length;
      else lastLine = line;
    },
    confirm: (receipts) => {
      // Without an answer there is no offset.
      for (const { draft, partition, offset } of receipts)
        if (offset >= 0) confirm(countOf(draft.topic), partition, offset);
    },
    whereabouts: () => ({
      confirmed: [...topics.values()].reduce((sum, { confirmed }) => sum + confirmed, 0),
      underway: [...topics].flatMap(([topic, { given, confirmed, next }]) =>
        given > confirmed
          ? [{ topic, count: given - confirmed, next, isElsewhere: next.size < partitionsOf(topic) }]
          : [],
      ),
      unsent,
      lastLine: isStdinRead ? lastLine : null,
    }),
  };
};

type TopicCount = { given: number; confirmed: number; readonly next: Map<number, number> };

const confirm = (count: TopicCount, partition: number, offset: number): void => {
  count.confirmed += 1;
  count.next.set(partition, offset + 1);
};

/** A batch is of standard input or of files, never of both. A file of that name has a source. */
const stdinLine = (drafts: readonly SourcedDraft[]): number | null => {
  const written = drafts.at(-1)?.written;
  return written?.file === 'stdin' && written.source === null ? written.line : null;
};
