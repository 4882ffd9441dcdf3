import { isAbsolute, join } from 'node:path';
import { EvtoolError } from '../../core/errors.ts';
import type { AppContext } from '../context.ts';
import { sourcesOf } from '../sources.ts';

type InUse = {
  /** The user's own modules that are loaded, as a session names them. */
  readonly modules: readonly string[];
  readonly sources: readonly string[];
  readonly envFile: string | null;
};

/**
 * All texts of the workspace that a session's next run depends on, as one: its modules, the configuration with the
 * schemas, and the fixtures it runs. It is another one when any of them was changed; what cannot be read counts as empty.
 */
export const textsInUse = async (context: AppContext, { modules, sources, envFile }: InUse): Promise<string> => {
  const { workspace } = context;
  const root = workspace?.root ?? '.';
  const inRoot = [...modules, ...(envFile === null ? [] : [envFile])].map((file) =>
    isAbsolute(file) ? file : join(root, file),
  );
  const texts: string[] = [];
  for (const file of [...inRoot, ...(await fixturesOf(context, sources))])
    texts.push(file, await textOf(context, file));
  const schemas = [...(workspace?.catalog.schemas ?? [])].flatMap(([file, { text }]) => [file, text]);
  return JSON.stringify([...texts, workspace?.config.text ?? '', ...schemas]);
};

const fixturesOf = async (context: AppContext, names: readonly string[]): Promise<readonly string[]> => {
  const known = await orElse([], () => sourcesOf(context, names));
  return known.flatMap((source) => (source.kind === 'files' ? source.paths : []));
};

const textOf = ({ files }: AppContext, file: string): Promise<string> => orElse('', () => files.text(file));

const orElse = async <T>(instead: T, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EvtoolError) return instead;
    throw error;
  }
};
