import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { describe, expect, it } from 'vitest';
import { debugHandler } from '../debug-handler.ts';
import { outcomeOf } from '../run-handler.ts';

/** An enum and a parameter property, which Node cannot erase: the lines of what is made of them are others. */
const source = `enum Kind { Odd = 'odd', Even = 'even' }

class Counter {
  constructor(private readonly start: number) {}
  kindOf(n: number): Kind {
    const sum = this.start + n;
    return sum % 2 === 0 ? Kind.Even : Kind.Odd;
  }
}

export default async ({ value }: { value: { n: number } }) => {
  const counter = new Counter(value.n);
  const kind = counter.kindOf(1);
  await null;
  console.log(kind);
};
`;

const compiled = () =>
  transpileModule(source, {
    fileName: 'h.ts',
    compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022, sourceMap: true, sourceRoot: '../src' },
  });

const compiledFiles = () => {
  const { outputText, sourceMapText = '' } = compiled();
  return { 'dist/h.js': outputText, 'dist/h.js.map': sourceMapText, 'src/h.ts': source };
};

/** Compiles each TypeScript file as it is loaded, as tsx and others do. */
const loader = `import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import ts from '${pathToFileURL(createRequire(import.meta.url).resolve('typescript')).href}';
registerHooks({
  load: (url, context, next) => {
    if (!url.endsWith('/h.ts')) return next(url, context);
    const { outputText } = ts.transpileModule(readFileSync(fileURLToPath(url), 'utf8'), {
      fileName: fileURLToPath(url),
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, inlineSourceMap: true },
    });
    return { format: 'module', source: outputText, shortCircuit: true };
  },
});
`;

const kinds = [
  { how: 'compiled ahead, with a map beside it', files: compiledFiles, nodeOptions: [] },
  {
    how: 'compiled while it is loaded',
    files: () => ({ 'h.ts': source, 'loader.mjs': loader }),
    nodeOptions: ['--import', './loader.mjs'],
  },
];

describe.each(kinds)('a handler that is $how', ({ files, nodeOptions }) => {
  it('stops at the lines that were written', async () => {
    const { run, stops } = await debugHandler(files(), { nodeOptions, answers: ['next', 'in'] });
    expect(outcomeOf(await run({ n: 2 }))).toMatchObject({ outcome: 'ok' });
    expect(stops).toEqual([
      'entry const counter = new Counter(value.n);',
      'next const kind = counter.kindOf(1);',
      'in const sum = this.start + n;',
      'in return sum % 2 === 0 ? Kind.Even : Kind.Odd;',
      'in await null;',
      'in console.log(kind);',
      'in };',
    ]);
  });

  it('takes breakpoints, until and evaluation there', async () => {
    const file = nodeOptions.length > 0 ? 'h.ts' : 'src/h.ts';
    const { run, stops, pauses, setBreakpoints, lineOf } = await debugHandler(files(), {
      nodeOptions,
      answers: async (pause, index) => {
        if (index === 0) return { how: 'until', line: lineOf('console.log', file) };
        if (index === 1)
          expect(await pause.evaluate('kind', { frame: 0, mayChange: false })).toMatchObject({
            value: { text: 'odd' },
          });
        return 'continue';
      },
    });
    await run({ n: 2 });
    expect(stops[1]).toBe('until console.log(kind);');
    const line = lineOf('return sum', file);
    expect(await setBreakpoints([`${file}:${line}`])).toMatchObject([{ line }]);
    await run({ n: 2 });
    expect(pauses.at(-1)).toMatchObject({ reason: 'break', frames: [{ file, line, function: 'kindOf' }, { file }] });
  });
});
