import { pointerTokens, valueAt } from '../json-pointer.ts';
import { nearest } from '../nearest.ts';
import type { SourceText } from '../source-text.ts';
import { isMetaSchema } from './draft.ts';
import { isObject } from './keywords.ts';
import { resolveId, type SchemaIds } from './schema-ids.ts';

/** Stands before the workspace's paths where a URI is needed; nothing is ever fetched from it. */
const root = 'https://workspace.invalid/';

export const fileUri = (file: string): string => root + file.split('/').map(encodeURIComponent).join('/');

/** The file (null: the same one) and pointer of a reference that was made absolute; undefined for names and ids. */
export const pointerIn = (uri: string): { readonly file: string | null; readonly pointer: string } | undefined => {
  const [target = '', fragment = ''] = split(uri);
  const pointer = decode(fragment);
  if ((target !== '' && !target.startsWith(root)) || (pointer !== '' && !pointer.startsWith('/'))) return undefined;
  return { file: target === '' ? null : decode(target.slice(root.length)), pointer };
};

/** A pointer as the fragment of a URI, with its sign. */
export const fragmentOf = (pointer: string): string => `#${pointer.split('/').map(encodeURIComponent).join('/')}`;

export type ReferenceContext = {
  readonly schemas: ReadonlyMap<string, SourceText>;
  readonly ids: SchemaIds;
  /** The file that holds the reference, and the id that relative ones start from. */
  readonly source: SourceText;
  readonly base: string | undefined;
};

/** What a reference stands for: a URI to compile with, and the workspace's file where it leads to one. */
export type Reference =
  | { readonly uri: string; readonly file: string | null }
  | { readonly message: string; readonly hint?: string | undefined };

/** Follows a `$ref` among the workspace's files: by the file's path first, then by `$id`; never over the network. */
export const resolveReference = (reference: string, context: ReferenceContext): Reference => {
  const [target = '', fragment = ''] = split(reference);
  if (target === '') return withFragment(reference, fragment, context.source, context);
  if (isMetaSchema(target)) return { uri: reference, file: null };
  const file = findFile(target, context);
  if (file) return withFragment(`${fileUri(file.file)}#${fragment}`, fragment, file, context);
  const place = context.ids.find(resolveId(target, context.base)) ?? context.ids.find(target);
  if (!place) return nowhere(target, context);
  const inside = `${place.pointer}${fragment.startsWith('/') ? fragment : ''}`;
  const whole = place.pointer === '' ? fragment : inside;
  return withFragment(`${fileUri(place.source.file)}#${whole}`, whole, place.source, context);
};

const split = (reference: string): readonly string[] => {
  const at = reference.indexOf('#');
  return at === -1 ? [reference, ''] : [reference.slice(0, at), reference.slice(at + 1)];
};

/** Relative to the file that refers, else to the workspace's root. Of twins only the YAML file is loaded. */
const findFile = (target: string, { schemas, source }: ReferenceContext): SourceText | undefined => {
  const paths = [fileUri(source.file), root].flatMap((base) => pathOf(target, base));
  const twins = paths.flatMap((path) =>
    ['.yaml', '.yml', '.json'].map((end) => path.replace(/\.(?:ya?ml|json)$/, end)),
  );
  const found = [...paths, ...twins].find((path) => schemas.has(path));
  return found === undefined ? undefined : schemas.get(found);
};

const pathOf = (target: string, base: string): readonly string[] => {
  if (!URL.canParse(target, base)) return [];
  const { href } = new URL(target, base);
  return href.startsWith(root) ? [decode(href.slice(root.length))] : [];
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is part of the name.
    return text;
  }
};

/** An unusual base may make `#…` mean another part of the file, so only pointers from its root are checked. */
const withFragment = (uri: string, fragment: string, target: SourceText, context: ReferenceContext): Reference => {
  const name = decode(fragment);
  const file = target.file;
  if (name === '') return { uri, file };
  if (!name.startsWith('/')) return anchor({ uri, name, target, context });
  if (valueAt(target.document, name) !== undefined) return { uri, file };
  return { message: `nothing stands at #${name}${of(target, context)}`, hint: nearestPointer(target, name) };
};

type Anchor = {
  readonly uri: string;
  readonly name: string;
  readonly target: SourceText;
  readonly context: ReferenceContext;
};

const anchor = ({ uri, name, target, context }: Anchor): Reference => {
  const anchors = context.ids.anchors(target);
  if (anchors.has(name)) return { uri, file: target.file };
  const meant = nearest(name, anchors.keys());
  return {
    message: `no schema is named #${name}${of(target, context)}`,
    hint: meant === undefined ? undefined : `Did you mean "#${meant}"?`,
  };
};

const of = (target: SourceText, { source }: ReferenceContext): string =>
  target === source ? '' : ` in ${target.file}`;

const nearestPointer = ({ document }: SourceText, pointer: string): string | undefined => {
  const at = pointer.lastIndexOf('/');
  const parent = valueAt(document, pointer.slice(0, at));
  const name = pointerTokens(pointer).at(-1) ?? '';
  const meant = isObject(parent) ? nearest(name, Object.keys(parent)) : undefined;
  return meant === undefined ? undefined : `Did you mean "#${pointer.slice(0, at + 1)}${meant}"?`;
};

const nowhere = (target: string, { schemas, base, source }: ReferenceContext): Reference => {
  const known = [...schemas.keys()].filter((file) => file !== source.file);
  const meant =
    nearest(target, known) ??
    nearest(
      target.replace(/^.*\//, ''),
      known.map((file) => file.replace(/^.*\//, '')),
    );
  const id = resolveId(target, base);
  const also = id === target ? '' : `, nor one with $id ${JSON.stringify(id)}`;
  return {
    message: `no schema of the workspace is ${JSON.stringify(target)}${also}; nothing is fetched from a network`,
    hint: meant === undefined ? undefined : `Did you mean "${meant}"?`,
  };
};
