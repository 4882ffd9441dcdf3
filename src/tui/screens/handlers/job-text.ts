import { latencyAt } from '../../../app/tail/tail-stats.ts';
import { outcomes } from '../../../core/handler/outcome.ts';
import { count as counted } from '../../frame/count.ts';
import type { Job } from './job.ts';
import { msText } from './ms-text.ts';

/** How far it is, `5 of 12: 4 ok, 1 failed`, or was when it was stopped; else how many are as they should be. */
export const jobText = (job: Job, now: number): string => {
  const { type } = job.status;
  if (type === 'running') return `${[soFar(job), secondsText(job, now), whereText(job)].join('')}${countsText(job)}`;
  if (type === 'stopped') return `${stoppedText(job)}${countsText(job)}`;
  return `${goodText(job)}${countsText(job)}`;
};

/** The same in a column: without what each was. */
export const shortJobText = (job: Job, now: number): string => {
  const { status, bad } = job;
  const wrong = bad > 0 ? `, ${counted(bad)} wrong` : '';
  if (status.type === 'running') return `${soFar(job)}${secondsText(job, now)}${wrong}`;
  if (status.type === 'stopped') return `stopped, ${soFar(job)}${wrong}`;
  return goodText(job);
};

/** Of a replay nothing is expected but that it goes well. */
const goodText = ({ kind, bad, count }: Job): string => {
  const isFixtures = kind === 'fixtures';
  if (count === 0) return isFixtures ? 'no fixtures' : 'no messages';
  if (bad === 0) return isFixtures ? `${counted(count)} as expected` : `${counted(count)} went well`;
  return `${counted(bad)} of ${counted(count)} ${isFixtures ? 'not as expected' : 'went wrong'}`;
};

/** Fewer tell of chance more than of the handler. */
const leastTimes = 20;

/** How long messages take; null where that would say little. */
export const timesText = ({ latencies, status }: Job): string | null => {
  const [half, most] = [latencyAt(latencies, 0.5), latencyAt(latencies, 0.95)];
  if (half === null || most === null || latencies.length < leastTimes || status.type === 'running') return null;
  return `half took up to ${msText(half)}, 19 of 20 up to ${msText(most)}`;
};

const stoppedText = (job: Job): string => {
  const file = currentFile(job);
  return `stopped${file === undefined ? '' : ` at ${file}`}, ${soFar(job)}`;
};

/** The fixture it is in. */
const currentFile = ({ files, count }: Job): string | undefined => files[count];

const whereText = (job: Job): string => {
  const file = currentFile(job);
  return file === undefined ? '' : `, in ${file}`;
};

/** What is over at once needs no clock. */
const secondsText = ({ startedAt }: Job, now: number): string => {
  const seconds = Math.floor((now - startedAt) / 1000);
  return seconds < 1 ? '' : `, ${counted(seconds)} s`;
};

const soFar = ({ count, total }: Job): string => `${counted(count)}${total === null ? '' : ` of ${counted(total)}`}`;

const countsText = ({ byOutcome }: Job): string => {
  const parts = outcomes.filter((outcome) => byOutcome[outcome] > 0).map((one) => `${byOutcome[one]} ${one}`);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
};
