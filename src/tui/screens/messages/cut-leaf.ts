import { valueAt } from '../../../core/json-pointer.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import { textOrBytes } from '../../../core/message-text.ts';
import { clean } from '../../frame/clean.ts';
import { widthUpTo } from '../../frame/width.ts';
import { treePieces } from '../../tree/tree-lines.ts';
import type { TreeNode } from '../../tree/tree-node.ts';
import { cursorRow, type TreeRow, visibleRows } from '../../tree/tree-state.ts';
import { headersPath } from './detail-tree.ts';
import type { Scope } from './scope.ts';

/** The row of the detail that the cursor is on. */
export const rowUnderCursor = ({ messages, tree }: Scope, message: InspectedMessage): TreeRow | undefined => {
  const { tree: state } = messages.state();
  const rows = visibleRows(tree(message), state);
  return rows[cursorRow(rows, state)];
};

/** Whether a row has nothing to unfold and more than its line has room for. */
export const isCutLeaf = ({ ui, page }: Pick<Scope, 'ui' | 'page'>, row: TreeRow | undefined): row is TreeRow => {
  if (row === undefined || row.isOpen !== null) return false;
  const { detailColumns } = page();
  const width = treePieces(row, ui.theme).reduce((sum, { text }) => sum + widthUpTo(detailColumns, text), 0);
  return width > detailColumns;
};

/** All of a leaf, in lines: a text as it is, and what is wrong with it. */
export const leafLines = ({ path, text, marks }: TreeNode, message: InspectedMessage): readonly string[] => [
  ...(wholeText(path, message) ?? text).split(/\r?\n/).map(clean),
  ...(marks.length === 0 ? [] : ['', ...marks.map((mark) => mark.text)]),
];

/** Null where the row itself has all of it. */
const wholeText = (path: string, { raw, encoding, value }: InspectedMessage): string | null => {
  if (path === '~key') return textOf(raw.key);
  const [, header] = new RegExp(`^${headersPath}/(\\d+)$`).exec(path) ?? [];
  if (header !== undefined) return textOf(raw.headers[Number(header)]?.[1] ?? null);
  if (path.startsWith('~')) return null;
  const found = valueAt(value, path);
  if (typeof found === 'string') return found;
  return encoding === 'base64' ? null : textOf(path === '' && found === undefined ? raw.value : null);
};

const textOf = (bytes: Buffer | null): string | null => {
  const text = textOrBytes(bytes);
  return Buffer.isBuffer(text) ? `0x${text.toString('hex')}` : text;
};
