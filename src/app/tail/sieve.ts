import { EvtoolError, exitCodes } from '../../core/errors.ts';
import { eventFilter } from '../../core/filter/event.ts';
import { grepFilter } from '../../core/filter/grep.ts';
import type { MessageFilter } from '../../core/filter/message-filter.ts';
import { verdictFilter } from '../../core/filter/verdict.ts';
import { whereFilter } from '../../core/filter/where.ts';
import { wordFilter } from '../../core/filter/word.ts';
import type { InspectedMessage, RawMessage } from '../../core/message.ts';
import { hideQuotedSecrets, secretTexts } from '../../core/secrets.ts';
import { timeLimiter } from '../time-limit.ts';
import type { TailFilters } from './tail-request.ts';
import type { TailStats } from './tail-stats.ts';

/** How long the user's own expressions may take for one batch (ms): meanwhile not even Ctrl-C is heard. */
const filterLimitMs = 2_000;

/** What of a batch is shown, inspected and in order. */
export type Sieve = (batch: readonly RawMessage[]) => readonly InspectedMessage[];

type SieveParts = {
  readonly filters: TailFilters;
  readonly inspect: (raw: RawMessage) => InspectedMessage;
  /** Drops events that were not asked for. */
  readonly isMeant: MessageFilter;
  /** Headers that an error may not quote. */
  readonly isSecret: (name: string) => boolean;
  readonly stats: TailStats;
};

/** Patterns go first, as they need no inspection. What `--where` throws on is counted, and not shown. */
export const sieveOf = ({ filters, inspect, isMeant, isSecret, stats }: SieveParts): Sieve => {
  const words = filters.word === undefined ? [] : [wordFilter(filters.word)];
  const greps = [...words, ...(filters.grep ?? []).map(grepFilter)];
  const where = filters.where === undefined ? [] : [tolerant(whereFilter(filters.where).test, { isSecret, stats })];
  const kept = [
    isMeant,
    ...(filters.event === undefined ? [] : [eventFilter(filters.event)]),
    ...(filters.valid === undefined ? [] : [verdictFilter(filters.valid)]),
    ...where,
  ];
  const limited = greps.length + where.length > 0 ? limitedFilter() : plainFilter;
  return (batch) => {
    const found = limited(batch, (raw) => greps.every((matches) => matches(raw)));
    return limited(found.map(inspect), (message) => kept.every((isKept) => isKept(message)));
  };
};

type Filter = <T extends RawMessage | InspectedMessage>(
  batch: readonly T[],
  keep: (element: T) => boolean,
) => readonly T[];

const plainFilter: Filter = (batch, keep) => batch.filter(keep);

const limitedFilter = (): Filter => {
  const limit = timeLimiter(filterLimitMs);
  return <T extends RawMessage | InspectedMessage>(batch: readonly T[], keep: (element: T) => boolean) => {
    let at: T | undefined;
    const work = (): readonly T[] =>
      batch.filter((element) => {
        at = element;
        return keep(element);
      });
    return limit(work, () => tooSlow(at));
  };
};

const tooSlow = (at: RawMessage | InspectedMessage | undefined): Error => {
  const raw = at !== undefined && 'raw' in at ? at.raw : at;
  const place = raw === undefined ? '' : ` at ${raw.topic} ${raw.partition}:${raw.offset}`;
  return new EvtoolError(`The filter took longer than ${filterLimitMs / 1000} s${place} and was stopped.`, {
    hint: 'Look for a loop without end, or a regular expression with nested repetition such as (a+)+.',
    exitCode: exitCodes.usage,
  });
};

const tolerant =
  (test: MessageFilter, { isSecret, stats }: Pick<SieveParts, 'isSecret' | 'stats'>): MessageFilter =>
  (message) => {
    try {
      return test(message);
    } catch (error) {
      const { topic, partition, offset, headers } = message.raw;
      stats.whereFailures += 1;
      stats.firstWhereFailure ??= `${hideQuotedSecrets(String(error), secretTexts(headers, isSecret))} (${topic} ${partition}:${offset})`;
      return false;
    }
  };
