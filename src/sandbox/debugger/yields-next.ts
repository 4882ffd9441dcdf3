import type { AnyNode } from 'acorn';
import type { CallFrame } from './cdp.ts';
import type { DebugState } from './debug-state.ts';
import type { Stepping } from './decide.ts';
import { childrenOf, functionIndexOf, isFunction } from './syntax-path.ts';

/**
 * Whether the next thing that a call does is to yield. V8's steps then wait until the generator goes on, and pass over
 * the lines of whoever takes what it yields: it is left instead.
 */
export const yieldsNext = async (
  { scripts, reader }: DebugState,
  { location }: CallFrame,
  how: Stepping['how'],
): Promise<boolean> => {
  if (!(await reader.mentions(location, 'yield'))) return false;
  const path = await reader.pathAt(location, scripts.of(location).isModule);
  const inFunction = path?.slice(functionIndexOf(path)) ?? [];
  const statement = inFunction.findLast(({ type }) => simple.has(type));
  if (statement === undefined) return false;
  const yields = within(statement).filter(({ type }) => type === 'YieldExpression');
  // A call is made before its result is yielded, and may be stepped into.
  return yields.length > 0 && (how !== 'in' || !yields.flatMap(within).some(({ type }) => calls.has(type)));
};

/** Statements that hold no others, so that what is in them happens. */
const simple: ReadonlySet<string> = new Set(['ExpressionStatement', 'VariableDeclaration', 'ReturnStatement']);

const calls: ReadonlySet<string> = new Set(['CallExpression', 'NewExpression', 'TaggedTemplateExpression']);

/** A node and all that is in it, but not in functions of their own. */
const within = (node: AnyNode): readonly AnyNode[] => [
  node,
  ...childrenOf(node)
    .filter((child) => !isFunction(child))
    .flatMap(within),
];
