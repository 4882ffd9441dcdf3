const { ownKeys, defineProperty, deleteProperty, getOwnPropertyDescriptor: descriptorOf } = Reflect;

type Patch = { readonly owner: object; readonly key: PropertyKey; readonly descriptor: PropertyDescriptor | undefined };

const owners: readonly object[] = [
  Object.prototype,
  Array.prototype,
  String.prototype,
  Number.prototype,
  BigInt.prototype,
  Boolean.prototype,
  Symbol.prototype,
  Map.prototype,
  Set.prototype,
  Date.prototype,
  RegExp.prototype,
  Error.prototype,
  Promise.prototype,
  ArrayBuffer.prototype,
  Object.getPrototypeOf(Uint8Array.prototype),
  Buffer.prototype,
  TextEncoder.prototype,
  DOMException.prototype,
  URL.prototype,
  URLSearchParams.prototype,
  AbortSignal.prototype,
  Object.getPrototypeOf([].values()),
  Object.getPrototypeOf(new Map().entries()),
  Object.getPrototypeOf(new Set().values()),
  Object,
  Array,
  JSON,
  Math,
];

/** Properties that no built-in has, and which careless code would read of a plain object. */
const polluted = [
  'get',
  'set',
  'value',
  'done',
  'key',
  'name',
  'text',
  'kind',
  'entries',
  'length',
  'size',
  'isCircular',
  'index',
  'toJSON',
  '0',
  '1',
  '2',
  '29',
];

/** Runs something while a hostile program has replaced all built-in methods and getters, and counts their calls. */
export const withPatchedBuiltIns = <T>(run: () => T): { readonly result: T; readonly calls: readonly string[] } => {
  const patches: Patch[] = [];
  const calls: string[] = [];
  let count = 0;
  const patch = (owner: object, key: PropertyKey, descriptor: PropertyDescriptor): void => {
    patches[patches.length] = { owner, key, descriptor: descriptorOf(owner, key) };
    defineProperty(owner, key, { __proto__: null, ...descriptor } as PropertyDescriptor);
  };
  const spy = (label: string) => () => {
    defineProperty(calls, count, {
      __proto__: null,
      value: label,
      configurable: true,
      enumerable: true,
      writable: true,
    } as PropertyDescriptor);
    count += 1;
  };
  const all = owners.flatMap((owner, at) => ownKeys(owner).map((key) => ({ owner, key, at })));
  try {
    for (let index = 0; index < all.length; index += 1) {
      const { owner, key, at } = all[index] as (typeof all)[number];
      const old = descriptorOf(owner, key);
      if (key === 'constructor' || key === '__proto__' || key === 'prototype' || old?.configurable !== true) continue;
      const called = spy(`${at}.${typeof key === 'symbol' ? 'symbol' : key}`);
      if (old.get !== undefined) patch(owner, key, { ...old, get: called });
      else if (typeof old.value === 'function') patch(owner, key, { ...old, value: called });
    }
    for (let index = 0; index < polluted.length; index += 1) {
      const key = polluted[index] ?? '';
      const called = spy(`polluted ${key}`);
      patch(Object.prototype, key, { get: called, set: called, configurable: true, enumerable: true });
    }
    return { result: run(), calls };
  } finally {
    for (let index = patches.length - 1; index >= 0; index -= 1) {
      const { owner, key, descriptor } = patches[index] as Patch;
      if (descriptor === undefined) deleteProperty(owner, key);
      else defineProperty(owner, key, descriptor);
    }
  }
};
