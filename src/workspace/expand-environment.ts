import { pointerStep } from '../core/json-pointer.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A `${env:NAME}` whose variable is not set. */
export type MissingVariable = { readonly pointer: string; readonly name: string };

/** Fills `${env:NAME}` in every string of a document; what is not set stays as it is and is reported. */
export const expandEnvironment = (
  document: unknown,
  env: Environment,
): { readonly document: unknown; readonly missing: readonly MissingVariable[] } => {
  const missing: MissingVariable[] = [];
  const expand = (node: unknown, pointer: string): unknown => {
    if (typeof node === 'string') return fill(node, pointer);
    if (Array.isArray(node)) return node.map((item, index) => expand(item, `${pointer}${pointerStep(index)}`));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, child]) => [name, expand(child, `${pointer}${pointerStep(name)}`)]),
    );
  };
  const fill = (text: string, pointer: string): string =>
    text.replaceAll(/\$\{env:([^}]*)\}/g, (whole, name: string) => {
      const value = env[name];
      if (value === undefined) missing.push({ pointer, name });
      return value ?? whole;
    });
  return { document: expand(document, ''), missing };
};
