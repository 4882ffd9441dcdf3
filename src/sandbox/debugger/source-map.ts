import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathOf } from '../frames.ts';

/** A place in a source file, counted from 0; `file` is absolute. */
export type SourcePlace = { readonly file: string; readonly line: number; readonly column: number };

/** Leads from code that a tool made back to what was written. Counts from 0. */
export type SourcePlaces = {
  /** Null for code that stands for nothing that was written. */
  readonly of: (line: number, column: number) => SourcePlace | null;
  /** Absolute. */
  readonly files: readonly string[];
};

/** Reads the source map that a script names; undefined when there is none that can be read. */
export const readSourceMap = (scriptUrl: string, mapUrl: string): SourcePlaces | undefined => {
  const script = pathOf(scriptUrl);
  const found = mapText(script, mapUrl);
  if (found === undefined) return undefined;
  const { text, folder } = found;
  try {
    return placesOf(new SourceMap(JSON.parse(text)), folder);
  } catch {
    // A map that is broken says nothing: the lines of the script itself are shown.
    return undefined;
  }
};

const mapText = (script: string, url: string): { readonly text: string; readonly folder: string } | undefined => {
  const [, isBase64, data] = /^data:[^,]*?(;base64)?,(.*)$/s.exec(url) ?? [];
  if (data !== undefined) {
    const text = isBase64 ? Buffer.from(data, 'base64').toString() : decodeURIComponent(data);
    return { text, folder: dirname(script) };
  }
  const path = url.startsWith('file://') ? pathOf(url) : resolve(dirname(script), url);
  try {
    return { text: readFileSync(path, 'utf8'), folder: dirname(path) };
  } catch {
    // Published code often names a map that it comes without.
    return undefined;
  }
};

const placesOf = (map: SourceMap, folder: string): SourcePlaces => {
  const { sources, sourceRoot = '' } = map.payload;
  const absolute = (source: string): string =>
    source.startsWith('file://') ? pathOf(source) : resolve(folder, sourceRoot, source);
  const files = new Map(sources.map((source) => [source, absolute(source)]));
  return {
    files: [...files.values()],
    of: (line, column) => {
      const entry = map.findEntry(line, column);
      // Before the first mapping of a line it is an entry of a line before, or none.
      if (!('originalSource' in entry) || entry.generatedLine !== line) return null;
      const { originalSource, originalLine, originalColumn } = entry;
      return {
        file: files.get(originalSource) ?? absolute(originalSource),
        line: originalLine,
        column: originalColumn,
      };
    },
  };
};
