import type { AnyNode } from 'acorn';

/** Whether what is called is `Promise.name`. */
export const isPromiseMethod = (callee: AnyNode, name: string): boolean =>
  callee.type === 'MemberExpression' && isNamed(callee.object, 'Promise') && isNamed(callee.property, name);

export const isNamed = (node: AnyNode, name: string): boolean => node.type === 'Identifier' && node.name === name;
