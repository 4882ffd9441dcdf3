import { classNameOf } from './class-name.ts';
import type { Contents, Part } from './contents.ts';
import { collected, hasOwn, keysOf, min } from './intrinsics.ts';

/** How many indexes of an array with gaps are looked at. */
const mostLooks = 1_000;

/** To find the names in a longer list, such as `index` of a match, would cost a look at all its indexes. */
const mostWithNames = 100;

/** Items by their index, then properties with names. */
export const listContents = (value: object, length: number): Contents => {
  const name = classNameOf(value);
  const parts = (most: number): readonly Part[] =>
    collected<Part>(most, (add) => {
      if (addItems(value, min(length, mostLooks), add)) addNames(value, length, add);
    });
  return { type: 'array', name: name === 'Array' ? null : name, text: null, size: length, parts };
};

type Add = (part: Part) => boolean;

/** False when there was no room for all. */
const addItems = (value: object, end: number, add: Add): boolean => {
  let gap = 0;
  for (let index = 0; index < end; index += 1) {
    const isGap = !hasOwn(value, index);
    gap += isGap ? 1 : 0;
    if (isGap && index + 1 < end) continue;
    if (gap > 0 && !add({ kind: 'gap', index: isGap ? index + 1 - gap : index - gap, length: gap })) return false;
    gap = 0;
    if (!isGap && !add({ kind: 'property', name: index })) return false;
  }
  return true;
};

const addNames = (value: object, length: number, add: Add): void => {
  if (length > mostWithNames) return;
  const keys = keysOf(value);
  let next = 0;
  for (let index = 0; index < length; index += 1) next += hasOwn(value, index) ? 1 : 0;
  while (next < keys.length && add({ kind: 'property', name: keys[next] ?? '' })) next += 1;
};
