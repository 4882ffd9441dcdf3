import type { Comparison } from '../../../../app/debug/compare-runs.ts';
import type { Stop } from '../../../../app/debug/stop.ts';
import type { Value } from '../../../../core/debug/value.ts';
import { valueDifferences } from '../../../../core/debug/value-differences.ts';
import { valueText } from '../../../../core/debug/value-text.ts';
import { clean } from '../../../frame/clean.ts';
import type { Theme } from '../../../frame/theme.ts';

/** Characters of a value: more of it nobody reads on a screen. */
const mostOfAValue = 100_000;

type Shown = {
  readonly theme: Theme;
  /** Whether this run has come to its outcome. */
  readonly isOver: boolean;
};

/** How two runs of a message differ: the older one's with `-`, this one's with `+`. */
export const comparisonLines = (
  { first, parting, result, wasLeft }: Comparison,
  { theme, isOver }: Shown,
): readonly string[] => {
  if (first === null && result.length === 0) {
    if (!isOver) return ['So far both runs went the same way.', 'This one is not at its end: t goes to its outcome.'];
    if (wasLeft) return ['As far as the run before came, both went the same way.', 'It was left before its outcome.'];
    return [`${theme.glyphs.ok} Both runs went the same way.`];
  }
  return [
    ...(first === null ? [] : firstLines(first, theme)),
    ...(parting === null || parting.place === first?.place ? [] : ['', ...partingLines(parting, theme)]),
    ...(result.length === 0 ? [] : [...(first === null ? [] : ['']), theme.paint('title', 'What came out')]),
    ...result.flatMap(({ path, expected, actual }) => [
      clean(path),
      ...pair({ before: jsonText(expected), now: jsonText(actual) }, theme),
    ]),
  ];
};

type Differing = NonNullable<Comparison['first']>;

const firstLines = (differing: Differing, theme: Theme): readonly string[] => {
  const { place, now, variables } = differing;
  if (variables.length === 0) return partingLines(differing, theme);
  return [
    theme.paint('title', `They differ first at their stop ${place}${now ? `, ${placeText(now)}` : ''}`),
    ...variables
      .flatMap(({ name, before, now: value }) => valueDifferences(name, before, value))
      .flatMap(({ path, before, now: value }) => [
        clean(path),
        ...pair({ before: textOf(before), now: textOf(value) }, theme),
      ]),
  ];
};

const partingLines = ({ place, before, now }: Differing, theme: Theme): readonly string[] => [
  theme.paint('title', `They go different ways from their stop ${place}`),
  ...pair({ before: before ? placeText(before) : 'it had ended', now: now ? placeText(now) : 'it has ended' }, theme),
];

const pair = ({ before, now }: { readonly before: string; readonly now: string }, { paint }: Theme) => [
  paint('bad', `  - ${before}`),
  paint('ok', `  + ${now}`),
];

const placeText = ({ stage, frames: [top] }: Stop): string =>
  top === undefined ? stage : `${clean(top.file)}:${top.line} ${clean(top.function)}`;

/** Of a long text only the beginning is recorded, where two may be alike. */
const textOf = (value: Value | null): string => {
  if (value === null) return 'not there';
  const isCut = value.type === 'string' && value.text.length < value.length;
  return `${valueText(value, mostOfAValue)}${isCut ? `  of ${value.length} characters` : ''}`;
};

const jsonText = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = clean(JSON.stringify(value) ?? '');
  const left = text.length - mostOfAValue;
  return left > 0 ? `${text.slice(0, mostOfAValue)}… ${left.toLocaleString('en-US')} more` : text;
};
