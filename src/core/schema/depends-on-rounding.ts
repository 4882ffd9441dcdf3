import { isObject, type SchemaObject } from './keywords.ts';
import type { PreparedSchema } from './prepare-schema.ts';
import { visitSchemas } from './visit-schemas.ts';

/**
 * Whether what some schemas say of a number beyond 2^53 may depend on its lost digits. A bound below 2^53 never does:
 * rounding keeps such a number above it. Most schemas pass, and spare each message with a long id the closer look.
 */
export const dependsOnRounding = (schemas: readonly PreparedSchema[]): boolean =>
  schemas.some(({ source }) => visitSchemas(source.document).some(({ schema }) => isSensitive(schema)));

const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];

const isSensitive = (schema: SchemaObject): boolean =>
  'multipleOf' in schema ||
  schema.uniqueItems === true ||
  bounds.some((name) => isLarge(schema[name])) ||
  holdsLarge(schema.const) ||
  holdsLarge(schema.enum);

const isLarge = (value: unknown): boolean => typeof value === 'number' && !(Math.abs(value) < Number.MAX_SAFE_INTEGER);

const holdsLarge = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(holdsLarge);
  return isObject(value) ? Object.values(value).some(holdsLarge) : isLarge(value);
};
