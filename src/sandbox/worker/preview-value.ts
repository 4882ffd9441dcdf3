import type { Container, Entry, Value, ValueLimits } from '../../core/debug/value.ts';
import type { Contents, Part } from './contents.ts';
import { contentsOf } from './contents-of.ts';
import { descriptorOf, hasOwn, kindOf, listOf, methods, ownKeys } from './intrinsics.ts';
import { objectContents } from './object-contents.ts';
import { previewBytes } from './preview-bytes.ts';
import { type Ink, labelled, shareOf, writeKeeping } from './preview-ink.ts';
import { previewFunction, previewLeaf, previewPrimitive } from './preview-leaf.ts';

/**
 * A picture of any value, with the texts in `hide` left out. None of the program's code runs for it, if this module was
 * loaded before the program's.
 */
export const previewValue = (value: unknown, limits: ValueLimits, hide: readonly string[]): Value =>
  picture({ left: limits.total, limits, hide }, value, top);

/**
 * Pictures of the variables of scopes, innermost first; each scope is an object whose own properties are its variables.
 * All of them share the limits, and none is left out.
 */
export const previewScopes = (
  scopes: readonly object[],
  limits: ValueLimits,
  hide: readonly string[],
): readonly (readonly Entry[])[] => {
  const ink: Ink = { left: limits.total, limits, hide };
  const names = listOf(scopes.length, (index) => variablesOf(scopes[index]));
  let others = 0;
  for (let index = 0; index < names.length; index += 1) others += names[index]?.length ?? 0;
  const share = shareOf(ink, others);
  return listOf(scopes.length, (index) => {
    const scope = scopes[index] ?? {};
    const variables = names[index] ?? [];
    return listOf(variables.length, (at) => {
      others -= 1;
      return writeKeeping(ink, others * share, () => property(ink, scope, variables[at] ?? '', top));
    });
  });
};

const variablesOf = (scope: object | undefined): readonly PropertyKey[] =>
  scope === undefined || kindOf.isProxy(scope) ? [] : ownKeys(scope);

/** Where a value stands: below `above`, so many levels down. */
type Place = { readonly level: number; readonly above: Above | null };
type Above = { readonly value: object; readonly above: Above | null };

const top: Place = { level: 0, above: null };

const picture = (ink: Ink, value: unknown, place: Place): Value => {
  if (typeof value !== 'function' && (typeof value !== 'object' || value === null)) return previewPrimitive(value, ink);
  if (kindOf.isProxy(value)) return { type: 'proxy', text: 'Proxy' };
  if (typeof value === 'function') return previewFunction(value, ink);
  const contents = contentsOf(value);
  if (contents !== undefined) return withEntries(ink, value, contents, place);
  const closed = previewLeaf(value, ink) ?? previewBytes(value, ink);
  return closed ?? withEntries(ink, value, objectContents(value), place);
};

const withEntries = (ink: Ink, value: object, contents: Contents, { level, above }: Place): Value => {
  const { type, size, parts } = contents;
  const name = contents.name === null ? null : labelled(ink, contents.name);
  const text = contents.text === null ? null : labelled(ink, contents.text);
  const shown = { type, name, ...(text !== null && { text }), size };
  if (stands(value, above)) return { ...shown, entries: [], isCircular: true };
  if (level >= ink.limits.depth || size === 0) return { ...shown, entries: [] };
  // What a module exports would take all the room, and is seldom what one looks for.
  const next = kindOf.isModuleNamespaceObject(value) ? ink.limits.depth : level + 1;
  const below: Place = { level: next, above: { value, above } };
  return { ...shown, entries: entriesOf(ink, value, parts(ink.limits.width), below) };
};

const stands = (value: object, above: Above | null): boolean => {
  for (let next = above; next !== null; next = next.above) if (next.value === value) return true;
  return false;
};

const noEntry: Entry = { name: '', value: { type: 'undefined', text: '' } };

const entriesOf = (ink: Ink, value: object, parts: readonly Part[], place: Place): readonly Entry[] => {
  const share = shareOf(ink, parts.length);
  let count = 0;
  const entries = listOf(parts.length, (index) => {
    const part = parts[index];
    if (ink.left <= 0 || part === undefined) return noEntry;
    count = index + 1;
    return writeKeeping(ink, (parts.length - count) * share, () => entryOf(ink, value, part, place));
  });
  entries.length = count;
  return entries;
};

const entryOf = (ink: Ink, owner: object, part: Part, place: Place): Entry => {
  if (part.kind === 'property') return property(ink, owner, part.name, place);
  if (part.kind === 'item') return { name: labelled(ink, `${part.index}`), value: picture(ink, part.value, place) };
  if (part.kind === 'gap') return { name: `${part.index}`, value: { type: 'other', text: `${part.length} empty` } };
  const key = picture(ink, part.key, { ...place, level: ink.limits.depth > 0 ? ink.limits.depth - 1 : 0 });
  return { name: keyText(key), value: picture(ink, part.value, place), key };
};

/** What a key is called for short. */
const keyText = (key: Value): string => {
  if (key.type === 'string') return key.text.length < key.length ? `${key.text}…` : key.text;
  if (!isContainer(key)) return key.text;
  return `${key.name ?? (key.type === 'array' ? 'Array' : 'Object')}(${key.size})`;
};

/** The operator `in` would ask what the program may have given to all objects. */
const isContainer = (value: Value): value is Container => hasOwn(value, 'entries');

const property = (ink: Ink, owner: object, key: PropertyKey, place: Place): Entry => ({
  name: labelled(ink, typeof key === 'symbol' ? methods.symbolText(key) : `${key}`),
  value: propertyValue(ink, owner, key, place),
});

const propertyValue = (ink: Ink, owner: object, key: PropertyKey, place: Place): Value => {
  const descriptor = descriptorIn(owner, key);
  if (descriptor === undefined) return { type: 'accessor', text: '[uninitialised]' };
  if (hasOwn(descriptor, 'value')) return picture(ink, descriptor.value, place);
  if (descriptor.get === undefined) return { type: 'accessor', text: '[setter]' };
  return { type: 'accessor', text: descriptor.set === undefined ? '[getter]' : '[getter/setter]' };
};

const descriptorIn = (owner: object, key: PropertyKey): PropertyDescriptor | undefined => {
  try {
    return descriptorOf(owner, key);
  } catch {
    // A variable, or a module's export, whose declaration has not run yet.
    return undefined;
  }
};
