import { pointerStep } from '../json-pointer.ts';
import type { SourceText } from '../source-text.ts';
import { readDraft } from './draft.ts';
import { isObject, type KeywordKind, keywords, type SchemaDraft, type SchemaObject } from './keywords.ts';
import { fileUri, resolveReference } from './resolve-reference.ts';
import type { SchemaFault } from './schema-fault.ts';
import { resolveId, type SchemaIds } from './schema-ids.ts';

export type RulePlace = { readonly source: SourceText; readonly pointer: string };

/** A schema file made ready to compile: its own copy, in which every reference is absolute. */
export type PreparedSchema = {
  readonly source: SourceText;
  readonly uri: string;
  readonly root: SchemaObject;
  readonly draft: SchemaDraft;
  /** Files that it refers to, without itself. */
  readonly dependencies: ReadonlySet<string>;
  /** Whether it refers to a draft's own meta-schema. */
  readonly usesMeta: boolean;
  readonly faults: readonly SchemaFault[];
  /** Where each object of `root` stands in the file. */
  readonly places: ReadonlyMap<object, RulePlace>;
};

type Preparation = {
  readonly source: SourceText;
  readonly schemas: ReadonlyMap<string, SourceText>;
  readonly ids: SchemaIds;
  readonly dependencies: Set<string>;
  readonly faults: SchemaFault[];
  readonly places: Map<object, RulePlace>;
};

/** A keyword of ours for what the file writes as `false`; ajv tells nothing of where a `false` stood. */
export const forbidden: SchemaObject = { not: {} };

/** Stands for the meta-schema among the dependencies; no file has this name. */
const metaSchema = '';

export const prepareSchema = (
  source: SourceText,
  schemas: ReadonlyMap<string, SourceText>,
  ids: SchemaIds,
): PreparedSchema => {
  const preparation: Preparation = { source, schemas, ids, dependencies: new Set(), faults: [], places: new Map() };
  const { document } = source;
  const draft = draftOf(preparation);
  if (!isObject(document) && typeof document !== 'boolean') {
    const message = 'a schema must be an object, true or false';
    preparation.faults.push({ rule: 'invalid-schema', message, source, pointer: '', part: 'value' });
  }
  const copied = copySchema(preparation, document, { pointer: '', base: undefined });
  const root = isObject(copied) ? copied : {};
  const { dependencies, faults, places } = preparation;
  const usesMeta = dependencies.delete(metaSchema);
  return { source, uri: fileUri(source.file), root, draft, dependencies, usesMeta, faults, places };
};

const draftOf = ({ source, faults }: Preparation): SchemaDraft => {
  const reading = readDraft(isObject(source.document) ? source.document.$schema : undefined);
  if ('draft' in reading) return reading.draft;
  const { message, hint } = reading;
  faults.push({ rule: 'unknown-draft', message, hint, source, pointer: '/$schema', part: 'value' });
  return 'draft-07';
};

type At = { readonly pointer: string; readonly base: string | undefined };

/** Words that mean something to ajv but nothing to JSON Schema; the root's own `$id` and `$schema` give way to the path. */
const isDropped = (name: string, { pointer }: At): boolean =>
  name === 'nullable' ||
  name === 'id' ||
  name === '$async' ||
  (pointer === '' && (name === '$id' || name === '$schema'));

const copySchema = (preparation: Preparation, schema: unknown, at: At): unknown => {
  if (schema === false) return register(preparation, { ...forbidden }, at);
  if (schema === true && at.pointer === '') return {};
  if (!isObject(schema)) return Array.isArray(schema) ? copyList(preparation, schema, at) : schema;
  const base = typeof schema.$id === 'string' && !schema.$id.startsWith('#') ? resolveId(schema.$id, at.base) : at.base;
  const members = Object.keys(schema)
    .filter((name) => !isDropped(name, at))
    .map((name) => [name, copyKeyword(preparation, schema, { name, pointer: at.pointer, base })]);
  return register(preparation, Object.fromEntries(members), at);
};

const register = ({ places, source }: Preparation, copy: SchemaObject, { pointer }: At): SchemaObject => {
  places.set(copy, { source, pointer });
  return copy;
};

/** Keywords where `false` has an error of its own, which counts or names what is too much. */
const takesFalse = ({ prefixItems }: SchemaObject, name: string): boolean =>
  /^(?:additional|unevaluated)/.test(name) || (name === 'items' && prefixItems !== undefined);

const copyKeyword = (
  preparation: Preparation,
  schema: SchemaObject,
  { name, pointer, base }: At & { readonly name: string },
): unknown => {
  const value = schema[name];
  const at = { pointer: pointer + pointerStep(name), base };
  const kind: KeywordKind | undefined = keywords.get(name)?.kind;
  if (name === '$ref' && typeof value === 'string') return absolute(preparation, value, at);
  if (kind === 'data' || (typeof value !== 'object' && kind === 'plain')) return value;
  if (value === false && (takesFalse(schema, name) || kind === undefined)) return value;
  if (kind === 'map' || kind === 'names') return copyMap(preparation, value, at);
  return copySchema(preparation, value, at);
};

const copyList = (preparation: Preparation, list: readonly unknown[], { pointer, base }: At): unknown =>
  list.map((element, index) => copySchema(preparation, element, { pointer: pointer + pointerStep(index), base }));

const copyMap = (preparation: Preparation, map: unknown, { pointer, base }: At): unknown => {
  if (!isObject(map)) return map;
  return Object.fromEntries(
    Object.entries(map).map(([name, schema]) => [
      name,
      copySchema(preparation, schema, { pointer: pointer + pointerStep(name), base }),
    ]),
  );
};

const absolute = (preparation: Preparation, reference: string, { pointer, base }: At): string => {
  const { source, schemas, ids, faults, dependencies } = preparation;
  const isInner = base !== undefined && base !== rootBase(source);
  if (isInner && reference.startsWith('#')) return reference;
  const found = resolveReference(reference, { source, schemas, ids, base });
  if ('message' in found) {
    const message = `"$ref" ${JSON.stringify(reference)} leads nowhere: ${found.message}`;
    faults.push({ rule: 'unresolved-ref', message, hint: found.hint, source, pointer, part: 'value' });
    return reference;
  }
  if (found.file !== source.file) dependencies.add(found.file ?? metaSchema);
  return found.uri;
};

const rootBase = ({ document }: SourceText): string | undefined =>
  isObject(document) && typeof document.$id === 'string' ? document.$id : undefined;
