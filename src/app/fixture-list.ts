import type { Waiting } from '../core/ports.ts';
import type { Finding } from '../core/workspace.ts';
import { fixtureFiles } from './check/fixture-files.ts';
import { type JudgedFixture, judgedFixtures } from './check/judged-fixtures.ts';
import { readableSchemas } from './check/readable-schemas.ts';
import type { AppContext } from './context.ts';
import { requireWorkspace } from './require-workspace.ts';

export type FixtureEntry = JudgedFixture & { readonly name: string; readonly isAsExpected: boolean };

export type FixtureFolder = {
  /** Relative to the workspace's root; '' is that itself. */
  readonly path: string;
  readonly name: string;
  readonly folders: readonly FixtureFolder[];
  readonly files: readonly FixtureEntry[];
};

export type FixtureList = {
  readonly root: FixtureFolder;
  readonly counts: { readonly files: number; readonly unexpected: number };
  /** Rules of events that match no file. */
  readonly findings: readonly Finding[];
};

/** The fixtures of the workspace by folder, each with its verdict as of now: what `check` says of them. */
export const listFixtures = async (context: AppContext, waiting: Waiting): Promise<FixtureList> => {
  const workspace = requireWorkspace(context);
  const usable = readableSchemas(workspace.catalog).schemas;
  const { files, findings } = await fixtureFiles(context, workspace);
  const entries: FixtureEntry[] = [];
  for await (const fixture of judgedFixtures(context, { workspace, usable, paths: files }, waiting)) {
    entries.push({ ...fixture, name: lastOf(fixture.file), isAsExpected: isAsExpected(fixture) });
  }
  const unexpected = entries.filter(({ isAsExpected }) => !isAsExpected).length;
  return { root: folderOf('', entries), counts: { files: entries.length, unexpected }, findings };
};

const isAsExpected = ({ schemaFault, findings }: JudgedFixture): boolean =>
  schemaFault === null && !findings.some(isError);

const isError = ({ level }: Finding): boolean => level === 'error';

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** All entries lie in the folder; those deeper in go into its folders. */
const folderOf = (path: string, entries: readonly FixtureEntry[]): FixtureFolder => {
  const prefix = path === '' ? '' : `${path}/`;
  const byFolder = Map.groupBy(entries, ({ file }) => {
    const [first = '', ...deeper] = file.slice(prefix.length).split('/');
    return deeper.length === 0 ? null : `${prefix}${first}`;
  });
  const folders = [...byFolder].flatMap(([name, own]) => (name === null ? [] : [folderOf(name, own)]));
  return { path, name: lastOf(path), folders, files: byFolder.get(null) ?? [] };
};
