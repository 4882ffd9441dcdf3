/** The first integer of a JSON text that a JavaScript number cannot hold, as it is written; undefined without one. */
export const roundedInteger = (text: string): string | undefined => {
  if (!/\d{16}/.test(text)) return undefined;
  let found: string | undefined;
  const look = (_key: string, value: unknown, { source }: { source?: string }): unknown => {
    if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) found ??= source;
    return undefined;
  };
  try {
    // The third parameter of a reviver is not in TypeScript's library yet.
    JSON.parse(text, look as (key: string, value: unknown) => unknown);
  } catch {
    // Not JSON: then nothing is rounded.
  }
  return found;
};
