import type { Catalog } from './catalog.ts';

/** All that verdicts depend on: catalogues of the same text judge alike. */
export const catalogText = ({ events, schemas, formats }: Catalog): string =>
  JSON.stringify([formats, events, [...schemas].map(([file, { text }]) => [file, text])]);
