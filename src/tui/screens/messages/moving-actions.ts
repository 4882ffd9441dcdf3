import type { Action, Actions } from '../../keys/binding.ts';
import { type Move, moveActions, moved, scrolled } from '../../keys/list-bindings.ts';
import { reduceTree, type TreeAction } from '../../tree/reduce-tree.ts';
import { cursorRow, visibleRows } from '../../tree/tree-state.ts';
import { isCutLeaf, leafLines, rowUnderCursor } from './cut-leaf.ts';
import { firstPath, issueAt } from './detail-tree.ts';
import type { Scope } from './scope.ts';

/** What moves the cursor in the list and in the detail, and what folds. */
export const movingActions = (scope: Scope): Actions => {
  const { messages } = scope;
  const { pane, mode } = messages.state();
  const isDetail = pane === 'detail';
  const withMessage = (work: () => void): Action =>
    messages.current() === null ? 'There is no message under the cursor.' : work;
  const inTree = (work: () => void): Action => (mode === 'tree' ? withMessage(work) : noTree[mode]);
  return {
    ...moveActions((how) => {
      if (!isDetail) messages.move(how, scope.page().list);
      else if (mode === 'tree') moveInTree(scope, how);
      else scrollLines(scope, how);
    }),
    follow: () => follow(scope),
    freeze: () => (messages.state().isFrozen ? follow(scope) : messages.freeze(scope.page().list)),
    detail: withMessage(() => focusPane(scope, 'detail')),
    'open-row': inTree(() => openRow(scope)),
    raw: withMessage(() => turnMode(scope, 'raw')),
    hex: withMessage(() => turnMode(scope, 'hex')),
    fold: inTree(() => turnTree(scope, { type: 'folded' })),
    unfold: isDetail
      ? inTree(() => turnTree(scope, { type: 'unfolded' }))
      : withMessage(() => focusPane(scope, 'detail')),
    'fold-all': inTree(() => turnTree(scope, { type: 'folded-all' })),
    'unfold-all': inTree(() => turnTree(scope, { type: 'unfolded-all' })),
  };
};

/** Why nothing folds. */
export const noTree = {
  raw: 'The value is shown as it was sent: r shows the tree.',
  hex: 'The bytes are shown: x shows the tree.',
} as const;

/** The detail would change under who reads it. */
const follow = ({ messages }: Scope): void => {
  messages.happen({ type: 'focused', pane: 'list' });
  messages.follow();
};

/** There is no detail of nothing. */
export const focusPane = ({ messages, page }: Scope, pane: 'list' | 'detail'): void => {
  const message = messages.current()?.message;
  if (pane === 'detail' && message === undefined) return;
  if (pane === 'detail') messages.hold(page().list);
  messages.happen({ type: 'focused', pane });
  if (pane === 'list' || message === undefined) return;
  messages.happen({ type: 'tree-changed', tree: { ...messages.state().tree, cursor: firstPath(message) } });
};

/** Where the list stands alone the detail opens. */
const turnMode = (scope: Scope, mode: 'raw' | 'hex'): void => {
  const { messages, isDetailShown, page } = scope;
  messages.hold(page().list);
  if (!isDetailShown()) {
    focusPane(scope, 'detail');
    if (messages.state().mode === mode) return;
  }
  messages.happen({ type: 'mode-turned', mode });
};

const turnTree = ({ messages, tree, page }: Scope, action: TreeAction): void => {
  const message = messages.current()?.message;
  if (message === undefined) return;
  const { state, happen } = messages;
  const next = reduceTree(tree(message), state().tree, action);
  const rows = visibleRows(tree(message), next);
  happen({ type: 'tree-changed', tree: next });
  const at = { length: rows.length, page: page().detail };
  happen({ type: 'scrolled', scroll: scrolled(state().scroll, cursorRow(rows, next), at) });
};

const moveInTree = (scope: Scope, how: Move): void => {
  const { messages, tree, page } = scope;
  const message = messages.current()?.message;
  if (message === undefined) return;
  const { tree: state } = messages.state();
  const rows = visibleRows(tree(message), state);
  const from = cursorRow(rows, state);
  turnTree(scope, { type: 'moved', by: moved(from, how, { length: rows.length, page: page().detail }) - from });
};

const scrollLines = ({ messages, lines, page }: Scope, how: Move): void => {
  const message = messages.current()?.message;
  const length = message === undefined ? 0 : (lines(message)?.length ?? 0);
  const most = Math.max(0, length - page().detail);
  const from = Math.min(messages.state().scroll, most);
  messages.happen({ type: 'scrolled', scroll: moved(from, how, { length: most + 1, page: page().detail }) });
};

/** Enter on an issue goes to its field, and shows what has no room in its row; elsewhere it folds. */
const openRow = (scope: Scope): void => {
  const message = scope.messages.current()?.message;
  if (message === undefined) return;
  const row = rowUnderCursor(scope, message);
  if (isCutLeaf(scope, row)) {
    scope.ui.show(row.node.label.replace(/: $/, ''), leafLines(row.node, message));
    return;
  }
  const issue = issueAt(scope.messages.state().tree.cursor, message);
  if (issue === null || issue.header !== undefined) turnTree(scope, { type: 'toggled' });
  else turnTree(scope, { type: 'jumped', path: issue.path });
};
