import type { VisitedSchema } from '../visit-schemas.ts';
import { atKeyword, type LintContext, type LintRemark, typesOf } from './lint-context.ts';

const byType: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern', 'contentEncoding', 'contentMediaType'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  array: [
    'items',
    'prefixItems',
    'additionalItems',
    'contains',
    'minItems',
    'maxItems',
    'uniqueItems',
    'unevaluatedItems',
  ],
  object: [
    'properties',
    'patternProperties',
    'additionalProperties',
    'unevaluatedProperties',
    'required',
    'propertyNames',
    'minProperties',
    'maxProperties',
    'dependentRequired',
    'dependentSchemas',
  ],
};

const typeOfKeyword: ReadonlyMap<string, string> = new Map(
  Object.entries(byType).flatMap(([type, names]) => names.map((name) => [name, type])),
);

/** A keyword that has no effect where it stands. */
export const ignoredKeyword = (context: LintContext): readonly LintRemark[] =>
  context.schemas.flatMap((visited) => [
    ...(context.draft === 'draft-07' ? besideReference(visited) : []),
    ...otherType(visited),
    ...alone(visited),
  ]);

const annotations = new Set([
  '$ref',
  '$comment',
  'title',
  'description',
  'default',
  'examples',
  'definitions',
  '$defs',
  '$id',
  '$schema',
  'readOnly',
  'writeOnly',
  'deprecated',
]);

const besideReference = (visited: VisitedSchema): readonly LintRemark[] => {
  if (typeof visited.schema.$ref !== 'string') return [];
  return Object.keys(visited.schema)
    .filter((name) => !annotations.has(name) && !name.startsWith('x-'))
    .map((name) =>
      atKeyword(visited, name, `"${name}" does nothing beside "$ref" in draft-07`, 'Put both into "allOf".'),
    );
};

const otherType = (visited: VisitedSchema): readonly LintRemark[] => {
  const types = typesOf(visited.schema);
  if (types === null) return [];
  return Object.keys(visited.schema).flatMap((name) => {
    const wanted = typeOfKeyword.get(name);
    if (wanted === undefined || types.includes(wanted) || (wanted === 'number' && types.includes('integer'))) return [];
    return [
      atKeyword(
        visited,
        name,
        `"${name}" does nothing here: it is for ${wanted}s, and the type is ${types.join(' or ')}`,
      ),
    ];
  });
};

/** Keywords that need another one beside them. */
const companions: readonly (readonly [string, readonly string[]])[] = [
  ['then', ['if']],
  ['else', ['if']],
  ['if', ['then', 'else']],
  ['minContains', ['contains']],
  ['maxContains', ['contains']],
  ['additionalItems', ['items']],
];

const alone = (visited: VisitedSchema): readonly LintRemark[] =>
  companions
    .filter(([name, others]) => name in visited.schema && !others.some((other) => other in visited.schema))
    .map(([name, others]) => atKeyword(visited, name, `"${name}" does nothing without "${others.join('" or "')}"`));

/** Where a schema without `type` stands by itself, so that nothing else says the type. */
const standsAlone = new Set(['', 'properties', 'patternProperties', 'items', 'prefixItems', 'additionalProperties']);

const saysMore = ['type', '$ref', '$dynamicRef', 'const', 'enum', 'allOf', 'anyOf', 'oneOf', 'not', 'if'];

/** Keywords for one type let every other type pass: without `type`, 5 fits a schema with `properties`. */
export const missingType = ({ schemas }: LintContext): readonly LintRemark[] =>
  schemas.flatMap((visited) => {
    const { schema, keyword } = visited;
    if (!standsAlone.has(keyword) || saysMore.some((name) => name in schema)) return [];
    const first = Object.keys(schema).find((name) => typeOfKeyword.has(name));
    const type = typeOfKeyword.get(first ?? '');
    if (first === undefined || type === undefined) return [];
    const message = `"${first}" is for ${type}s, but without "type" everything else passes too`;
    return [atKeyword(visited, first, message, `Write "type": "${type}".`)];
  });
