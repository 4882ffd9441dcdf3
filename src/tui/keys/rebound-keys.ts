import { usageError } from '../../core/errors.ts';
import { formatPosition } from '../../core/source-text.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { ScreenDefinition } from '../screens/screen.ts';
import type { Rebound } from './bound.ts';
import { keyFindings } from './key-findings.ts';

/** The keys of `evtool.yml`. Fails for the first of them that cannot be. */
export const reboundKeys = (workspace: Workspace | null, screens: readonly ScreenDefinition[]): Rebound => {
  if (workspace === null || workspace.keys.size === 0) return new Map();
  const [fault] = keyFindings(workspace, screens);
  if (fault !== undefined) throw usageError(`${formatPosition(fault.file, fault)}: ${fault.message}`, fault.hint);
  return workspace.keys;
};
