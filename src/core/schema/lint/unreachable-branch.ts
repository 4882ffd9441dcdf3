import { isDeepStrictEqual } from 'node:util';
import { pointerStep, valueAt } from '../../json-pointer.ts';
import { followReference, preparedSchema } from '../compiler.ts';
import { isObject, type SchemaObject } from '../keywords.ts';
import type { VisitedSchema } from '../visit-schemas.ts';
import { atKeyword, type LintContext, type LintRemark, listOf, typesOf } from './lint-context.ts';

/** An alternative or a value that nothing can ever take. */
export const unreachableBranch = (context: LintContext): readonly LintRemark[] =>
  context.schemas.flatMap((visited) => [
    ...alternatives(context, visited, 'anyOf'),
    ...alternatives(context, visited, 'oneOf'),
    ...conditions(visited),
    ...bounds(visited),
    ...values(visited),
  ]);

const alternatives = (
  context: LintContext,
  visited: VisitedSchema,
  keyword: 'anyOf' | 'oneOf',
): readonly LintRemark[] => {
  const branches = listOf(visited.schema[keyword]);
  return branches.flatMap((_, index) => {
    const why =
      duplicateOf(branches, index, keyword) ?? otherType(context, visited, `/${keyword}${pointerStep(index)}`);
    if (why === undefined) return [];
    const pointer = `${visited.pointer}/${keyword}${pointerStep(index)}`;
    return [
      { message: `alternative ${index + 1} of "${keyword}" can never fit: ${why}`, pointer, part: 'value' as const },
    ];
  });
};

const duplicateOf = (branches: readonly unknown[], index: number, keyword: string): string | undefined => {
  const earlier = branches.slice(0, index);
  const same = earlier.findIndex((one) => isDeepStrictEqual(one, branches[index]));
  if (same !== -1) return `it is the same as alternative ${same + 1}`;
  const open = keyword === 'anyOf' ? earlier.findIndex(takesAll) : -1;
  return open === -1 ? undefined : `alternative ${open + 1} takes everything`;
};

const takesAll = (schema: unknown): boolean =>
  schema === true || (isObject(schema) && Object.keys(schema).length === 0);

const otherType = (
  { compiler, source }: LintContext,
  { schema, pointer }: VisitedSchema,
  step: string,
): string | undefined => {
  const own = typesOf(schema);
  const branch = followReference(compiler, valueAt(preparedSchema(compiler, source.file).root, pointer + step));
  const types = branch ? typesOf(branch) : null;
  if (own === null || types === null || types.some((type) => fitsType(type, own))) return undefined;
  return `it is for ${types.join(' or ')}, but the schema around it allows ${own.join(' or ')} only`;
};

const fitsType = (type: string, allowed: readonly string[]): boolean =>
  allowed.includes(type) ||
  (type === 'integer' && allowed.includes('number')) ||
  (type === 'number' && allowed.includes('integer'));

const conditions = (visited: VisitedSchema): readonly LintRemark[] => {
  const { schema } = visited;
  const { if: condition } = schema;
  const isAlways = takesAll(condition) && 'else' in schema;
  return [
    ...(isAlways ? [atKeyword(visited, 'else', '"else" can never apply: "if" takes everything')] : []),
    ...(condition === false && 'then' in schema
      ? [atKeyword(visited, 'then', '"then" can never apply: "if" is false')]
      : []),
  ];
};

const pairs: readonly (readonly [string, string])[] = [
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'maximum'],
  ['minimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minContains', 'maxContains'],
];

const bounds = (visited: VisitedSchema): readonly LintRemark[] =>
  pairs.flatMap(([low, high]) => {
    const { [low]: from, [high]: to } = visited.schema;
    const isExclusive = low.startsWith('exclusive') || high.startsWith('exclusive');
    if (typeof from !== 'number' || typeof to !== 'number' || from < to || (from === to && !isExclusive)) return [];
    return [atKeyword(visited, low, `nothing can fit: "${low}" is ${from}, "${high}" is ${to}`)];
  });

const values = (visited: VisitedSchema): readonly LintRemark[] => {
  const types = typesOf(visited.schema);
  const allowed = listOf(visited.schema.enum);
  const all: readonly (readonly [unknown, string])[] = [
    ...allowed.map((value, index) => [value, `/enum${pointerStep(index)}`] as const),
    ...('const' in visited.schema ? [[visited.schema.const, '/const'] as const] : []),
  ];
  const wrong = types === null ? [] : all.filter(([value]) => !types.some((type) => isOfType(value, type)));
  const repeated = allowed.flatMap((value, index) => {
    const first = allowed.findIndex((one) => isDeepStrictEqual(one, value));
    return first < index ? [[value, `/enum${pointerStep(index)}`] as const] : [];
  });
  const place = (step: string) => ({ pointer: visited.pointer + step, part: 'value' as const });
  return [
    ...wrong.map(([value, step]) => ({
      message: `${JSON.stringify(value)} can never fit: the type is ${types?.join(' or ')}`,
      ...place(step),
    })),
    ...repeated.map(([value, step]) => ({ message: `${JSON.stringify(value)} is listed twice`, ...place(step) })),
  ];
};

const isOfType = (value: unknown, type: string): boolean => {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value as SchemaObject);
  return typeof value === type;
};
