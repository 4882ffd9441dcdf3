import type { Value } from './value.ts';

/** Whether a picture is of the message that a handler gets. */
export const isMessage = (value: Value): boolean => hasAll(value, ['topic', 'partition', 'offset', 'attempt']);

/** Whether a picture is of what a handler gets beside its message. */
export const isContext = (value: Value): boolean => hasAll(value, ['produce', 'log', 'signal', 'isReplay']);

const hasAll = (value: Value, wanted: readonly string[]): boolean => {
  if (value.type !== 'object') return false;
  const names = new Set(value.entries.map(({ name }) => name));
  return wanted.every((name) => names.has(name));
};
