import { displayWidth } from '../display-width.ts';
import { moreEntries } from './more-entries.ts';
import type { Value } from './value.ts';
import { framing, labelOf, valueText } from './value-text.ts';

/** A value over as many lines as it needs: what fits into so many columns stays on its line. */
export const valueLines = (value: Value, columns = 80): readonly string[] => blockOf(value, '', columns);

/** `label` stands before the value on its first line. */
const blockOf = (value: Value, label: string, columns: number): readonly string[] => {
  if (!('entries' in value) || value.entries.length === 0) return [label + valueText(value)];
  // One column more tells that it does not fit.
  const line = label + valueText(value, columns + 1);
  if (displayWidth(line) <= columns) return [line];
  const { head, open, close } = framing(value);
  const more = moreEntries(value);
  const blocks = value.entries.map((entry) => blockOf(entry.value, labelOf(entry, value), columns - indent.length - 1));
  const inner = more > 0 ? [...blocks, [`… ${more} more`]] : blocks;
  const lines = inner.flatMap((block, at) => (at < inner.length - 1 ? withComma(block) : block));
  return [`${label}${head}${open}`, ...lines.map((inside) => indent + inside), close];
};

const indent = '  ';

const withComma = (lines: readonly string[]): readonly string[] =>
  lines.map((line, at) => (at === lines.length - 1 ? `${line},` : line));
