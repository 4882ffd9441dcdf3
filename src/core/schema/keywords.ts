import { pointerStep } from '../json-pointer.ts';

/** What the value of a keyword is. `either`: a schema or a list of them; `names`: a schema or a list of property names. */
export type KeywordKind = 'schema' | 'list' | 'either' | 'map' | 'names' | 'data' | 'plain';

/** The drafts that know a keyword; ordered, so that "since" can be compared. */
export const drafts = ['draft-07', '2019-09', '2020-12'] as const;
export type SchemaDraft = (typeof drafts)[number];

type Keyword = { readonly kind: KeywordKind; readonly since?: SchemaDraft; readonly until?: SchemaDraft };

/** Every keyword of the drafts we read, with where subschemas are. */
export const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ...of('schema', ['not', 'if', 'then', 'else', 'contains', 'additionalProperties', 'propertyNames']),
  ...of('schema', ['unevaluatedItems', 'unevaluatedProperties', 'contentSchema'], { since: '2019-09' }),
  ...of('schema', ['additionalItems'], { until: '2019-09' }),
  ...of('list', ['allOf', 'anyOf', 'oneOf']),
  ...of('list', ['prefixItems'], { since: '2020-12' }),
  ...of('either', ['items']),
  ...of('map', ['properties', 'patternProperties', 'definitions', '$defs']),
  ...of('map', ['dependentSchemas'], { since: '2019-09' }),
  ...of('names', ['dependencies'], { until: 'draft-07' }),
  ...of('data', ['const', 'enum', 'default', 'examples']),
  ...of('plain', ['$id', '$schema', '$ref', '$comment', 'title', 'description', 'readOnly', 'writeOnly', 'deprecated']),
  ...of('plain', ['$anchor', '$vocabulary'], { since: '2019-09' }),
  ...of('plain', ['$recursiveRef', '$recursiveAnchor'], { since: '2019-09', until: '2019-09' }),
  ...of('plain', ['$dynamicRef', '$dynamicAnchor'], { since: '2020-12' }),
  ...of('plain', ['type', 'multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum']),
  ...of('plain', ['maxLength', 'minLength', 'pattern', 'format', 'contentEncoding', 'contentMediaType']),
  ...of('plain', ['maxItems', 'minItems', 'uniqueItems', 'maxProperties', 'minProperties', 'required']),
  ...of('plain', ['maxContains', 'minContains', 'dependentRequired'], { since: '2019-09' }),
]);

function of(kind: KeywordKind, names: readonly string[], when: Omit<Keyword, 'kind'> = {}): [string, Keyword][] {
  return names.map((name) => [name, { kind, ...when }]);
}

export type SchemaObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is SchemaObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type Subschema = { readonly schema: unknown; readonly pointer: string; readonly keyword: string };

/** The schemas directly inside a schema, with their places. */
export const subschemasOf = (schema: SchemaObject, pointer: string): readonly Subschema[] =>
  Object.entries(schema).flatMap(([keyword, value]) => {
    const place = pointer + pointerStep(keyword);
    return childrenOf(keywords.get(keyword)?.kind ?? 'plain', value).map(({ step, schema: child }) => ({
      schema: child,
      pointer: place + step,
      keyword,
    }));
  });

type Child = { readonly step: string; readonly schema: unknown };

const childrenOf = (kind: KeywordKind, value: unknown): readonly Child[] => {
  if (kind === 'list' || (kind === 'either' && Array.isArray(value))) return Array.isArray(value) ? stepsOf(value) : [];
  if (kind === 'schema' || kind === 'either') return [{ step: '', schema: value }];
  if (kind !== 'map' && kind !== 'names') return [];
  return isObject(value) ? stepsOf(value).filter(({ schema }) => !Array.isArray(schema)) : [];
};

const stepsOf = (members: object): readonly Child[] =>
  Object.entries(members).map(([name, schema]) => ({ step: pointerStep(name), schema }));
