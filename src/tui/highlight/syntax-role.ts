import type { Role } from '../frame/theme.ts';

/** What a piece of source is, as the theme paints it. `name` is a property's or a function's. */
export type SyntaxRole = Extract<
  Role,
  'text' | 'keyword' | 'string' | 'number' | 'literal' | 'comment' | 'type' | 'name'
>;

/** The role that a class of highlight.js stands for; undefined where the text around it decides. */
export const syntaxRoleOf = (className: string): SyntaxRole | undefined => roles.get(className);

const roles: ReadonlyMap<string, SyntaxRole> = new Map([
  ['hljs-keyword', 'keyword'],
  ['hljs-meta', 'keyword'],
  ['hljs-variable language_', 'keyword'],
  ['hljs-string', 'string'],
  ['hljs-regexp', 'string'],
  ['hljs-char escape_', 'string'],
  ['hljs-subst', 'text'],
  ['hljs-number', 'number'],
  ['hljs-literal', 'literal'],
  ['hljs-comment', 'comment'],
  ['hljs-built_in', 'type'],
  ['hljs-type', 'type'],
  ['hljs-title class_', 'type'],
  ['hljs-title class_ inherited__', 'type'],
  ['hljs-title function_', 'name'],
  ['hljs-title function_ invoke__', 'name'],
  ['hljs-attr', 'name'],
]);
