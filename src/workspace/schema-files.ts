import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { usageError } from '../core/errors.ts';
import type { SourceText } from '../core/source-text.ts';
import { systemReason } from '../core/system-reason.ts';
import { readTextNow } from './read-text.ts';
import { readSource } from './source-text.ts';

/** `schemas/x.json` beside `schemas/x.yaml`: the YAML is used. */
export type Twin = { readonly used: string; readonly unused: string };

export type SchemaFiles = {
  /** Paths relative to the root, sorted; of twins only the one that is used. */
  readonly files: readonly string[];
  readonly twins: readonly Twin[];
};

const endings = ['.yaml', '.yml', '.json'];

/** The schema files under `schemas/`, by name alone. */
export const listSchemaFiles = (root: string): SchemaFiles => {
  const byStem = Map.groupBy(filesUnder(root, 'schemas'), stemOf);
  const preferred = (file: string) => endings.findIndex((ending) => file.endsWith(ending));
  const groups = [...byStem.values()].map((group) => group.toSorted((a, b) => preferred(a) - preferred(b)));
  return {
    files: groups.flatMap(([used]) => (used === undefined ? [] : [used])).sort(),
    twins: groups.flatMap(([used = '', ...others]) => others.map((unused) => ({ used, unused }))),
  };
};

/** A file of the workspace that is read when it is first looked at; then one that does not parse fails. */
export const lazySource = (root: string, file: string): SourceText => {
  let source: SourceText | undefined;
  const read = (): SourceText => {
    source ??= readSource(file, readTextNow(join(root, file), file));
    return source;
  };
  return {
    file,
    get text() {
      return read().text;
    },
    get document() {
      return read().document;
    },
    locate: (pointer, part) => read().locate(pointer, part),
  };
};

/** The folder's entries, as paths from the root with forward slashes; none when there is no such folder. */
export const filesUnder = (root: string, folder: string): readonly string[] => {
  try {
    return (
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        // A leading dot is an editor's lock or a file half written.
        .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
        .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length).replaceAll('\\', '/'))
        .filter((file) => endings.some((ending) => file.endsWith(ending)))
    );
  } catch (error) {
    if (isMissing(error)) return [];
    throw usageError(`Cannot read the folder ${folder}: ${systemReason(error)}.`);
  }
};

const stemOf = (file: string): string => file.slice(0, file.lastIndexOf('.'));

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
