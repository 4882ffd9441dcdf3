import type { HandlerSummary } from '../../../app/handlers.ts';
import { clean } from '../../frame/clean.ts';
import type { Cell, Column } from '../../frame/columns.ts';
import type { Frame } from '../../frame/frame.ts';
import { widthOf } from '../../frame/width.ts';
import type { Job } from './job.ts';
import { jobSign } from './job-sign.ts';
import { shortJobText } from './job-text.ts';

export type HandlerRow = {
  readonly handler: HandlerSummary;
  readonly job: Job | undefined;
  readonly fault?: string | undefined;
};

/** What became of the last run is never cut. */
export const handlerColumns = (
  rows: readonly HandlerRow[],
  { theme, now }: Pick<Frame, 'theme' | 'now'>,
): readonly Column<HandlerRow>[] => {
  const last = Math.max(...rows.map((row) => widthOf(lastRun(row, { theme, now }).text)), leastRun);
  return [
    { title: 'HANDLER', min: 12, max: 30, cell: ({ handler }) => ({ text: clean(handler.name), role: 'title' }) },
    { title: 'EVENT', min: 10, max: 26, drop: 2, cell: ({ handler }) => listed(handler.events) },
    { title: 'TOPIC', min: 20, max: 48, drop: 3, cell: ({ handler }) => listed(handler.topics) },
    {
      title: 'MODULE',
      min: 22,
      max: 30,
      drop: 4,
      cell: ({ handler }) => ({ text: clean(handler.module), role: 'dim' }),
    },
    { title: 'LAST RUN', min: last, max: last, cell: (row) => lastRun(row, { theme, now }) },
  ];
};

const leastRun = 12;

const listed = (names: readonly string[]): Cell => ({ text: clean(names.join(', ')) });

const lastRun = ({ job, fault }: HandlerRow, { theme, now }: Pick<Frame, 'theme' | 'now'>): Cell => {
  const { glyphs } = theme;
  if (job === undefined)
    return fault === undefined
      ? { text: glyphs.none, role: 'dim' }
      : { text: `${glyphs.bad} does not load`, role: 'bad' };
  if (job.status.type === 'failed') return { text: `${glyphs.bad} did not run`, role: 'bad' };
  const { glyph, role } = jobSign(job);
  return { text: `${glyphs[glyph]} ${shortJobText(job, now)}`, role };
};
