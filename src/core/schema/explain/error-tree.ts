import type { ErrorObject } from 'ajv';

/**
 * An error with what is behind it: for `anyOf` and `oneOf` the errors of each alternative (empty where it fits), for
 * others none.
 */
export type ErrorNode = { readonly error: ErrorObject; readonly branches: readonly (readonly ErrorNode[])[] };

/** Checks a value against the subschema at a step below the schema that an error was found with. */
export type CheckBelow = (
  error: ErrorObject,
  steps: readonly (string | number)[],
  value: unknown,
) => readonly ErrorObject[];

/**
 * Sorts out ajv's flat list, where the errors of alternatives stand before the error that none of them fits, without a
 * sign of where they begin. Each alternative is checked again: that says how many errors are its.
 */
export const errorTree = (errors: readonly ErrorObject[], checkBelow: CheckBelow): readonly ErrorNode[] => {
  const nodes: ErrorNode[] = [];
  let end = errors.length;
  while (end > 0) {
    const error = errors[end - 1];
    if (!error) break;
    const behind = errorsBehind(error, checkBelow);
    const isThere = behind.flat().every((one, index, all) => isSame(one, errors[end - 1 - all.length + index]));
    end -= 1 + (isThere ? behind.flat().length : 0);
    const branches = isAlternatives(error) ? behind.map((one) => errorTree(rebased(one, error), checkBelow)) : [];
    nodes.push({ error, branches });
  }
  return nodes.reverse();
};

const isAlternatives = ({ keyword }: ErrorObject): boolean => keyword === 'anyOf' || keyword === 'oneOf';

const errorsBehind = (error: ErrorObject, checkBelow: CheckBelow): readonly (readonly ErrorObject[])[] => {
  const { keyword, schema, data } = error;
  if (isAlternatives(error) && Array.isArray(schema)) {
    // Two that fit end the search.
    const passing: unknown = error.params.passingSchemas;
    const tried = Array.isArray(passing) ? schema.slice(0, Number(passing[1]) + 1) : schema;
    return tried.map((_, index) => checkBelow(error, [keyword, index], data));
  }
  if (keyword === 'contains' && Array.isArray(data)) return data.map((item) => checkBelow(error, [keyword], item));
  if (keyword === 'propertyNames') return [checkBelow(error, [keyword], error.params.propertyName)];
  return [];
};

/** Checked by themselves, the errors of an alternative know nothing of the way to it. */
const rebased = (errors: readonly ErrorObject[], { instancePath }: ErrorObject): readonly ErrorObject[] =>
  errors.map((error) => ({ ...error, instancePath: instancePath + error.instancePath }));

const isSame = (one: ErrorObject, other: ErrorObject | undefined): boolean =>
  other !== undefined && one.keyword === other.keyword && one.parentSchema === other.parentSchema;
