import { usageError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import type { AppContext } from '../context.ts';
import { requireWorkspace } from '../require-workspace.ts';
import { withContext } from './with-context.ts';

export type UsedContext = { readonly file: string; readonly before: string; readonly now: string };

/** Makes a context the default in `evtool.yml`; all else in the file stays as it is. */
export const useContext = async (context: AppContext, name: string): Promise<UsedContext> => {
  const { root, config, contexts, defaultContext } = requireWorkspace(context);
  if (!contexts.has(name)) {
    const near = nearest(name, contexts.keys());
    const known = `Known: ${[...contexts.keys()].join(', ')}.`;
    throw usageError(`Unknown context "${name}".`, near === undefined ? known : `Did you mean "${near}"?`);
  }
  await context.files.replace(`${root}/${config.file}`, withContext(config, name));
  return { file: config.file, before: defaultContext, now: name };
};
