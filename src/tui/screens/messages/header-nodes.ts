import type { Header } from '../../../core/message.ts';
import { textOrBytes } from '../../../core/message-text.ts';
import { clean } from '../../frame/clean.ts';
import type { Glyphs } from '../../frame/glyphs.ts';
import { longestText } from '../../tree/json-preview.ts';
import { jsonTree } from '../../tree/json-tree.ts';
import { once } from '../../tree/once.ts';
import type { TreeNode } from '../../tree/tree-node.ts';

/** Headers longer than this are not taken apart, in bytes. */
const mostBytes = 65_536;

/** A header a row; what holds JSON, also in base64, unfolds. */
export const headerNodes = (
  headers: readonly Header[],
  { path, glyphs }: { readonly path: string; readonly glyphs: Glyphs },
): readonly TreeNode[] =>
  headers.map(([name, bytes], index) => {
    const place = { path: `${path}/${index}`, label: `${clean(name)}: `, marks: [] };
    const [root] = bytes === null || bytes.length > mostBytes ? [] : jsonIn(bytes.toString());
    if (root?.branch === undefined)
      return { ...place, text: headerText(bytes, glyphs), role: bytes === null ? 'dim' : 'string' };
    return { ...moved(root, place.path), ...place };
  });

/** That there is none is no word, which might be its text. */
export const headerText = (bytes: Buffer | null, { none }: Pick<Glyphs, 'none'>): string => {
  const text = textOrBytes(bytes);
  if (text === null) return none;
  return typeof text === 'string'
    ? clean(text.slice(0, longestText))
    : `0x${text.subarray(0, longestText).toString('hex')}`;
};

const jsonIn = (text: string): readonly TreeNode[] => {
  const value = parsed(text) ?? parsed(Buffer.from(text, 'base64').toString());
  return typeof value === 'object' && value !== null ? jsonTree(value) : [];
};

const parsed = (text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Then it is a text that begins with a bracket.
    return undefined;
  }
};

/** The node and all below it under another path. */
const moved = (node: TreeNode, path: string): TreeNode => {
  const { branch } = node;
  const own = { ...node, path: `${path}${node.path}` };
  if (branch === undefined) return own;
  return {
    ...own,
    branch: {
      ...branch,
      isOpen: false,
      children: once(() => branch.children().map((child) => moved(child, path))),
      leadsTo: (target) =>
        target.startsWith(path) && (branch.leadsTo?.(target.slice(path.length)) ?? target.startsWith(`${own.path}/`)),
    },
  };
};
