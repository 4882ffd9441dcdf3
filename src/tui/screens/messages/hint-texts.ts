import { isCutLeaf, rowUnderCursor } from './cut-leaf.ts';
import { issueAt } from './detail-tree.ts';
import type { DetailMode } from './messages-state.ts';
import type { Scope } from './scope.ts';

const views: Readonly<Record<DetailMode, Readonly<Record<string, string>>>> = {
  tree: { raw: 'raw', hex: 'hex' },
  raw: { raw: 'tree', hex: 'hex' },
  hex: { raw: 'raw', hex: 'tree' },
};

/** What `v` shows next. */
const verdicts = { all: 'invalid', invalid: 'valid', valid: 'all' } as const;

/** What keys do now, in a word. */
export const hintTexts = (scope: Scope): Readonly<Record<string, string>> => {
  const { messages } = scope;
  return {
    ...views[messages.state().mode],
    verdict: verdicts[messages.query()?.verdict ?? 'all'],
    'open-row': enterText(scope),
  };
};

const enterText = (scope: Scope): string => {
  const { messages } = scope;
  const message = messages.current()?.message;
  if (message === undefined || messages.state().pane !== 'detail') return 'fold';
  if (isCutLeaf(scope, rowUnderCursor(scope, message))) return 'whole';
  const issue = issueAt(messages.state().tree.cursor, message);
  return issue === null || issue.header !== undefined ? 'fold' : 'field';
};
