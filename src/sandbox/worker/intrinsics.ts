import { types } from 'node:util';

/**
 * What the language and Node offer, taken before a handler's module runs, which may replace any of it: so looking at the
 * handler's values runs none of its code. For the same reason whoever uses this walks lists by index and makes them with
 * `listOf`: `for … of`, `push` and spreading a list ask prototypes.
 */
export const { apply, ownKeys, getPrototypeOf, getOwnPropertyDescriptor: descriptorOf } = Reflect;
export const { keys: keysOf, getOwnPropertySymbols: symbolsOf, hasOwn } = Object;
export const { isArray } = Array;
export const { isNaN: isNotNumber } = Number;
export const { max, min, trunc } = Math;
export const kindOf = { ...types };
export const Bytes = Uint8Array;
export const encoder = new TextEncoder();

export const prototypes = {
  object: Object.prototype,
  error: Error.prototype,
  domException: DOMException.prototype,
  url: URL.prototype,
  query: URLSearchParams.prototype,
  signal: AbortSignal.prototype,
};

const { from: arrayFrom } = Array;

/** A list of so many items. Without the null prototype an iterator that all objects were given would be asked. */
export const listOf = <T>(length: number, itemAt: (index: number) => T): T[] =>
  arrayFrom<unknown, T>({ __proto__: null, length } as ArrayLike<unknown>, (_, index) => itemAt(index));

/** A list of what is added, at most so many; adding tells whether there is room for more. */
export const collected = <T>(most: number, fill: (add: (item: T) => boolean) => void): T[] => {
  const list = listOf<T | undefined>(most, () => undefined);
  let count = 0;
  fill((item) => {
    if (count < most) list[count] = item;
    count = min(count + 1, most);
    return count < most;
  });
  list.length = count;
  return list as T[];
};

/** A method as a function of what it is called on. */
const unbound =
  <T, A extends readonly unknown[], R>(method: (this: T, ...args: A) => R) =>
  (self: unknown, ...args: A): R =>
    apply(method, self, args);

/** What an accessor of a prototype asks, as a function of what it is asked about. */
const getter = <R>(prototype: object, name: PropertyKey): ((self: unknown) => R) => {
  const found = descriptorOf(prototype, name)?.get;
  if (found === undefined) throw new Error(`nothing to get ${String(name)} with`);
  return (self) => apply(found, self, []);
};

const typedArray: object = Object.getPrototypeOf(Uint8Array.prototype);

export const methods = {
  functionSource: unbound(Function.prototype.toString),
  isEnumerable: unbound(Object.prototype.propertyIsEnumerable),
  slice: unbound<string, [number, number?], string>(String.prototype.slice),
  unitAt: unbound(String.prototype.charCodeAt),
  digits: unbound<number, [number], string>(Number.prototype.toString),
  symbolText: unbound(Symbol.prototype.toString),
  time: unbound(Date.prototype.getTime),
  isoTime: unbound(Date.prototype.toISOString),
  numberIn: unbound(Number.prototype.valueOf),
  stringIn: unbound(String.prototype.valueOf),
  booleanIn: unbound(Boolean.prototype.valueOf),
  bigintIn: unbound(BigInt.prototype.valueOf),
  symbolIn: unbound(Symbol.prototype.valueOf),
  mapEntries: unbound<Map<unknown, unknown>, [], Iterator<[unknown, unknown]>>(Map.prototype.entries),
  nextOfMap: unbound<Iterator<[unknown, unknown]>, [], IteratorResult<[unknown, unknown]>>(new Map().entries().next),
  setValues: unbound<Set<unknown>, [], Iterator<unknown>>(Set.prototype.values),
  nextOfSet: unbound<Iterator<unknown>, [], IteratorResult<unknown>>(new Set().values().next),
  queryText: unbound(URLSearchParams.prototype.toString),
  encode: unbound(TextEncoder.prototype.encode),
  hex: unbound<Buffer, [number, number], string>(Buffer.prototype.hexSlice),
  latin1: unbound<Buffer, [number, number], string>(Buffer.prototype.latin1Slice),
};

export const getters = {
  mapSize: getter<number>(Map.prototype, 'size'),
  setSize: getter<number>(Set.prototype, 'size'),
  typedBuffer: getter<ArrayBuffer>(typedArray, 'buffer'),
  typedOffset: getter<number>(typedArray, 'byteOffset'),
  typedBytes: getter<number>(typedArray, 'byteLength'),
  typedLength: getter<number>(typedArray, 'length'),
  viewBuffer: getter<ArrayBuffer>(DataView.prototype, 'buffer'),
  viewOffset: getter<number>(DataView.prototype, 'byteOffset'),
  viewBytes: getter<number>(DataView.prototype, 'byteLength'),
  bufferBytes: getter<number>(ArrayBuffer.prototype, 'byteLength'),
  sharedBytes: getter<number>(SharedArrayBuffer.prototype, 'byteLength'),
  source: getter<string>(RegExp.prototype, 'source'),
  domMessage: getter<string>(DOMException.prototype, 'message'),
  href: getter<string>(URL.prototype, 'href'),
  isAborted: getter<boolean>(AbortSignal.prototype, 'aborted'),
  domName: getter<string>(DOMException.prototype, 'name'),
};

/** The getter `flags` itself reads properties, which may be anybody's. */
export const flagGetters = [
  ['d', getter<boolean>(RegExp.prototype, 'hasIndices')],
  ['g', getter<boolean>(RegExp.prototype, 'global')],
  ['i', getter<boolean>(RegExp.prototype, 'ignoreCase')],
  ['m', getter<boolean>(RegExp.prototype, 'multiline')],
  ['s', getter<boolean>(RegExp.prototype, 'dotAll')],
  ['u', getter<boolean>(RegExp.prototype, 'unicode')],
  ['v', getter<boolean>(RegExp.prototype, 'unicodeSets')],
  ['y', getter<boolean>(RegExp.prototype, 'sticky')],
] as const;
