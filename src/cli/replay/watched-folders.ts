import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { CommandRun } from '../command.ts';

/** What a replay is made of, as the command line says. */
export type WatchedRun = CommandRun<{ readonly sources?: readonly string[]; readonly handler: string }>;

/** Every folder that holds something that a save of may change what a replay does. */
export const watchedFolders = ({ args, cwd }: WatchedRun, { workspace }: AppContext): readonly string[] => {
  if (workspace === null) return [];
  const modules = workspace.handlers.filter(({ name }) => name === args.handler);
  const sources = (args.sources ?? []).map((name) => resolve(cwd, name.replace(/[*?[{].*$/, '')));
  return foldersOf(workspace, modules, sources);
};

/** Every folder that holds something of the workspace. */
export const workspaceFolders = ({ workspace }: AppContext): readonly string[] => {
  if (workspace === null) return [];
  const { root, catalog, handlers } = workspace;
  const rules = catalog.events.flatMap(({ fixtures }) => fixtures.map(({ files }) => files));
  const fixtures = ['fixtures', ...rules.map((files) => files.replace(/[*?[{].*$/, ''))];
  return foldersOf(
    workspace,
    handlers,
    fixtures.map((name) => resolve(root, name)),
  );
};

const foldersOf = (
  { root, catalog }: Workspace,
  handlers: Workspace['handlers'],
  paths: readonly string[],
): readonly string[] => {
  const modules = handlers.map(({ module }) => dirname(join(root, module)));
  const schemas = [...catalog.schemas.keys()].map((file) => dirname(join(root, file)));
  const named = paths.filter(existsSync).map((path) => (statSync(path).isDirectory() ? path : dirname(path)));
  const deep = [...new Set([...modules, ...schemas, ...named])].filter(
    (folder) => folder !== root && existsSync(folder),
  );
  return [root, ...deep.flatMap(withFoldersBelow)];
};

const withFoldersBelow = (folder: string): readonly string[] => {
  const below = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'),
  );
  return [folder, ...below.flatMap(({ name }) => withFoldersBelow(join(folder, name)))];
};
