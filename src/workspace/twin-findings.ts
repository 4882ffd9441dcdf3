import { join } from 'node:path';
import { pointerStep } from '../core/json-pointer.ts';
import type { SourceText } from '../core/source-text.ts';
import type { Finding } from '../core/workspace.ts';
import { findingAt } from './finding-at.ts';
import { readTextNow } from './read-text.ts';
import type { Twin } from './schema-files.ts';
import { parseSource } from './source-text.ts';

/** Twins that say different things, each at the first difference in the one that is not used. */
export const twinFindings = (root: string, twins: readonly Twin[]): readonly Finding[] =>
  twins.flatMap((twin) => {
    const used = read(root, twin.used);
    const unused = read(root, twin.unused);
    // A used file that does not parse is reported as a schema; an unused one only here.
    if ('position' in used) return [];
    if ('position' in unused) return [unparsed(twin.unused, unused.reason, unused.position)];
    const pointer = firstDifference(used.document, unused.document, '');
    return pointer === null ? [] : [difference(unused, twin.used, pointer)];
  });

const read = (root: string, file: string) => parseSource(file, readTextNow(join(root, file), file));

const rule = 'twins-differ';

const unparsed = (
  file: string,
  reason: string,
  position: { readonly line: number; readonly column: number },
): Finding => ({
  level: 'warning',
  rule,
  message: `does not parse: ${reason}`,
  file,
  line: position.line,
  column: position.column,
});

const difference = (unused: SourceText, used: string, pointer: string): Finding =>
  findingAt(unused, pointer, 'key', {
    level: 'warning',
    rule,
    message: `differs from its twin ${used}, which is the one used, at ${pointer === '' ? 'its root' : pointer}`,
  });

/** Where two documents first differ, as a JSON pointer; null when they are the same. Members may come in any order. */
const firstDifference = (a: unknown, b: unknown, at: string): string | null => {
  if (Object.is(a, b)) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return at;
  if (Array.isArray(a) !== Array.isArray(b)) return at;
  for (const [name, member] of Object.entries(b)) {
    if (!Object.hasOwn(a, name)) return `${at}${pointerStep(name)}`;
    const found = firstDifference(Reflect.get(a, name), member, `${at}${pointerStep(name)}`);
    if (found !== null) return found;
  }
  return Object.keys(a).some((name) => !Object.hasOwn(b, name)) ? at : null;
};
