import type { AnyNode } from 'acorn';
import { functionIndexOf, type SyntaxPath } from './syntax-path.ts';

/** The path to the call that V8 means by a place: the place is in what is called, or is the call's own. */
export const calledAt = (path: SyntaxPath): SyntaxPath | undefined => {
  const index = path.findLastIndex(({ type }) =>
    /^(?:CallExpression|NewExpression|TaggedTemplateExpression)$/.test(type),
  );
  const call = path[index];
  if (call === undefined || index < functionIndexOf(path)) return undefined;
  const inner = path[index + 1];
  return inner === undefined || inner === calleeOf(call) ? path.slice(0, index + 1) : undefined;
};

export const calleeOf = (call: AnyNode | undefined): AnyNode | undefined => {
  if (call?.type === 'TaggedTemplateExpression') return call.tag;
  return call?.type === 'CallExpression' || call?.type === 'NewExpression' ? call.callee : undefined;
};
