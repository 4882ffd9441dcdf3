import type { HandlerSummary } from '../../../app/handlers.ts';
import { latencyAt } from '../../../app/tail/tail-stats.ts';
import { clean } from '../../frame/clean.ts';
import type { Cell, Column } from '../../frame/columns.ts';
import type { Theme } from '../../frame/theme.ts';
import { goodText, type Job } from './job.ts';

export type HandlerRow = { readonly handler: HandlerSummary; readonly job: Job | undefined };

/** Times only where something ran. */
export const handlerColumns = (rows: readonly HandlerRow[], { glyphs }: Theme): readonly Column<HandlerRow>[] => [
  { title: 'HANDLER', min: 12, max: 30, cell: ({ handler }) => ({ text: clean(handler.name), role: 'title' }) },
  { title: 'EVENT', min: 10, max: 26, drop: 2, cell: ({ handler }) => listed(handler.events) },
  { title: 'TOPIC', min: 20, max: 40, drop: 3, cell: ({ handler }) => listed(handler.topics) },
  { title: 'MODULE', min: 22, max: 30, drop: 4, cell: ({ handler }) => ({ text: clean(handler.module), role: 'dim' }) },
  { title: 'LAST RUN', min: 12, max: 22, cell: ({ job }) => lastRun(job, glyphs) },
  ...(rows.some(({ job }) => job !== undefined) ? times : []),
];

const times: readonly Column<HandlerRow>[] = [
  { title: 'P50', min: 7, drop: 1, align: 'right', cell: ({ job }) => timeCell(job, 0.5) },
  { title: 'P95', min: 7, drop: 1, align: 'right', cell: ({ job }) => timeCell(job, 0.95) },
];

const listed = (names: readonly string[]): Cell => ({ text: clean(names.join(', ')) });

const lastRun = (job: Job | undefined, glyphs: Theme['glyphs']): Cell => {
  if (job === undefined) return { text: glyphs.none, role: 'dim' };
  const { status, count, bad } = job;
  if (status.type === 'failed') return { text: `${glyphs.bad} did not run`, role: 'bad' };
  if (status.type === 'running')
    return { text: `${glyphs.here} ${count}${bad > 0 ? `, ${bad} bad` : ''}`, role: 'note' };
  return { text: `${bad === 0 ? glyphs.ok : glyphs.bad} ${goodText(job)}`, role: bad === 0 ? 'ok' : 'bad' };
};

const timeCell = (job: Job | undefined, share: number): Cell => {
  const ms = job === undefined ? null : latencyAt(job.latencies, share);
  return { text: ms === null ? '' : msText(ms), role: 'dim' };
};

/** Three figures of what is short: many handlers take less than a millisecond. */
export const msText = (ms: number): string => `${ms.toFixed(ms >= 100 ? 0 : ms >= 1 ? 1 : 2)} ms`;
