import { inspect } from 'node:util';

const maxLength = 64 * 1024;

/** Log fields as plain JSON, whatever they hold: they are shown, cloned to another thread and written as NDJSON. */
export const plainFields = (fields: unknown): Readonly<Record<string, unknown>> | undefined => {
  if (fields === undefined || fields === null) return undefined;
  const plain = plainValue(fields);
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain) ? { ...plain } : { value: plain };
};

const plainValue = (value: unknown): unknown => {
  try {
    const text = JSON.stringify(value, replacer());
    if (text === undefined) return inspect(value);
    return text.length > maxLength ? `${text.slice(0, maxLength)}… (${text.length} characters)` : JSON.parse(text);
  } catch {
    // A getter or `toJSON` of the handler's own that throws: the log must not fail for it.
    return inspect(value, { depth: 2, getters: false }).slice(0, maxLength);
  }
};

/** Says what JSON cannot hold. `this` is the object that holds the value, so its ancestors are known. */
const replacer = () => {
  const path: unknown[] = [];
  return function (this: unknown, _key: string, value: unknown): unknown {
    while (path.length > 0 && path.at(-1) !== this) path.pop();
    if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (path.includes(value)) return '[circular]';
    const shown = spread(value);
    path.push(shown);
    return shown;
  };
};

const spread = (value: object): object => {
  if (value instanceof Error) return { ...value, name: value.name, message: value.message };
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, entry]) => [String(key), entry]));
  return value instanceof Set ? [...value] : value;
};
