import { valueAt } from '../json-pointer.ts';
import type { SourceText } from '../source-text.ts';
import type { Check } from './check-schema.ts';
import { readDraft } from './draft.ts';
import { isObject, type SchemaDraft, type SchemaObject } from './keywords.ts';
import { type AjvInstance, loadAjv, type MakeAjv } from './load-ajv.ts';
import { type PreparedSchema, prepareSchema, type RulePlace } from './prepare-schema.ts';
import { pointerIn } from './resolve-reference.ts';
import type { SchemaFault } from './schema-fault.ts';
import { isReadable, type SchemaIds, schemaIds } from './schema-ids.ts';

/** What is known of the workspace's schemas, and what was compiled so far. Lives as long as the run that made it. */
export type Compiler = {
  readonly schemas: ReadonlyMap<string, SourceText>;
  readonly ids: SchemaIds;
  readonly makers: ReadonlyMap<SchemaDraft, MakeAjv>;
  readonly instances: Map<string, { readonly ajv: AjvInstance; readonly added: Set<string> }>;
  readonly prepared: Map<string, PreparedSchema>;
  readonly checks: Map<string, Check>;
  /** With the meta-schema of a draft, which is slow to compile: made when a schema is looked at for its own sake. */
  readonly metas: Map<SchemaDraft, AjvInstance>;
  readonly metaFaults: Map<string, readonly SchemaFault[]>;
  /** Where each schema object of the prepared files stands. */
  readonly places: Map<object, RulePlace>;
};

/** Loads what the drafts of `files` need. Nothing is compiled until it is asked for. */
export const createCompiler = async (
  schemas: ReadonlyMap<string, SourceText>,
  files: Iterable<string>,
): Promise<Compiler> => {
  const drafts = new Set([...files].map((file) => draftOf(schemas.get(file))));
  const makers = await Promise.all([...drafts].map(async (draft) => [draft, await loadAjv(draft)] as const));
  return {
    schemas,
    ids: schemaIds([...schemas.values()]),
    makers: new Map(makers),
    instances: new Map(),
    prepared: new Map(),
    checks: new Map(),
    metas: new Map(),
    metaFaults: new Map(),
    places: new Map(),
  };
};

/** A file's schema as it is compiled. The file must be one of the workspace's. */
export const preparedSchema = (compiler: Compiler, file: string): PreparedSchema => {
  const known = compiler.prepared.get(file);
  if (known) return known;
  const source = compiler.schemas.get(file);
  if (!source) throw new Error(`The schema file ${file} was not loaded`);
  const made = prepareSchema(source, compiler.schemas, compiler.ids);
  compiler.prepared.set(file, made);
  for (const [schema, place] of made.places) compiler.places.set(schema, place);
  return made;
};

/** A file's schema and all those that it needs, itself first. */
export const neededSchemas = (compiler: Compiler, file: string): readonly PreparedSchema[] => {
  const found = new Map<string, PreparedSchema>();
  const left = [file];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (found.has(next)) continue;
    const made = preparedSchema(compiler, next);
    found.set(next, made);
    left.push(...made.dependencies);
  }
  return [...found.values()];
};

/** The schema that a `$ref` stands for in the end; the schema itself without one, undefined where it leads nowhere. */
export const followReference = (compiler: Compiler, schema: unknown): SchemaObject | undefined => {
  let node = schema;
  for (let hops = 0; hops < 20 && isObject(node); hops += 1) {
    const { $ref } = node;
    if (typeof $ref !== 'string') return node;
    const place = pointerIn($ref);
    const file = place?.file ?? compiler.places.get(node)?.source.file;
    node = file === undefined || !place ? undefined : valueAt(preparedSchema(compiler, file).root, place.pointer);
  }
  return undefined;
};

const draftOf = (source: SourceText | undefined): SchemaDraft => {
  // A file that does not parse, or has a wrong `$schema`, is told of when it is needed; any draft will do to find more.
  if (source === undefined || !isReadable(source)) return 'draft-07';
  const reading = readDraft(isObject(source.document) ? source.document.$schema : undefined);
  return 'draft' in reading ? reading.draft : 'draft-07';
};
