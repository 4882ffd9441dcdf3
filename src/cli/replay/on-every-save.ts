import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import { EvtoolError, type ExitCode } from '../../core/errors.ts';
import type { CommandRun } from '../command.ts';
import { reportError } from '../report-error.ts';
import { watchFolders } from './watch-folders.ts';

type Run = CommandRun<{ readonly sources?: readonly string[]; readonly handler: string }>;

/**
 * Runs at once, and again after every save of a handler, a schema, a fixture or `evtool.yml`, with all of them read
 * anew; ends with the run's signal. What the user can mend is reported, and waits for the next save.
 */
export const onEverySave = async (run: Run, work: (context: AppContext) => Promise<ExitCode>): Promise<never> => {
  let context = await run.context();
  for (let isFirst = true; ; isFirst = false) {
    // Before anything is read, so that no save is missed.
    const watch = watchFolders(foldersOf(run, context));
    try {
      await reported(run, async () => {
        if (!isFirst) context = await run.reopen();
        await work(context);
      });
      run.terminal.err('Waiting for a save (Ctrl-C ends).\n');
      await watch.changed(run.signal);
    } finally {
      watch.close();
    }
  }
};

const reported = async ({ terminal, args, signal }: Run, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof EvtoolError)) throw error;
    terminal.err(reportError(error, { isJson: false, isDebug: args.debug, isColored: terminal.color.stderr }));
  }
};

const foldersOf = ({ args, cwd }: Run, { workspace }: AppContext): readonly string[] => {
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
