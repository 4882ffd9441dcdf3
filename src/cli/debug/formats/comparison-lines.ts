import type { Comparison } from '../../../app/debug/compare-runs.ts';
import { type ValueDifference, valueDifferences } from '../../../core/debug/value-differences.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';
import { cutToWidth, displayWidth } from '../../../core/display-width.ts';
import type { Paint } from '../../colors.ts';
import { stopPlace } from './stop-place.ts';
import { valueOrNone } from './value-or-none.ts';

type View = { readonly paint: Paint; readonly columns: number };

const indent = '  ';
const mostDifferences = 8;

/** How two runs of a message differ: the older one's in red, this one's in green. */
export const comparisonLines = ({ first, result, wasLeft }: Comparison, view: View): readonly string[] => {
  if (first === null && result.length === 0)
    return [wasLeft ? 'as far as the run before came, both went the same way' : 'both runs went the same way'];
  return [...(first === null ? [] : firstDifference(first, view)), ...result.flatMap((one) => resultLines(one, view))];
};

const firstDifference = (first: NonNullable<Comparison['first']>, { paint, columns }: View): readonly string[] => {
  const { place, before, now, variables } = first;
  const head = `the runs differ first at their stop ${place}`;
  if (variables.length === 0)
    return [
      head,
      `${indent}${paint('red', `- ${before ? stopPlace(before) : 'it had ended'}`)}`,
      `${indent}${paint('green', `+ ${now ? stopPlace(now) : 'it has ended'}`)}`,
    ];
  return [
    `${head}${now ? `  ${stopPlace(now)}` : ''}`,
    ...variables
      .flatMap(({ name, before: old, now: value }) => valueDifferences(name, old, value))
      .slice(0, mostDifferences)
      .flatMap((difference) => valueLines(difference, { paint, columns })),
  ];
};

const valueLines = ({ path, before, now }: ValueDifference, { paint, columns }: View): readonly string[] => {
  const label = `${escapeControls(path)} = `;
  const room = columns - displayWidth(label) - 4;
  return [
    `${indent}${paint('red', `- ${label}${valueOrNone(before, room)}`)}`,
    `${indent}${paint('green', `+ ${label}${valueOrNone(now, room)}`)}`,
  ];
};

const resultLines = (
  { path, expected, actual }: Comparison['result'][number],
  { paint, columns }: View,
): readonly string[] => {
  const json = (value: unknown): string =>
    cutToWidth(value === undefined ? '(nothing)' : escapeControls(JSON.stringify(value) ?? ''), columns - 4);
  return [
    `${escapeControls(path)}`,
    `${indent}${paint('red', `- ${json(expected)}`)}`,
    `${indent}${paint('green', `+ ${json(actual)}`)}`,
  ];
};
