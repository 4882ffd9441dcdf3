import { widthOf } from '../frame/width.ts';
import type { ScreenName } from '../route.ts';
import type { Shell } from './shell.ts';

export type Tab = {
  readonly name: ScreenName;
  readonly key: string;
  readonly title: string;
  /** The columns that it takes, from 0; `to` is the first after it. */
  readonly from: number;
  readonly to: number;
};

/** The screens as they stand side by side in the header's second row, each between two blanks. */
export const tabsOf = (shell: Pick<Shell, 'table' | 'tabs'>): readonly Tab[] => {
  const tabs: Tab[] = [];
  for (const { id, keys } of shell.table().bindings) {
    const known = shell.tabs().find(({ name }) => name === id);
    const [key] = keys;
    if (known === undefined || key === undefined) continue;
    const from = tabs.at(-1)?.to ?? 0;
    tabs.push({ name: known.name, key, title: known.title, from, to: from + widthOf(` ${key} ${known.title} `) });
  }
  return tabs;
};
