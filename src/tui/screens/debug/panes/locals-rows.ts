import type { Piece } from '../../../frame/pieces.ts';
import type { Theme } from '../../../frame/theme.ts';
import { type Tree, type TreeRow, visibleRows } from '../../../tree/tree-state.ts';
import { scopeTree, variablesTree } from '../../../tree/value-tree.ts';
import type { DebugState, Look } from '../debug-state.ts';
import { listed, type PaneRows } from './pane-rows.ts';

/** What the call that is looked at sees, below what was thrown or returned on the way. */
export const localsTree = (look: Look | null): Tree => {
  if (look === null) return [];
  const { stop, frame, scopes } = look;
  if (frame > 0) return scopeTree(scopes ?? []);
  const facts = [
    ...(stop.thrown === undefined ? [] : [{ name: 'thrown', value: stop.thrown }]),
    ...(stop.returned === undefined
      ? []
      : [{ name: `${stop.returned.function} returned`, value: stop.returned.value }]),
  ];
  return [...variablesTree(facts, { under: '/~facts' }), ...scopeTree(scopes ?? [], stop.changed)];
};

export const localsRows = ({ look, tree }: DebugState, theme: Theme): PaneRows => {
  const title = look !== null && look.frame > 0 ? `Locals of call ${look.frame}` : 'Locals';
  if (look?.scopes === null)
    return listed(title, [[{ text: 'not to be read: the call was left at an await, or is of the past', role: 'dim' }]]);
  const rows = visibleRows(localsTree(look), tree);
  return { title, count: rows.length, rowAt: (index) => treePieces(rows[index], theme) };
};

const treePieces = (row: TreeRow | undefined, { glyphs }: Theme): readonly Piece[] => {
  if (row === undefined) return [];
  const { node, depth, isOpen } = row;
  const sign = isOpen === null ? ' ' : isOpen ? glyphs.unfolded : glyphs.folded;
  return [
    { text: `${'  '.repeat(depth)}${sign} ` },
    ...node.marks.map(({ role }) => ({ text: `${glyphs.marked} `, role })),
    { text: node.label, role: node.marks[0]?.role ?? 'name' },
    isOpen && node.branch ? { text: node.branch.text, role: 'dim' } : { text: node.text, role: node.role },
  ];
};
