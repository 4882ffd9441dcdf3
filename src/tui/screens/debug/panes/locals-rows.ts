import type { Scope } from '../../../../core/debug/pause.ts';
import type { Theme } from '../../../frame/theme.ts';
import { treePieces } from '../../../tree/tree-lines.ts';
import type { TreeNode } from '../../../tree/tree-node.ts';
import { type Tree, visibleRows } from '../../../tree/tree-state.ts';
import { scopeTree, variablesTree } from '../../../tree/value-tree.ts';
import { byRelevance } from '../by-relevance.ts';
import type { DebugState } from '../debug-state.ts';
import type { Look } from '../look.ts';
import { canReadModule, modulePath } from '../module-scope.ts';
import { listed, type PaneRows } from './pane-rows.ts';

/** What the call that is looked at sees, below what was thrown or returned on the way; at last what its module has. */
export const localsTree = (look: Look | null): Tree => {
  if (look === null) return [];
  const { stop, frame, scopes } = look;
  const ordered = (scopes ?? []).map((scope): Scope => ({ ...scope, variables: byRelevance(scope.variables) }));
  const module = canReadModule(look) ? [moduleNode(look)] : [];
  if (frame > 0) return [...scopeTree(ordered), ...module];
  const facts = [
    ...(stop.thrown === undefined ? [] : [{ name: 'thrown', value: stop.thrown }]),
    ...(stop.returned === undefined
      ? []
      : [{ name: `${stop.returned.function} returned`, value: stop.returned.value }]),
  ];
  return [...variablesTree(facts, { under: '/~facts' }), ...scopeTree(ordered, stop.changed), ...module];
};

/** Folded, and read only once somebody wants it. */
const moduleNode = ({ module }: Look): TreeNode => ({
  path: modulePath,
  label: 'module',
  text: '',
  role: 'title',
  marks: [],
  branch: {
    text: module?.length === 0 ? '  nothing' : '',
    isOpen: false,
    children: () => variablesTree(module ?? [], { under: modulePath }),
  },
});

export const localsRows = ({ look, tree }: DebugState, theme: Theme): PaneRows => {
  const title = look !== null && look.frame > 0 ? `Locals of call ${look.frame}` : 'Locals';
  if (look?.scopes === null)
    return listed(title, [[{ text: 'not to be read: the call was left at an await, or is of the past', role: 'dim' }]]);
  const rows = visibleRows(localsTree(look), tree);
  const rowAt = (index: number) => {
    const row = rows[index];
    return row === undefined ? [] : treePieces(row, theme);
  };
  return { title, count: rows.length, rowAt };
};
