import { formatPosition } from '../../core/source-text.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { ScreenDefinition } from '../screens/screen.ts';
import type { Rebound } from './bound.ts';
import { keyFindings } from './key-findings.ts';

export type ReboundKeys = {
  readonly rebound: Rebound;
  /** Why none of them is used: each begins with its place. Empty: they are. */
  readonly faults: readonly string[];
};

/** The keys of `evtool.yml`; the standard ones where some of them cannot be, as half of them may be worse than none. */
export const reboundKeys = (workspace: Workspace | null, screens: readonly ScreenDefinition[]): ReboundKeys => {
  if (workspace === null || workspace.keys.size === 0) return { rebound: new Map(), faults: [] };
  const faults = keyFindings(workspace, screens).map((found) =>
    [`${formatPosition(found.file, found)}: ${found.message}`, found.hint].filter(Boolean).join('. '),
  );
  return { rebound: faults.length === 0 ? workspace.keys : new Map(), faults };
};
