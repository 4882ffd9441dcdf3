import type { Span, SpanLine } from './span.ts';
import { type SyntaxRole, syntaxRoleOf } from './syntax-role.ts';

/** As much of a hast node as is read here. */
export type SyntaxNode = {
  readonly type: string;
  readonly value?: string;
  readonly properties?: { readonly className?: unknown };
  readonly children?: readonly SyntaxNode[];
};

/** The spans of each line, in the order of the tree; its texts have `\n` alone between lines. */
export const spanLines = (nodes: readonly SyntaxNode[]): readonly SpanLine[] => {
  const lines: Span[][] = [[]];
  const add = (text: string, role: SyntaxRole): void => {
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (piece !== '') append(lines.at(-1) ?? [], { text: piece, role });
    }
  };
  const visit = (node: SyntaxNode, role: SyntaxRole): void => {
    if (node.value !== undefined) add(node.value, role);
    // The grammar of JSON has a keyword within each literal.
    const own = role === 'literal' ? role : (roleOf(node) ?? role);
    for (const child of node.children ?? []) visit(child, own);
  };
  for (const node of nodes) visit(node, 'text');
  return lines;
};

/** Joins a span to the one before it where both look the same. */
const append = (line: Span[], span: Span): void => {
  const last = line.at(-1);
  if (last?.role === span.role) line[line.length - 1] = { text: last.text + span.text, role: span.role };
  else line.push(span);
};

const roleOf = ({ properties }: SyntaxNode): SyntaxRole | undefined => {
  const names = properties?.className;
  return Array.isArray(names) ? syntaxRoleOf(names.join(' ')) : undefined;
};
