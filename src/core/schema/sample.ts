import { valueAt } from '../json-pointer.ts';
import type { SourceText } from '../source-text.ts';
import { isObject, type SchemaObject } from './keywords.ts';
import { fileUri, pointerIn, type ReferenceContext, resolveReference } from './resolve-reference.ts';
import { schemaIds } from './schema-ids.ts';

/** A schema, and the file that its references start from. */
type Placed = { readonly schema: unknown; readonly source: SourceText };
type Sampling = Pick<ReferenceContext, 'schemas' | 'ids'> & { readonly depth: number };

/** Deeper is a schema that holds itself. */
const deepest = 8;

/**
 * A value that a schema file asks for, as a start for people: what must be there, with its first example, constant or
 * choice; templates where a time or a UUID is wanted. It need not be valid: a pattern is not looked at.
 */
export const sampleOf = (schemas: ReadonlyMap<string, SourceText>, file: string): unknown => {
  const source = schemas.get(file);
  const sampling = { schemas, ids: schemaIds([...schemas.values()]), depth: 0 };
  return source === undefined ? {} : sample({ schema: source.document, source }, sampling);
};

const sample = (given: Placed, sampling: Sampling): unknown => {
  const { schema, source } = merged(given, sampling);
  const fixed = fixedValue(schema);
  if (fixed !== undefined) return fixed.value;
  if (sampling.depth >= deepest) return null;
  const deeper = { ...sampling, depth: sampling.depth + 1 };
  switch (typeOf(schema)) {
    case 'object':
      return objectSample({ schema, source }, deeper);
    case 'array':
      return arraySample({ schema, source }, deeper);
    case 'string':
      return textSample(schema);
    case 'integer':
    case 'number':
      return numberSample(schema);
    case 'boolean':
      return true;
    default:
      return null;
  }
};

type Resolved = { readonly schema: SchemaObject; readonly source: SourceText };

/** The schema with what it refers to, all of `allOf`, and the first of what it lets choose. */
const merged = ({ schema, source }: Placed, sampling: Sampling): Resolved => {
  if (!isObject(schema) || sampling.depth >= deepest) return { schema: {}, source };
  const { $ref, allOf, oneOf, anyOf, ...own } = schema;
  const deeper = { ...sampling, depth: sampling.depth + 1 };
  const target = typeof $ref === 'string' ? targetOf($ref, source, sampling) : null;
  const parts: readonly Placed[] = [
    ...(target === null ? [] : [target]),
    ...[...listOf(allOf), ...listOf(oneOf).slice(0, 1), ...listOf(anyOf).slice(0, 1)].map((part) => ({
      schema: part,
      source,
    })),
  ];
  const resolved = parts.map((part) => merged(part, deeper));
  const all = [...resolved.map((part) => part.schema), own].reduce<SchemaObject>(join, {});
  // Of several files the references of one are followed rightly: that of the target, where there is one.
  return { schema: all, source: resolved[0]?.source ?? source };
};

const join = (left: SchemaObject, right: SchemaObject): SchemaObject => ({
  ...left,
  ...right,
  ...(isObject(left.properties) && isObject(right.properties)
    ? { properties: { ...left.properties, ...right.properties } }
    : {}),
  ...(Array.isArray(left.required) && Array.isArray(right.required)
    ? { required: [...left.required, ...right.required] }
    : {}),
});

const targetOf = (reference: string, source: SourceText, { schemas, ids }: Sampling): Placed | null => {
  const found = resolveReference(reference, { schemas, ids, source, base: undefined });
  if (!('uri' in found)) return null;
  const place = pointerIn(found.uri.startsWith('#') ? `${fileUri(source.file)}${found.uri}` : found.uri);
  const target = place && schemas.get(place.file ?? source.file);
  return target ? { schema: valueAt(target.document, place.pointer), source: target } : null;
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const fixedValue = (schema: SchemaObject): { readonly value: unknown } | undefined => {
  if ('const' in schema) return { value: schema.const };
  const [example] = listOf(schema.examples);
  if (example !== undefined) return { value: example };
  if ('default' in schema) return { value: schema.default };
  const [choice] = listOf(schema.enum);
  return choice === undefined ? undefined : { value: choice };
};

const typeOf = ({ type, properties, required, items, format }: SchemaObject): unknown => {
  const [first] = [type].flat().filter((name) => name !== 'null');
  if (type !== undefined) return first;
  if (properties !== undefined || required !== undefined) return 'object';
  return items === undefined ? format && 'string' : 'array';
};

/** What must be there; where nothing must, all there may be. */
const objectSample = ({ schema, source }: Resolved, sampling: Sampling): unknown => {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = listOf(schema.required).filter((name) => typeof name === 'string');
  const names = required.length > 0 ? [...new Set(required)] : sampling.depth > 2 ? [] : Object.keys(properties);
  return Object.fromEntries(
    names.map((name) => [
      name,
      sample({ schema: Object.hasOwn(properties, name) ? properties[name] : {}, source }, sampling),
    ]),
  );
};

/** More elements than anybody would read. */
const mostElements = 10;

const arraySample = ({ schema, source }: Resolved, sampling: Sampling): unknown => {
  const count = typeof schema.minItems === 'number' ? schema.minItems : Number(isObject(schema.items));
  const length = Math.min(count, mostElements);
  return Array.from({ length }, () => sample({ schema: schema.items, source }, sampling));
};

const formats: Readonly<Record<string, string>> = {
  uuid: '${uuid}',
  'date-time': '${now}',
  date: '2026-01-31',
  time: '12:00:00Z',
  duration: 'PT1H',
  email: 'someone@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  'uri-reference': '/',
  'json-pointer': '/a',
};

const textSample = ({ format, minLength, maxLength }: SchemaObject): string => {
  const text = typeof format === 'string' && Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (text !== undefined) return text;
  const least = typeof minLength === 'number' ? Math.min(minLength, 1000) : 0;
  const padded = 'text'.padEnd(least, 'x');
  return typeof maxLength === 'number' ? padded.slice(0, maxLength) : padded;
};

const numberSample = ({ type, minimum, exclusiveMinimum, maximum, multipleOf }: SchemaObject): number => {
  const step = typeof multipleOf === 'number' && multipleOf > 0 ? multipleOf : type === 'integer' ? 1 : undefined;
  const least =
    typeof exclusiveMinimum === 'number' ? exclusiveMinimum + (step ?? 1) : typeof minimum === 'number' ? minimum : 0;
  const wanted = least === 0 && typeof maximum === 'number' && maximum < 0 ? maximum : least;
  return step === undefined ? wanted : Math.ceil(wanted / step) * step;
};
