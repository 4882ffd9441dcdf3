import { EvtoolError } from '../errors.ts';
import type { SourceText } from '../source-text.ts';
import { isObject, subschemasOf } from './keywords.ts';
import type { SchemaFault } from './schema-fault.ts';

export type SchemaPlace = { readonly source: SourceText; readonly pointer: string };

export type SchemaIds = {
  /** The schema with an absolute (or bare) id, without its fragment. */
  readonly find: (id: string) => SchemaPlace | undefined;
  /** Names that a fragment of a file may use instead of a pointer, with their places. */
  readonly anchors: (source: SourceText) => ReadonlyMap<string, string>;
  /** Other files that call themselves as this one does: a fault for each. */
  readonly duplicates: (source: SourceText) => readonly SchemaFault[];
};

/**
 * What the workspace's schemas call themselves (`$id`), also inside files. A file is parsed when an id may be in it, so
 * that a broken file troubles only those who need it.
 */
export const schemaIds = (sources: readonly SourceText[]): SchemaIds => {
  let known: ReadonlyMap<string, SchemaPlace> | undefined;
  return {
    anchors: anchorsOf,
    duplicates: (source) => duplicatesOf(source, sources),
    find: (id) => {
      known ??= knownIds(sources.filter(isReadable));
      return known.get(withoutFragment(id));
    },
  };
};

/** Whether a file parses; what is wrong with one that does not is told when its schema is needed. */
export const isReadable = (source: SourceText): boolean => {
  try {
    void source.document;
    return true;
  } catch (error) {
    if (error instanceof EvtoolError) return false;
    throw error;
  }
};

/** Ids of whole files come before those inside files. */
const knownIds = (sources: readonly SourceText[]): ReadonlyMap<string, SchemaPlace> => {
  const roots = sources.flatMap((source): [string, SchemaPlace][] => {
    const id = rootId(source);
    return id === undefined ? [] : [[id, { source, pointer: '' }]];
  });
  return new Map([...sources.flatMap((source) => [...idsInside(source)]), ...roots.reverse()]);
};

const duplicatesOf = (source: SourceText, sources: readonly SourceText[]): readonly SchemaFault[] => {
  const id = rootId(source);
  if (id === undefined) return [];
  const isSame = (other: SourceText): boolean =>
    other !== source && mayMention(other, id) && isReadable(other) && rootId(other) === id;
  return sources.filter(isSame).map((other) => duplicate(id, source, other));
};

/** A text that lacks the id needs no parsing to know that it is not its own; JSON may write its slashes escaped. */
const mayMention = (other: SourceText, id: string): boolean => {
  try {
    return other.text.includes(id) || other.text.includes('\\');
  } catch (error) {
    if (error instanceof EvtoolError) return false;
    throw error;
  }
};

/** The `$id` of a file's root; undefined without one. */
export const rootId = ({ document }: SourceText): string | undefined =>
  isObject(document) && typeof document.$id === 'string' ? withoutFragment(document.$id) : undefined;

/** A URI reference in the context of a base; itself where they do not combine (`urn:` bases, no base). */
export const resolveId = (id: string, base: string | undefined): string =>
  base !== undefined && URL.canParse(id, base) ? new URL(id, base).href : id;

const withoutFragment = (id: string): string => id.replace(/#.*$/s, '');

const duplicate = (id: string, source: SourceText, other: SourceText): SchemaFault => ({
  rule: 'duplicate-id',
  message: `$id ${JSON.stringify(id)} is also that of ${other.file}`,
  source,
  pointer: '/$id',
  part: 'value',
  hint: `Give ${source.file} and ${other.file} different ids, or none: a file can be referred to by its path.`,
});

type Named = { readonly pointer: string; readonly base: string | undefined; readonly schema: object };

function* namedSchemas(schema: unknown, pointer = '', base?: string): Generator<Named> {
  if (!isObject(schema)) return;
  const own = typeof schema.$id === 'string' && !schema.$id.startsWith('#') ? resolveId(schema.$id, base) : base;
  yield { pointer, base: own, schema };
  for (const child of subschemasOf(schema, pointer)) yield* namedSchemas(child.schema, child.pointer, own);
}

function* idsInside(source: SourceText): Generator<[string, SchemaPlace]> {
  for (const { pointer, base, schema } of namedSchemas(source.document)) {
    const hasId = '$id' in schema && typeof schema.$id === 'string' && !schema.$id.startsWith('#');
    if (hasId && base !== undefined) yield [withoutFragment(base), { source, pointer }];
  }
}

const anchorsOf = (source: SourceText): ReadonlyMap<string, string> =>
  new Map(
    [...namedSchemas(source.document)].flatMap(({ pointer, schema }) =>
      anchorNames(schema).map((name): [string, string] => [name, pointer]),
    ),
  );

const anchorNames = (schema: object): readonly string[] => {
  const { $anchor, $dynamicAnchor, $id } = schema as Readonly<Record<string, unknown>>;
  const old = typeof $id === 'string' && $id.startsWith('#') ? $id.slice(1) : undefined;
  return [$anchor, $dynamicAnchor, old].filter((name) => typeof name === 'string' && name !== '') as string[];
};
