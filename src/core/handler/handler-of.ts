import type { HandlerDefinition, HandlerFunction } from './handler.ts';

/**
 * The handler that a loaded module exports by default: a function, or an object with `onMessage`. Undefined when there
 * is none.
 */
export const handlerOf = (module: object): HandlerDefinition | undefined => {
  const exported = defaultOf(module);
  // What the function takes cannot be seen at run time.
  if (typeof exported === 'function') return { onMessage: exported as HandlerFunction };
  return isDefinition(exported) ? exported : undefined;
};

/** CommonJS that was compiled from a module has its default export one level deeper. */
const defaultOf = (module: object): unknown => {
  const exported: unknown = Reflect.get(module, 'default');
  const inner: unknown = isObject(exported) ? Reflect.get(exported, 'default') : undefined;
  return inner ?? exported;
};

const isDefinition = (value: unknown): value is HandlerDefinition =>
  isObject(value) &&
  typeof Reflect.get(value, 'onMessage') === 'function' &&
  ['function', 'undefined'].includes(typeof Reflect.get(value, 'adapt'));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
