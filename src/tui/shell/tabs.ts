import { widthOf } from '../frame/width.ts';
import type { ScreenName } from '../route.ts';
import type { Shell } from './shell.ts';

export type Tab = {
  readonly name: ScreenName;
  readonly key: string;
  /** Empty where there is no room for the titles of all. */
  readonly title: string;
  /** The columns that it takes, from 0; `to` is the first after it. */
  readonly from: number;
  readonly to: number;
};

/** The screens as they stand side by side in the header's second row, each between two blanks. */
export const tabsOf = (shell: Pick<Shell, 'table' | 'tabs' | 'state'>): readonly Tab[] => {
  const { columns, screen } = shell.state();
  const all = shell.table().bindings.flatMap(({ id, keys: [key] }) => {
    const known = shell.tabs().find(({ name }) => name === id);
    return known === undefined || key === undefined ? [] : [{ name: known.name, key, title: known.title }];
  });
  const whole = placed(all);
  if ((whole.at(-1)?.to ?? 0) <= columns) return whole;
  return placed(all.map((tab) => (tab.name === screen ? tab : { ...tab, title: '' })));
};

const placed = (all: readonly Pick<Tab, 'name' | 'key' | 'title'>[]): readonly Tab[] => {
  let to = 0;
  return all.map((tab) => {
    const from = to;
    to = from + widthOf(tab.title === '' ? ` ${tab.key} ` : ` ${tab.key} ${tab.title} `);
    return { ...tab, from, to };
  });
};
