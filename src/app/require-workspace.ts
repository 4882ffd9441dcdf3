import { usageError } from '../core/errors.ts';
import type { Workspace } from '../core/workspace.ts';
import type { AppContext } from './context.ts';

/** The workspace, for what makes no sense without one. */
export const requireWorkspace = ({ workspace }: Pick<AppContext, 'workspace'>): Workspace => {
  if (workspace) return workspace;
  throw usageError('No evtool.yml here or above.', 'Start a workspace: evtool init');
};
