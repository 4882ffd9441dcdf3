import type { Finding, Workspace } from '../../core/workspace.ts';
import { hiddenFromInk } from './load-ui.ts';

/** What cannot be of a workspace's keys. The screens, which know them, are loaded only where there are any. */
export const keyFindings = async (workspace: Workspace | null): Promise<readonly Finding[]> => {
  if (workspace === null || workspace.keys.size === 0) return [];
  const { checkKeys } = await hiddenFromInk(() => import('../../tui/check-keys.ts'));
  return checkKeys(workspace);
};
