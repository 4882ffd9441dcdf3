import { escapeControls } from '../core/decode/visible-text.ts';
import type { CommandRun } from './command.ts';
import { fittedTable } from './fitted-table.ts';

/** The formats of commands that print a list of things. */
export const listFormats = ['text', 'json', 'ndjson'] as const;

type List<T> = {
  readonly items: readonly T[];
  /** The text format's columns: heading, and an item's text. */
  readonly columns: Readonly<Record<string, (item: T) => string>>;
  /** Columns that are aligned to the right. */
  readonly numbers?: readonly string[];
  /** What JSON says of an item; the item itself by default. */
  readonly record?: (item: T) => unknown;
};

/** Prints things as a table, as one JSON array, or as one JSON object a line. */
export const printList = async <T>(
  { args, terminal }: Pick<CommandRun<unknown>, 'args' | 'terminal'>,
  { items, columns, numbers = [], record = (item) => item }: List<T>,
): Promise<void> => {
  if (args.output === 'json') await terminal.out(`${JSON.stringify(items.map(record), null, 2)}\n`);
  else if (args.output === 'ndjson')
    await terminal.out(items.map((item) => `${JSON.stringify(record(item))}\n`).join(''));
  else {
    const width = terminal.isInteractive.stdout ? terminal.columns() : null;
    await terminal.out(tableOf({ items, columns, numbers }, width));
  }
};

const tableOf = <T>({ items, columns, numbers = [] }: List<T>, width: number | null): string => {
  if (items.length === 0) return '';
  const names = Object.keys(columns);
  const rows = items.map((item) => Object.values(columns).map((text) => escapeControls(text(item))));
  return fittedTable({ rows: [names, ...rows], right: numbers.map((name) => names.indexOf(name)), columns: width });
};
