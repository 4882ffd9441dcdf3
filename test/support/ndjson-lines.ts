export type Line = Readonly<Record<string, unknown>>;

/** The objects of NDJSON, one of each line. */
export const ndjsonLines = (text: string): readonly Line[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
