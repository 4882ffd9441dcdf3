import { type LineTarget, tailLine } from '../../../app/cli-line.ts';
import type { TailFilters, TailRequest } from '../../../app/tail/tail-request.ts';
import { EvtoolError } from '../../../core/errors.ts';
import { whereFilter } from '../../../core/filter/where.ts';
import type { ViewFilter } from '../../store/view-filter.ts';

/** What is read, as the user said it. */
export type Query = {
  /** A topic or an event. */
  readonly topic: string;
  /** A position (`core/position.ts`) to read on from; null: the last messages, then new ones. */
  readonly from: string | null;
  /** A word, or `=` and a JavaScript expression; empty: all. */
  readonly filter: string;
  readonly verdict: 'all' | 'valid' | 'invalid';
};

/** Messages that a reading begins with. */
const last = 200;
/** And with a filter, for which the whole topic is looked through. */
const lastMatches = 1_000;

export const isFiltered = ({ filter, verdict }: Query): boolean => filter !== '' || verdict !== 'all';

const expressionOf = (filter: string): string | undefined => (filter.startsWith('=') ? filter.slice(1) : undefined);

/** What is watched live is seen as it comes, though not all of it; what is searched or read from a place is seen whole. */
const lagOf = (query: Query): 'thin' | 'tell' =>
  !isFiltered(query) && (query.from === null || query.from === 'end') ? 'thin' : 'tell';

/** Why a filter cannot be taken, or null. */
export const filterFault = (filter: string): string | null => {
  const expression = expressionOf(filter);
  if (expression === undefined) return null;
  try {
    whereFilter(expression);
    return null;
  } catch (error) {
    if (!(error instanceof EvtoolError)) throw error;
    return error.message.replace('--where', 'This');
  }
};

const validOf = ({ verdict }: Query): boolean | undefined => (verdict === 'all' ? undefined : verdict === 'valid');

const filtersOf = (query: Query): TailFilters => {
  const where = expressionOf(query.filter);
  const word = where === undefined && query.filter !== '' ? query.filter : undefined;
  return { where, word, valid: validOf(query) };
};

/** The same filters over what is kept. */
export const viewFilterOf = ({ filter, verdict }: Pick<Query, 'filter' | 'verdict'>): ViewFilter => {
  const expression = expressionOf(filter);
  return expression === undefined
    ? { verdict, word: filter }
    : { verdict, where: whereFilter(expression === '' ? 'true' : expression).test };
};

export const requestOf = (query: Query, zone: string): TailRequest => ({
  names: [query.topic],
  from: query.from === null ? undefined : [query.from],
  last: query.from === null ? (isFiltered(query) ? lastMatches : last) : undefined,
  newestFirst: true,
  follow: true,
  lag: lagOf(query),
  notesBrokenSchemas: true,
  filters: filtersOf(query),
  zone,
});

/** The command that reads the same. */
export const queryLine = (query: Query, target: LineTarget): string => {
  const { word, where, valid } = filtersOf(query);
  return tailLine(
    {
      names: [query.topic],
      from: query.from === null ? undefined : [query.from],
      last: query.from === null ? last : undefined,
      filters: { where: word === undefined ? where : wordExpression(word), valid },
    },
    target,
  );
};

/** No flag looks in all parts of a message at once. */
const wordExpression = (word: string): string =>
  `JSON.stringify([key, headers, value]).toLowerCase().includes(${JSON.stringify(word.toLowerCase())})`;
