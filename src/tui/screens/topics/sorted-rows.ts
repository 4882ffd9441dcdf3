import { messagesIn } from './topic-facts.ts';
import type { TopicRow } from './topics-state.ts';

export type TopicOrder = 'name' | 'messages' | 'rate' | 'newest' | 'valid';

/** What each order but that of names goes by, the greatest first; undefined is not known and comes last. */
const weights: Readonly<Record<Exclude<TopicOrder, 'name'>, (row: TopicRow) => number | null | undefined>> = {
  messages: ({ facts }) => (facts?.size.refusal === null ? messagesIn(facts.size) : undefined),
  rate: ({ facts }) => facts?.rates.at(-1),
  newest: ({ facts }) => facts?.newest?.time,
  // What is invalid is what one looks for.
  valid: ({ facts }) => {
    const found = facts?.sample?.found;
    return found == null || found.judged === 0 ? undefined : 1 - found.valid / found.judged;
  },
};

/** Rows that come by name, in another order; equals stay by name. */
export const sortedRows = (rows: readonly TopicRow[], order: TopicOrder): readonly TopicRow[] => {
  if (order === 'name') return rows;
  const weigh = weights[order];
  const weighed = rows.map((row) => ({ row, weight: weigh(row) ?? Number.NEGATIVE_INFINITY }));
  return weighed.sort((a, b) => compare(b.weight, a.weight)).map(({ row }) => row);
};

const compare = (a: number, b: number): number => (a === b ? 0 : a - b);
