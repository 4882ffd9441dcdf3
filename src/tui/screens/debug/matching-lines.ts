import { seenBy } from '../../frame/mark-found.ts';
import type { SpanLine } from '../../highlight/span.ts';

/** The lines that have a text in them, counted from 0. */
export const matchingLines = (lines: readonly SpanLine[], word: string): readonly number[] =>
  word === '' ? [] : lines.flatMap((line, index) => (seenBy(word, textOf(line)).includes(word) ? [index] : []));

const textOf = (line: SpanLine): string => line.map(({ text }) => text).join('');

/** Of matches, the one after a line, or before it; beyond the last comes the first. */
export const matchAfter = (matches: readonly number[], at: number, step: 1 | -1): number | undefined =>
  step === 1
    ? (matches.find((line) => line > at) ?? matches[0])
    : (matches.findLast((line) => line < at) ?? matches.at(-1));
