import { type Compiler, followReference } from '../compiler.ts';
import { isObject, type SchemaObject } from '../keywords.ts';
import { listOf, namesIn } from './lint-context.ts';

/** The properties that a schema declares, also through references and alternatives. */
export const declaredNames = (compiler: Compiler, schema: unknown, depth = 0): ReadonlySet<string> => {
  const found = followReference(compiler, schema);
  if (!found || depth > 8) return new Set();
  const below = applied(found).flatMap((one) => [...declaredNames(compiler, one, depth + 1)]);
  return new Set([...namesIn(found.properties), ...below]);
};

/** The schemas that apply to the same value as their owner. */
export const applied = (schema: SchemaObject): readonly unknown[] => [
  ...listOf(schema.allOf),
  ...listOf(schema.anyOf),
  ...listOf(schema.oneOf),
  ...[schema.if, schema.then, schema.else].filter((one) => one !== undefined),
  ...(isObject(schema.dependentSchemas) ? Object.values(schema.dependentSchemas) : []),
];

/** Whether a pattern of the schema takes the name. */
export const matchesPattern = ({ patternProperties }: SchemaObject, name: string): boolean =>
  namesIn(patternProperties).some((pattern) => isMatch(pattern, name));

const isMatch = (pattern: string, name: string): boolean => {
  try {
    return new RegExp(pattern).test(name);
  } catch {
    // A pattern that is none is a finding of its own.
    return true;
  }
};
