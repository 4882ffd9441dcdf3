import type { AnyNode, CallExpression, NewExpression } from 'acorn';
import { isNamed, isPromiseMethod } from './is-promise-method.ts';
import { functionIndexOf, mentionsOf, type SyntaxPath } from './syntax-path.ts';
import { type Fate, isHandler, throwFate } from './throw-fate.ts';

/**
 * What becomes of a promise that is rejected, the value of the last node of a path: followed outwards through `await`,
 * `catch`, `then`, lists, calls it is given to (taken to hand it on) and variables of the same function.
 */
export const promiseFate = (path: SyntaxPath, seen: ReadonlySet<string> = new Set()): Fate => {
  const [parent, node] = path.slice(-2);
  const outer = path.slice(0, -1);
  if (parent === undefined || node === undefined) return 'lost';
  switch (parent.type) {
    case 'AwaitExpression':
      return throwFate(outer);
    case 'ForOfStatement':
      return parent.await && parent.right === node ? throwFate(outer) : 'lost';
    case 'YieldExpression':
      return isInAsync(outer) ? throwFate(outer) : 'lost';
    case 'ReturnStatement':
      return 'rejects';
    case 'ArrowFunctionExpression':
      return parent.body === node ? 'rejects' : 'lost';
    case 'CallExpression':
    case 'NewExpression':
      return callFate(outer, { parent, node, seen });
    case 'VariableDeclarator':
      return parent.init === node ? variableFate(parent.id, outer, seen) : 'lost';
    case 'AssignmentExpression':
      return parent.right === node ? variableFate(parent.left, outer, seen) : 'lost';
    case 'SequenceExpression':
      return parent.expressions.at(-1) === node ? promiseFate(outer, seen) : 'lost';
    default:
      return handsOn.has(parent.type) ? promiseFate(outer, seen) : 'lost';
  }
};

const handsOn: ReadonlySet<AnyNode['type']> = new Set([
  'ArrayExpression',
  'ChainExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'MemberExpression',
  'ObjectExpression',
  'Property',
  'SpreadElement',
]);

type Call = {
  readonly parent: CallExpression | NewExpression;
  readonly node: AnyNode;
  readonly seen: ReadonlySet<string>;
};

const callFate = (path: SyntaxPath, { parent, node, seen }: Call): Fate => {
  const { callee, arguments: given } = parent;
  const isMethodOfIt = callee === node && callee.type === 'MemberExpression';
  if (isMethodOfIt && isNamed(callee.property, 'catch') && isHandler(given[0])) return 'caught';
  if (isMethodOfIt && isNamed(callee.property, 'then') && isHandler(given[1])) return 'caught';
  if (callee !== node && isPromiseMethod(callee, 'allSettled')) return 'caught';
  if (callee !== node && callee.type === 'MemberExpression' && isNamed(callee.property, 'push')) {
    return variableFate(callee.object, path, seen);
  }
  return promiseFate(path, seen);
};

const variableFate = (variable: AnyNode, path: SyntaxPath, seen: ReadonlySet<string>): Fate => {
  if (variable.type !== 'Identifier' || seen.has(variable.name)) return 'lost';
  const index = functionIndexOf(path);
  const mentions = mentionsOf(variable.name, path.slice(0, index + 1));
  const nowSeen = new Set([...seen, variable.name]);
  const fates = mentions.map((mention) => ({
    fate: promiseFate(mention, nowSeen),
    isHere: functionIndexOf(mention) === index,
  }));
  if (fates.some(({ fate }) => fate === 'caught')) return 'caught';
  return fates.find(({ fate, isHere }) => isHere && fate !== 'lost')?.fate ?? 'lost';
};

const isInAsync = (path: SyntaxPath): boolean => {
  const around = path[functionIndexOf(path)];
  return around !== undefined && 'async' in around && around.async === true;
};
