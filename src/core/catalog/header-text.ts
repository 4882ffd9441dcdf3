import type { Header } from '../message.ts';

/** The value of the first header of a name (as services read it); null for a null one, undefined where there is none. */
export const headerBytes = (headers: readonly Header[], name: string): Buffer | null | undefined => {
  for (const header of headers) if (header[0] === name) return header[1];
  return undefined;
};

/** The same as text; what is not UTF-8 comes out with replacement characters. */
export const headerText = (headers: readonly Header[], name: string): string | null | undefined =>
  headerBytes(headers, name)?.toString() ?? (headerBytes(headers, name) === null ? null : undefined);
