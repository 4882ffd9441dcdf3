import type { SourceText } from '../../core/source-text.ts';

/** JSON, and YAML's flow style. */
export const startsWithBrace = (config: SourceText, pointer: string): boolean =>
  config.text[offsetOf(config, pointer)] === '{';

/** Puts a member first in the braces at a pointer: on a line of its own where the others are. */
export const insertInBraces = (config: SourceText, pointer: string, entry: string): string => {
  const after = offsetOf(config, pointer) + 1;
  const rest = config.text.slice(after);
  const before = config.text.slice(0, after);
  if (/^\s*\}/.test(rest)) return `${before} ${entry} ${rest.trimStart()}`;
  const lineStart = /^\s*\n\s*/.exec(rest)?.[0];
  return lineStart === undefined ? `${before} ${entry}, ${rest.trimStart()}` : `${before}${lineStart}${entry},${rest}`;
};

const offsetOf = (config: SourceText, pointer: string): number => {
  const { line, column } = config.locate(pointer, 'value');
  const mark = line === 1 && config.text.startsWith('\uFEFF') ? 1 : 0;
  return startOfLine(config.text, line) + column - 1 + mark;
};

const startOfLine = (text: string, line: number): number => {
  const breaks = [...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length);
  return breaks[line - 2] ?? 0;
};
