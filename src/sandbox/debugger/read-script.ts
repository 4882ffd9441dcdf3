import type { Cdp, Location } from './cdp.ts';
import { type SyntaxPath, syntaxPathAt } from './syntax-path.ts';

/** Finds a place in its script's syntax tree; null in a script that cannot be parsed. */
export type ReadScript = (location: Location, isModule: boolean) => Promise<SyntaxPath | null>;

/** Reads each script once. */
export const openScriptReader = (cdp: Cdp): ReadScript => {
  const read = new Map<string, Promise<FindPath>>();
  return async ({ scriptId, lineNumber, columnNumber = 0 }, isModule) => {
    const reading =
      read.get(scriptId) ??
      cdp.call('Debugger.getScriptSource', { scriptId }).then(({ scriptSource }) => findPathIn(scriptSource, isModule));
    read.set(scriptId, reading);
    return (await reading)(lineNumber, columnNumber);
  };
};

/** Takes a line and a column from 0. */
type FindPath = (line: number, column: number) => SyntaxPath | null;

export const findPathIn = async (text: string, isModule: boolean): Promise<FindPath> => {
  // Loaded on use: most sessions never ask what is caught.
  const { parse } = await import('acorn');
  const starts = [
    0,
    ...Array.from(text.matchAll(/\r\n?|[\n\u2028\u2029]/g), ({ index, 0: end }) => index + end.length),
  ];
  try {
    const root = parse(text, {
      ecmaVersion: 'latest',
      sourceType: isModule ? 'module' : 'script',
      // A CommonJS module is the body of a function.
      allowReturnOutsideFunction: true,
    });
    return (line, column) => syntaxPathAt(root, (starts[line] ?? 0) + column);
  } catch (error) {
    if (error instanceof SyntaxError) return () => null;
    throw error;
  }
};
