import type { InspectedMessage } from '../../../core/message.ts';
import type { Glyphs } from '../../frame/glyphs.ts';
import type { Tree } from '../../tree/tree-state.ts';
import { detailTree } from './detail-tree.ts';
import { hexLines } from './hex-lines.ts';
import type { MessageTimes } from './message-times.ts';
import type { DetailMode } from './messages-state.ts';
import { type Lines, rawLines } from './raw-lines.ts';

export type DetailCache = {
  readonly tree: (message: InspectedMessage, columns: number) => Tree;
  readonly lines: (message: InspectedMessage, mode: DetailMode, columns: number) => Lines | null;
};

/** The last message's detail is kept: it is drawn many times. */
export const detailCache = (glyphs: Glyphs, time: MessageTimes): DetailCache => {
  let tree: { readonly of: InspectedMessage; readonly columns: number; readonly tree: Tree } | null = null;
  let lines: { readonly of: InspectedMessage; readonly key: string; readonly lines: Lines } | null = null;
  return {
    tree: (message, columns) => {
      if (tree?.of !== message || tree.columns !== columns)
        tree = { of: message, columns, tree: detailTree(message, { glyphs, columns, time }) };
      return tree.tree;
    },
    lines: (message, mode, columns) => {
      if (mode === 'tree') return null;
      const key = `${mode} ${columns}`;
      if (lines?.of !== message || lines.key !== key) {
        const { value } = message.raw;
        const made = mode === 'hex' ? hexLines(value, columns) : rawLines(value, columns);
        lines = { of: message, key, lines: made };
      }
      return lines.lines;
    },
  };
};
