import type { AnyNode } from 'acorn';

/** A node of a script's syntax tree with all that it stands in, outermost first. */
export type SyntaxPath = readonly AnyNode[];

/** The path to the innermost node that an offset, in UTF-16 units, lies in. */
export const syntaxPathAt = (root: AnyNode, offset: number): SyntaxPath => {
  const path = [root];
  for (let node: AnyNode | undefined = root; node !== undefined; ) {
    node = childrenOf(node).find(({ start, end }) => start <= offset && offset < end);
    if (node !== undefined) path.push(node);
  }
  return path;
};

/** The paths to every mention of a variable's name below the last node of a path. */
export const mentionsOf = (name: string, below: SyntaxPath): readonly SyntaxPath[] => {
  const node = below.at(-1);
  if (node === undefined) return [];
  if (node.type === 'Identifier') return node.name === name && !isMemberName(below) ? [below] : [];
  return childrenOf(node).flatMap((child) => mentionsOf(name, [...below, child]));
};

/** Where the innermost function begins in a path; 0 outside functions. */
export const functionIndexOf = (path: SyntaxPath): number =>
  Math.max(
    0,
    path.findLastIndex((node) => isFunction(node)),
  );

/** What runs as a call of its own: also the fields that a new object gets. */
export const isFunction = (node: AnyNode): boolean =>
  /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type) ||
  (node.type === 'PropertyDefinition' && !node.static);

const isMemberName = (path: SyntaxPath): boolean => {
  const [parent, node] = path.slice(-2);
  if (parent?.type === 'MemberExpression') return !parent.computed && parent.property === node;
  return parent?.type === 'Property' && !parent.computed && !parent.shorthand && parent.key === node;
};

export const childrenOf = (node: AnyNode): readonly AnyNode[] =>
  Object.values(node)
    .flat()
    .filter((value) => isNode(value));

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
