import { classNameOf, dataInChain, dataOf, isInChain } from './class-name.ts';
import type { Contents, Part } from './contents.ts';
import {
  collected,
  getters,
  keysOf,
  kindOf,
  listOf,
  methods,
  min,
  ownKeys,
  prototypes,
  symbolsOf,
} from './intrinsics.ts';

export const objectContents = (value: object): Contents => {
  if (kindOf.isModuleNamespaceObject(value)) return moduleContents(value);
  const name = classNameOf(value);
  return { type: 'object', name: name === 'Object' ? null : name, text: null, ...properties(value, keysOf(value)) };
};

/** Asking a module whose code has not run yet which of its names are enumerable would throw. */
const moduleContents = (value: object): Contents => ({
  type: 'object',
  name: 'Module',
  text: null,
  ...properties(value, filtered(ownKeys(value), isString)),
});

/** With what is said of it already left out; `stack` must not be looked at: the program may have a say in it. */
export const errorContents = (value: object): Contents => {
  const { name, message } = errorTexts(value);
  const isSaid = (key: PropertyKey): boolean =>
    key === 'stack' || key === 'message' || (key === 'name' && dataOf(value, key) === name);
  const keys = filtered(ownKeys(value), (key) => isString(key) && !isSaid(key));
  return { type: 'error', name, text: message, ...properties(value, keys) };
};

const isString = (key: PropertyKey): boolean => typeof key === 'string';

const properties = (value: object, keys: readonly PropertyKey[]): Pick<Contents, 'size' | 'parts'> => {
  const symbols = filtered(symbolsOf(value), (symbol) => methods.isEnumerable(value, symbol));
  const size = keys.length + symbols.length;
  const partAt = (index: number): Part => ({
    kind: 'property',
    name: (index < keys.length ? keys[index] : symbols[index - keys.length]) ?? '',
  });
  return { size, parts: (most) => listOf(min(most, size), partAt) };
};

const filtered = <T>(list: readonly T[], keep: (item: T) => boolean): readonly T[] =>
  list.length === 0
    ? list
    : collected(list.length, (add) => {
        for (let index = 0; index < list.length; index += 1) {
          const item = list[index];
          if (item !== undefined && keep(item)) add(item);
        }
      });

type ErrorTexts = { readonly name: string; readonly message: string };

/** An own name is what its maker wants to be read; else its class says more than an inherited `Error`. */
const errorTexts = (value: object): ErrorTexts => {
  const dom = isInChain(value, prototypes.domException) ? domTexts(value) : undefined;
  if (dom !== undefined) return dom;
  const message = dataInChain(value, 'message');
  return { name: errorName(value), message: typeof message === 'string' ? message : '' };
};

const errorName = (value: object): string => {
  const own = dataOf(value, 'name');
  if (isName(own)) return own;
  const made = classNameOf(value);
  if (made !== null && made !== 'Error') return made;
  const inherited = dataInChain(value, 'name');
  return isName(inherited) ? inherited : 'Error';
};

const isName = (name: unknown): name is string => typeof name === 'string' && name !== '';

const domTexts = (value: object): ErrorTexts | undefined => {
  try {
    return { name: getters.domName(value), message: getters.domMessage(value) };
  } catch {
    // It only inherits from one.
    return undefined;
  }
};
