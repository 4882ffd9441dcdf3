import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSourceMap } from '../../../src/sandbox/debugger/source-map.ts';

const source = `enum Kind { Good, Bad }

export const kindOf = (text: string): Kind => {
  return text === '' ? Kind.Bad : Kind.Good;
};
`;

const scratchFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-map-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** The compiled text, and where in it something stands, counted from 0. */
const compiled = (options: { readonly inlineSourceMap?: boolean; readonly sourceMap?: boolean }) => {
  const { outputText, sourceMapText = '' } = transpileModule(source, {
    fileName: 'kind.ts',
    compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022, ...options },
  });
  const lines = outputText.split('\n');
  const line = lines.findIndex((text) => text.includes('return text'));
  return { outputText, sourceMapText, line, column: lines[line]?.indexOf('return') ?? 0 };
};

describe('a source map', () => {
  it('leads from a script with an inline map to the lines that were written', async () => {
    const folder = await scratchFolder();
    const { outputText, line, column } = compiled({ inlineSourceMap: true });
    const url = /sourceMappingURL=(.*)/.exec(outputText)?.[1] ?? '';
    const places = readSourceMap(pathToFileURL(join(folder, 'kind.js')).href, url);
    expect(places?.files).toEqual([join(folder, 'kind.ts')]);
    expect(places?.of(line, column)).toEqual({ file: join(folder, 'kind.ts'), line: 3, column: 2 });
  });

  it('is read from a file beside the script', async () => {
    const folder = await scratchFolder();
    const { sourceMapText, line, column } = compiled({ sourceMap: true });
    await writeFile(join(folder, 'kind.js.map'), sourceMapText);
    const places = readSourceMap(join(folder, 'kind.js'), 'kind.js.map');
    expect(places?.of(line, column)).toEqual({ file: join(folder, 'kind.ts'), line: 3, column: 2 });
  });

  it('knows no place for a line that stands for nothing that was written', async () => {
    const { outputText } = compiled({ inlineSourceMap: true });
    const url = /sourceMappingURL=(.*)/.exec(outputText)?.[1] ?? '';
    expect(readSourceMap('/x/kind.js', url)?.of(outputText.split('\n').length + 5, 0)).toBeNull();
  });

  it('is none where the file is missing or broken', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'broken.map'), '{"version":');
    expect(readSourceMap(join(folder, 'kind.js'), 'missing.map')).toBeUndefined();
    expect(readSourceMap(join(folder, 'kind.js'), 'broken.map')).toBeUndefined();
  });
});
