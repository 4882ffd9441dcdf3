import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import type { CommandRun } from '../command.ts';

/** What a replay is made of, as the command line says. */
export type WatchedRun = CommandRun<{ readonly sources?: readonly string[]; readonly handler: string }>;

/** Every folder that holds something that a save of may change what a replay does. */
export const watchedFolders = ({ args, cwd }: WatchedRun, { workspace }: AppContext): readonly string[] => {
  if (workspace === null) return [];
  const { root, catalog, handlers } = workspace;
  const modules = handlers.filter(({ name }) => name === args.handler).map(({ module }) => dirname(join(root, module)));
  const schemas = [...catalog.schemas.keys()].map((file) => dirname(join(root, file)));
  const sources = (args.sources ?? []).map((name) => resolve(cwd, name.replace(/[*?[{].*$/, ''))).filter(existsSync);
  const named = sources.map((path) => (statSync(path).isDirectory() ? path : dirname(path)));
  const deep = [...modules, ...schemas, ...named].filter((folder) => folder !== root);
  return [root, ...deep.flatMap(withFoldersBelow)];
};

const withFoldersBelow = (folder: string): readonly string[] => {
  const below = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'),
  );
  return [folder, ...below.flatMap(({ name }) => withFoldersBelow(join(folder, name)))];
};
