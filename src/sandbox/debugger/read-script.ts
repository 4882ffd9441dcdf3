import type { Cdp, Location } from './cdp.ts';
import { type SyntaxPath, syntaxPathAt } from './syntax-path.ts';

export type ScriptReader = {
  /** Finds a place in its script's syntax tree; null in a script that cannot be parsed. */
  readonly pathAt: (location: Location, isModule: boolean) => Promise<SyntaxPath | null>;
  /** Whether a word stands anywhere in a script: the cheaper question. */
  readonly mentions: (location: Location, word: string) => Promise<boolean>;
};

/** Reads each script once. */
export const openScriptReader = (cdp: Cdp): ScriptReader => {
  const texts = new Map<string, Promise<string>>();
  const trees = new Map<string, Promise<FindPath>>();
  const textOf = ({ scriptId }: Location): Promise<string> =>
    kept(texts, scriptId, () =>
      cdp.call('Debugger.getScriptSource', { scriptId }).then(({ scriptSource }) => scriptSource),
    );
  return {
    pathAt: async (location, isModule) => {
      const { scriptId, lineNumber, columnNumber = 0 } = location;
      const find = await kept(trees, scriptId, async () => findPathIn(await textOf(location), isModule));
      return find(lineNumber, columnNumber);
    },
    mentions: async (location, word) => (await textOf(location)).includes(word),
  };
};

const kept = <T>(held: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
  const found = held.get(key) ?? make();
  held.set(key, found);
  return found;
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
