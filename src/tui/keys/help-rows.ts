import { clean } from '../frame/clean.ts';
import type { Shell } from '../shell/shell.ts';
import type { TourStep } from '../ui-options.ts';
import type { Binding } from './binding.ts';
import { globalBindings } from './global-bindings.ts';
import { listBindings } from './list-bindings.ts';

export type HelpRow = { readonly title: string } | { readonly text: string } | { readonly binding: Binding };

const ids = (bindings: readonly Binding[]): ReadonlySet<string> => new Set(bindings.map(({ id }) => id));
const globals = ids(globalBindings);
const lists = ids(listBindings);

/** The help of the screen that is shown: its own keys first. What to try stands above them where one begins. */
export const helpRows = (
  shell: Pick<Shell, 'definition' | 'table' | 'tabs' | 'tour' | 'keyFaults'>,
): readonly HelpRow[] => {
  const { name, title } = shell.definition();
  const isFirst = shell.tabs()[0]?.name === name;
  const toTry = tourRows(shell.tour);
  const { bindings } = shell.table();
  const own = bindings.filter(({ id }) => !globals.has(id) && !lists.has(id));
  const section = (name: string, rows: readonly Binding[]): readonly HelpRow[] =>
    rows.length === 0 ? [] : [{ title: name }, ...rows.map((binding) => ({ binding }))];
  return [
    ...unused(shell.keyFaults()),
    ...(isFirst ? toTry : []),
    ...[...Map.groupBy(own, ({ group = title }) => group)].flatMap(([group, rows]) => section(group, rows)),
    ...section(
      'Moving',
      bindings.filter(({ id }) => lists.has(id)),
    ),
    ...section(
      'Everywhere',
      bindings.filter(({ id }) => globals.has(id)),
    ),
    ...(isFirst ? [] : toTry),
  ];
};

const tourRows = (tour: readonly TourStep[]): readonly HelpRow[] =>
  tour.length === 0
    ? []
    : [
        { title: 'Try this: the next step stands above the footer' },
        ...tour.map(({ text }, index) => ({ text: `${index + 1}. ${text}` })),
      ];

const unused = (faults: readonly string[]): readonly HelpRow[] =>
  faults.length === 0
    ? []
    : [
        { title: 'The standard keys: those of evtool.yml cannot be' },
        ...faults.map((text) => ({ text: clean(text) })),
        { text: 'Fix them, and save.' },
      ];
