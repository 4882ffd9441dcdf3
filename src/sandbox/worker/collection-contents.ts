import { classNameOf } from './class-name.ts';
import type { Contents, Part } from './contents.ts';
import { collected, getters, methods } from './intrinsics.ts';

export const mapContents = (value: Map<unknown, unknown>): Contents => {
  const parts = (most: number): readonly Part[] =>
    collected<Part>(most, (add) => {
      const entries = methods.mapEntries(value);
      for (let next = methods.nextOfMap(entries); !next.done; next = methods.nextOfMap(entries)) {
        if (!add({ kind: 'pair', key: next.value[0], value: next.value[1] })) return;
      }
    });
  return { type: 'map', name: classNameOf(value), text: null, size: getters.mapSize(value), parts };
};

export const setContents = (value: Set<unknown>): Contents => {
  const parts = (most: number): readonly Part[] =>
    collected<Part>(most, (add) => {
      const items = methods.setValues(value);
      for (let next = methods.nextOfSet(items), index = 0; !next.done; next = methods.nextOfSet(items), index += 1) {
        if (!add({ kind: 'item', index, value: next.value })) return;
      }
    });
  return { type: 'set', name: classNameOf(value), text: null, size: getters.setSize(value), parts };
};
