import { nearest } from '../../core/nearest.ts';
import type { Ui } from '../ui.ts';

type Choice = {
  /** Above the menu. */
  readonly title: string;
  /** What one of them is, before the text field where they are too many for a menu: `Event`. */
  readonly what: string;
  readonly names: readonly string[];
};

const menuKeys = [...'123456789'];

/** One of some names; a few are chosen by a key, many by typing. Null when the user left it. */
export const chooseName = async (ui: Ui, choice: Choice): Promise<string | null> => {
  const { title, names } = choice;
  if (names.length > menuKeys.length) return askName(ui, choice);
  const items = names.map((label, index) => ({ key: menuKeys[index] ?? '', label }));
  const key = await ui.choose(title, items);
  return items.find((item) => item.key === key)?.label ?? null;
};

export const askName = (ui: Ui, { what, names }: Omit<Choice, 'title'>): Promise<string | null> =>
  ui.prompt({
    label: `${what}:`,
    complete: (text) => names.filter((name) => name.startsWith(text)),
    refuse: (text) => (names.includes(text) ? null : `There is none of that name. ${meant(text, names)}`),
  });

const meant = (text: string, names: readonly string[]): string => {
  const near = nearest(text, names);
  return near === undefined ? 'Tab completes.' : `Did you mean ${near}?`;
};
