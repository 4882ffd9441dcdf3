import { pointerStep, valueAt } from '../../json-pointer.ts';
import { preparedSchema } from '../compiler.ts';
import { isObject, type SchemaObject } from '../keywords.ts';
import type { VisitedSchema } from '../visit-schemas.ts';
import { applied, declaredNames, matchesPattern } from './declared-names.ts';
import { atKeyword, type LintContext, type LintRemark, listOf, namesIn } from './lint-context.ts';

/** `additionalProperties` sees only the `properties` right beside it, which is forgotten often. */
export const additionalProperties = (context: LintContext): readonly LintRemark[] =>
  context.schemas.flatMap((visited) => [
    ...misplaced(visited),
    ...closed(context, visited),
    ...closedParts(context, visited),
  ]);

/** `properties: { additionalProperties: false }` describes a property of that name. */
const misplaced = ({ schema, pointer }: VisitedSchema): readonly LintRemark[] => {
  if (!isObject(schema.properties)) return [];
  const names = ['additionalProperties', 'required'].filter((name) => {
    const value = isObject(schema.properties) ? schema.properties[name] : undefined;
    return name === 'required' ? Array.isArray(value) : typeof value === 'boolean';
  });
  return names.map((name) => ({
    message: `"${name}" stands inside "properties", where it is the name of a property`,
    pointer: `${pointer}/properties/${name}`,
    part: 'key' as const,
    hint: 'Move it out, beside "properties".',
  }));
};

const closed = (context: LintContext, visited: VisitedSchema): readonly LintRemark[] => {
  const { schema } = visited;
  if (schema.additionalProperties !== false) return [];
  const refused = [...namesAround(context, visited)].filter((name) => !isOwn(schema, name));
  if (refused.length > 0) return [atKeyword(visited, 'additionalProperties', refusal(refused), remedy)];
  const isEmpty = !('properties' in schema) && !('patternProperties' in schema) && applied(schema).length === 0;
  const message = '"additionalProperties": false without "properties" refuses every property';
  return isEmpty && !('$ref' in schema) ? [atKeyword(visited, 'additionalProperties', message)] : [];
};

const refusal = (names: readonly string[]): string =>
  `"additionalProperties": false refuses ${names.map((name) => `"${name}"`).join(', ')}, described outside its own "properties"`;

const remedy = 'Write "unevaluatedProperties": false (since 2019-09), or name the property here too.';

const isOwn = (schema: SchemaObject, name: string): boolean =>
  namesIn(schema.properties).includes(name) || matchesPattern(schema, name);

/** What the schemas applied to the same value describe. */
const namesAround = ({ compiler, source }: LintContext, { pointer }: VisitedSchema): ReadonlySet<string> =>
  declaredNames(compiler, valueAt(preparedSchema(compiler, source.file).root, pointer));

/** A part of `allOf` that refuses what the other parts describe: no value with such a property fits all. */
const closedParts = (context: LintContext, visited: VisitedSchema): readonly LintRemark[] => {
  const { compiler, source } = context;
  return listOf(visited.schema.allOf).flatMap((part, index) => {
    if (!isObject(part) || part.additionalProperties !== false) return [];
    const pointer = `${visited.pointer}/allOf${pointerStep(index)}`;
    const own = declaredNames(compiler, valueAt(preparedSchema(compiler, source.file).root, pointer));
    const refused = [...namesAround(context, visited)].filter((name) => !own.has(name) && !matchesPattern(part, name));
    if (refused.length === 0) return [];
    return [
      { message: refusal(refused), pointer: `${pointer}/additionalProperties`, part: 'key' as const, hint: remedy },
    ];
  });
};
