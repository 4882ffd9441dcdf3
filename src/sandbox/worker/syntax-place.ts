import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { pathOf, shownPath } from '../frames.ts';

type SyntaxPlace = { readonly file: string; readonly line: number; readonly column: number };

/**
 * Where a module's syntax is wrong. Node puts `file:line`, the source and a caret at the head of the stack; for a
 * JavaScript module it does not, and its TypeScript parser is asked, which reads JavaScript too.
 */
export const syntaxPlace = (
  error: SyntaxError,
  { root, path }: { readonly root: string; readonly path: string },
): SyntaxPlace | undefined => {
  const head = String(error.stack).split(/\n\w*Error\b/)[0] ?? '';
  const [, location, line] = /^(.*):(\d+)\n/.exec(head) ?? [];
  if (location !== undefined)
    return { file: shownPath(root, pathOf(location)), line: Number(line), column: caretOf(head) };
  const source = readFileSync(path, 'utf8');
  const place = parserPlace(source, path) ?? decoratorPlace(source);
  return place && { file: shownPath(root, path), ...place };
};

const parserPlace = (source: string, path: string): Omit<SyntaxPlace, 'file'> | undefined => {
  const parsed = parserError(source, path);
  const [, row] = /:(\d+)\n/.exec(parsed) ?? [];
  return row === undefined ? undefined : { line: Number(row), column: caretOf(parsed) };
};

/** The parser knows decorators and leaves them, and V8 does not say where it met one. */
const decoratorPlace = (source: string): Omit<SyntaxPlace, 'file'> | undefined => {
  const lines = source.split('\n');
  const index = lines.findIndex((line) => /^\s*@\w/.test(line));
  return index < 0 ? undefined : { line: index + 1, column: (lines[index] ?? '').indexOf('@') + 1 };
};

const caretOf = (head: string): number => (/^ *\^/m.exec(head)?.[0] ?? '^').length;

const parserError = (source: string, path: string): string => {
  // Node says that the function is experimental: nothing for a user to read.
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    stripTypeScriptTypes(source, { sourceUrl: path });
    return '';
  } catch (error) {
    return error instanceof Error ? String(error.stack) : '';
  } finally {
    process.emitWarning = emitWarning;
  }
};
