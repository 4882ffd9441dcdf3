import type { Container, Entry, Value } from './value.ts';

/** How many entries a picture leaves out. */
export const moreEntries = ({ type, size, entries }: Container): number => {
  if (type === 'bytes') return 0;
  const shown = type === 'array' ? entries.reduce((sum, entry) => sum + indexesOf(entry), 0) : entries.length;
  return Math.max(0, size - shown);
};

/** How many indexes of an array have nothing there; 0 for any value. */
export const gapOf = (value: Value): number =>
  value.type === 'other' ? Number(/^(\d+) empty$/.exec(value.text)?.[1] ?? 0) : 0;

/** Whether it is an item of an array, not a property with a name. */
export const isItem = ({ name }: Entry): boolean => /^\d+$/.test(name);

const indexesOf = (entry: Entry): number => (isItem(entry) ? Math.max(1, gapOf(entry.value)) : 0);
