import type { TopicSize } from '../../../app/topics/topic-sizes.ts';
import { endOf, messagesIn } from './topic-facts.ts';
import { rowsInSight, type TopicRow, type TopicsState } from './topics-state.ts';

/**
 * Offsets of topics in sight are asked for again after so many ms; where nothing came for a while, and of topics out of
 * sight where the order needs them, after more.
 */
const sightMs = 2000;
const quietMs = 6000;
const elsewhereMs = 10_000;
/** A topic is quiet after so many sizes without a new message. */
const quietSizes = 5;
/** Topics out of sight that are looked at in one go: a cluster may have thousands. */
const unknownAtOnce = 25;
const knownAtOnce = 2;
/** Verdicts of a topic are found again after so many ms at the earliest. */
const sampleMs = 10_000;

/** Whose offsets are to be asked for now: those in sight, and a few others where the order depends on them. */
export const topicsToSize = (state: TopicsState, now: number): readonly string[] => {
  const isOlder = (row: TopicRow, ms: number): boolean => row.facts === undefined || now - row.facts.size.at >= ms;
  const others = state.order === 'name' ? [] : elsewhere(state);
  const due = [
    ...rowsInSight(state).filter((row) => isOlder(row, isQuiet(row) ? quietMs : sightMs)),
    ...others.filter(({ facts }) => facts === undefined).slice(0, unknownAtOnce),
    ...others.filter((row) => row.facts !== undefined && isOlder(row, elsewhereMs)).slice(0, knownAtOnce),
  ];
  return due.map(({ topic }) => topic.name);
};

const isQuiet = ({ facts }: TopicRow): boolean => {
  const last = facts?.rates.slice(-quietSizes) ?? [];
  return last.length === quietSizes && last.every((rate) => rate === 0);
};

/** The topics whose newest message is not known. */
export const topicsToDate = (state: TopicsState): readonly TopicSize[] => {
  const others = state.order === 'newest' ? elsewhere(state) : [];
  return [...rowsInSight(state), ...others]
    .flatMap(({ facts }) => (facts !== undefined && facts.newest?.end !== endOf(facts.size) ? [facts.size] : []))
    .slice(0, state.page + unknownAtOnce);
};

/** The next topic whose newest messages are to be judged; undefined for none. */
export const topicToSample = (state: TopicsState, now: number): TopicSize | undefined => {
  const others = state.order === 'valid' ? elsewhere(state) : [];
  return [...rowsInSight(state), ...others].find((row) => isUnsampled(row, now))?.facts?.size;
};

const isUnsampled = ({ topic, facts }: TopicRow, now: number): boolean => {
  if (topic.schemas.length === 0 || facts === undefined || messagesIn(facts.size) === 0) return false;
  const { sample, size } = facts;
  if (sample === undefined) return true;
  return now - sample.at >= sampleMs && (sample.found === null || sample.end !== endOf(size));
};

const elsewhere = ({ shown, top, page }: TopicsState): readonly TopicRow[] => [
  ...shown.slice(0, top),
  ...shown.slice(top + page),
];
