import { latencyAt } from '../../app/tail/tail-stats.ts';
import type { Tail } from '../../app/tail.ts';

/** Partitions whose offsets the footer names, per topic. */
const mostPartitions = 8;

type Run = { readonly tail: Pick<Tail, 'stats' | 'window' | 'isFiltered'>; readonly ms: number };

const count = (value: number): string => value.toLocaleString('en');

/** What a run showed, in a line for people; a second one where `--where` threw. */
export const footer = ({ tail, ms }: Run): string => {
  const { shown, read, valid, invalid, unknown, whereFailures, firstWhereFailure } = tail.stats;
  const counts = tail.isFiltered ? `${count(shown)} of ${count(read)}` : count(shown);
  const counted = tail.isFiltered ? read : shown;
  const verdicts = [
    `${counts} ${counted === 1 ? 'message' : 'messages'}`,
    ...(valid + invalid > 0 ? [`${count(valid)} valid`, `${count(invalid)} invalid`] : []),
    ...(unknown > 0 ? [`${count(unknown)} unknown`] : []),
  ].join(', ');
  const parts = [verdicts, ...latencyPart(tail), ...reachedPart(tail), timePart(shown, ms)];
  const failures =
    whereFailures === 0 ? '' : `--where threw on ${count(whereFailures)} of them, first: ${firstWhereFailure}\n`;
  return `${parts.join('; ')}\n${failures}`;
};

/** The same for programs: `--stats json`. Times are milliseconds. */
export const jsonFooter = ({ tail, ms }: Run): string => {
  const { stats } = tail;
  const { read, shown, valid, invalid, unknown, whereFailures, firstWhereFailure } = stats;
  const reached = [...stats.reached].map(([topic, offsets]) => [topic, Object.fromEntries(offsets)]);
  return `${JSON.stringify({
    messages: shown,
    read,
    valid,
    invalid,
    unknown,
    latency: { p50: latencyAt(stats.latencies, 0.5), p95: latencyAt(stats.latencies, 0.95) },
    perSecond: perSecond(shown, ms),
    offsets: Object.fromEntries(reached),
    ms: Math.round(ms),
    ...(whereFailures === 0 ? {} : { whereFailures, firstWhereFailure }),
  })}\n`;
};

const latencyPart = ({ stats }: Pick<Tail, 'stats'>): readonly string[] => {
  const p50 = latencyAt(stats.latencies, 0.5);
  return p50 === null ? [] : [`latency p50 ${p50} ms, p95 ${latencyAt(stats.latencies, 0.95)} ms`];
};

const reachedPart = ({ stats, window }: Pick<Tail, 'stats' | 'window'>): readonly string[] => {
  const topics = new Set(window.partitions.map(({ topic }) => topic));
  const parts = [...stats.reached].map(([topic, offsets]) => {
    const sorted = [...offsets].sort(([a], [b]) => a - b).map(([partition, offset]) => `${partition}:${offset}`);
    const rest = sorted.length > mostPartitions ? ` and ${sorted.length - mostPartitions} more` : '';
    return `${topics.size > 1 ? `${topic} ` : ''}${sorted.slice(0, mostPartitions).join(' ')}${rest}`;
  });
  return parts.length === 0 ? [] : [`next offsets ${parts.join(', ')}`];
};

const timePart = (shown: number, ms: number): string =>
  `${(ms / 1000).toFixed(1)} s${shown > 1 ? ` (${count(perSecond(shown, ms))}/s)` : ''}`;

const perSecond = (shown: number, ms: number): number => {
  const rate = shown / Math.max(0.001, ms / 1000);
  return rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate);
};
