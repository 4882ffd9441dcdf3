import type { Language } from './language-of.ts';
import { sourceLines } from './source-lines.ts';
import { plainLine, type SpanLine } from './span.ts';
import { type SyntaxNode, spanLines } from './span-lines.ts';

/** In UTF-16 units. What is longer is seldom written by hand, and the grammars need quadratic time for long words. */
const longestSource = 256 * 1024;
const longestLine = 2_000;

/** The spans of each line of a source. One that is too long to colour is plain, and so is a line. */
export type HighlightSource = (text: string, language: Language | null) => readonly SpanLine[];

/** Loads the grammars. Until they are there, `plainSource` has the same lines. */
export const loadHighlighter = async (): Promise<HighlightSource> => {
  const { parseSource } = await import('./parse-source.ts');
  return (text, language) => {
    if (language === null || text.length > longestSource) return plainSource(text);
    return colour(sourceLines(text), (source) => parseSource(source, language));
  };
};

export const plainSource = (text: string): readonly SpanLine[] => sourceLines(text).map(plainLine);

/** The grammars see a blank instead of a line that is too long. */
const colour = (lines: readonly string[], parse: (source: string) => readonly SyntaxNode[]): readonly SpanLine[] => {
  const isLong = (line: string): boolean => line.length > longestLine;
  const spans = spanLines(parse(lines.map((line) => (isLong(line) ? ' ' : line)).join('\n')));
  return lines.map((line, index) => (isLong(line) ? plainLine(line) : (spans[index] ?? [])));
};
