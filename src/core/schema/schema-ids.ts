import type { SourceText } from '../source-text.ts';
import { isObject, subschemasOf } from './keywords.ts';
import type { SchemaFault } from './schema-fault.ts';

export type SchemaPlace = { readonly source: SourceText; readonly pointer: string };

export type SchemaIds = {
  /** The schema with an absolute (or bare) id, without its fragment. */
  readonly find: (id: string) => SchemaPlace | undefined;
  /** Names that a fragment of a file may use instead of a pointer, with their places. */
  readonly anchors: (source: SourceText) => ReadonlyMap<string, string>;
  readonly duplicates: readonly SchemaFault[];
};

/** What the workspace's schemas call themselves (`$id`), also inside files. */
export const schemaIds = (sources: readonly SourceText[]): SchemaIds => {
  const roots = new Map<string, SchemaPlace>();
  const duplicates: SchemaFault[] = [];
  for (const source of sources) {
    const id = rootId(source);
    if (id === undefined) continue;
    const first = roots.get(id);
    if (first) duplicates.push(duplicate(id, first.source, source));
    else roots.set(id, { source, pointer: '' });
  }
  let inner: ReadonlyMap<string, SchemaPlace> | undefined;
  const find = (id: string): SchemaPlace | undefined => {
    const bare = withoutFragment(id);
    inner ??= new Map(sources.flatMap((source) => [...idsInside(source)]));
    return roots.get(bare) ?? inner.get(bare);
  };
  return { find, anchors: anchorsOf, duplicates };
};

/** The `$id` of a file's root; undefined without one. */
export const rootId = ({ document }: SourceText): string | undefined =>
  isObject(document) && typeof document.$id === 'string' ? withoutFragment(document.$id) : undefined;

/** A URI reference in the context of a base; itself where they do not combine (`urn:` bases, no base). */
export const resolveId = (id: string, base: string | undefined): string =>
  base !== undefined && URL.canParse(id, base) ? new URL(id, base).href : id;

const withoutFragment = (id: string): string => id.replace(/#.*$/s, '');

const duplicate = (id: string, first: SourceText, second: SourceText): SchemaFault => ({
  rule: 'duplicate-id',
  message: `$id ${JSON.stringify(id)} is also that of ${first.file}`,
  source: second,
  pointer: '/$id',
  part: 'value',
  hint: `Give ${first.file} and ${second.file} different ids, or none: a file can be referred to by its path.`,
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
