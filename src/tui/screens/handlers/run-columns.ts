import { clean } from '../../frame/clean.ts';
import type { Column } from '../../frame/columns.ts';
import type { Theme } from '../../frame/theme.ts';
import { widthOf } from '../../frame/width.ts';
import type { JobKind } from './job.ts';
import { msText } from './ms-text.ts';
import type { RunRow } from './run-row.ts';

type Look = {
  readonly theme: Theme;
  readonly width: number;
  readonly kind: JobKind;
  /** What all names begin with, which needs not be said of each: a folder, or a topic. */
  readonly shared: string;
};

/** The table of what became of each message: green or red, and why. Of all rows, so that nothing moves as one scrolls. */
export const runColumns = (
  rows: readonly RunRow[],
  { theme, width, kind, shared }: Look,
): readonly Column<RunRow>[] => {
  const { glyphs } = theme;
  const shown = ({ name }: RunRow): string => clean(name.startsWith(shared) ? name.slice(shared.length) : name);
  const longest = Math.max(12, ...rows.map((row) => widthOf(shown(row))));
  const name = Math.min(longest, Math.max(16, Math.floor(width * 0.36)));
  const longestWhy = Math.max(10, ...rows.map((row) => widthOf(clean(row.problem))));
  const expected: Column<RunRow> = {
    title: 'EXPECTED',
    min: 8,
    max: 11,
    drop: 2,
    cell: (row) => ({ text: row.expected, role: 'dim' }),
  };
  return [
    {
      title: kind === 'fixtures' ? 'FIXTURE' : 'MESSAGE',
      min: name,
      max: name,
      // The end of a path tells more than its beginning.
      cell: (row) => ({ text: shortened(shown(row), name, glyphs.more) }),
    },
    {
      title: 'OUTCOME',
      min: 9,
      max: 13,
      cell: ({ isGood, outcome }) => ({
        text: `${isGood ? glyphs.ok : glyphs.bad} ${outcome}`,
        role: isGood ? 'ok' : 'bad',
      }),
    },
    ...(kind === 'fixtures' ? [expected] : []),
    {
      title: 'TIME',
      min: 7,
      drop: 3,
      align: 'right',
      cell: ({ ms, outcome }) => ({ text: outcome === 'invalid' ? '' : msText(ms), role: 'dim' }),
    },
    {
      title: 'WHY',
      min: Math.min(mostForWhy, longestWhy),
      drop: 1,
      grow: 1,
      cell: (row) => ({ text: clean(whyText(row)), role: row.isGood ? 'dim' : 'bad' }),
    },
  ];
};

/** For so many columns of it the time gives way. */
const mostForWhy = 20;

/** The reason first, as there may be no room for more; `V` goes to the place. */
export const whyText = ({ place, problem }: RunRow): string =>
  [...(problem === '' ? [] : [problem]), ...(place === null ? [] : [`${place.file}:${place.line}`])].join('  ');

const shortened = (text: string, columns: number, more: string): string =>
  widthOf(text) <= columns ? text : `${more}${text.slice(text.length - columns + 1)}`;
