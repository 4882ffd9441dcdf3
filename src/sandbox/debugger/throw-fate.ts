import type { AnyNode, BlockStatement, Function as FunctionNode } from 'acorn';
import { isFunction, type SyntaxPath } from './syntax-path.ts';

/**
 * What becomes of an exception in one call: `throws` and `rejects` say how it reaches the caller, as an exception or in
 * the promise that the call returns; `lost`: in a promise that nobody looks at.
 */
export type Fate = 'caught' | 'throws' | 'rejects' | 'lost';

/** What becomes of an exception that is thrown at a place. */
export const throwFate = (path: SyntaxPath): Fate => {
  // A constructor that is not written down stands where its class does.
  if (/^Class(?:Declaration|Expression)$/.test(path.at(-1)?.type ?? '')) return 'throws';
  const outwards = path.map((node, index) => ({ node, inner: path[index + 1] })).toReversed();
  const end = outwards.find(({ node, inner }) => isFunction(node) || isCatching(node, inner));
  if (end?.node.type === 'TryStatement') return 'caught';
  return end !== undefined && 'async' in end.node && end.node.async ? 'rejects' : 'throws';
};

/** Whether a function given to `catch` or `then` handles what it gets; one that stands elsewhere is taken to. */
export const isHandler = (node: AnyNode | undefined): boolean => {
  if (node === undefined || node.type === 'Literal') return false;
  if (node.type === 'Identifier') return node.name !== 'undefined';
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression') return true;
  const { params, body }: FunctionNode = node;
  return body.type !== 'BlockStatement' || !rethrows(params[0], body);
};

const isCatching = (node: AnyNode, inner: AnyNode | undefined): boolean =>
  node.type === 'TryStatement' &&
  node.block === inner &&
  !!node.handler &&
  !rethrows(node.handler.param, node.handler.body);

/** Throws the same again on its top level, whatever else it does. */
const rethrows = (param: AnyNode | null | undefined, { body }: BlockStatement): boolean =>
  param?.type === 'Identifier' &&
  body.some(
    (statement) =>
      statement.type === 'ThrowStatement' &&
      statement.argument.type === 'Identifier' &&
      statement.argument.name === param.name,
  );
