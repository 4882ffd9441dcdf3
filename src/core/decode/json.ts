import { isUtf8 } from 'node:buffer';
import type { Issue } from '../issue.ts';
import { type Decoder, noIssues } from './decoded.ts';
import { walkJson } from './walk-json.ts';

/** Repeated members that are named; a hostile payload may hold a million. */
const maxDuplicates = 10;

export const json: Decoder = (payload) => {
  if (!mayBeJson(payload) || !isUtf8(payload)) return undefined;
  const text = payload.toString();
  const parsed = parse(text);
  if (!parsed) return undefined;
  const { members, isRounded } = measure(parsed.value);
  const issues = members === countColons(text) ? noIssues : duplicates(text);
  return { encoding: 'json', value: parsed.value, isRounded, issues };
};

/** Spares text the price of an exception. */
const mayBeJson = (payload: Buffer): boolean => {
  let at = 0;
  while (at < payload.length && ' \t\n\r'.includes(String.fromCharCode(payload[at] ?? 0))) at += 1;
  return at < payload.length && '{["-0123456789tfn'.includes(String.fromCharCode(payload[at] ?? 0));
};

const parse = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

type Measure = { readonly members: number; readonly isRounded: boolean };

/** Counts the members of all objects, and looks for numbers beyond 2^53. Without recursion: payloads may be deep. */
const measure = (root: unknown): Measure => {
  const left: unknown[] = [root];
  let members = 0;
  let isRounded = false;
  while (left.length > 0) {
    const node = left.pop();
    if (typeof node === 'number') isRounded ||= isUnsafe(node);
    else if (Array.isArray(node)) for (const element of node) isRounded = visit(element, left) || isRounded;
    else if (typeof node === 'object' && node !== null) {
      // A JSON object inherits nothing that `in` lists.
      for (const name in node) {
        members += 1;
        isRounded = visit(Reflect.get(node, name), left) || isRounded;
      }
    }
  }
  return { members, isRounded };
};

const visit = (value: unknown, left: unknown[]): boolean => {
  if (typeof value === 'object' && value !== null) left.push(value);
  return typeof value === 'number' && isUnsafe(value);
};

const isUnsafe = (value: number): boolean => !(Math.abs(value) <= Number.MAX_SAFE_INTEGER);

/**
 * At least the number of members, also repeated ones: the colons after a quote or whitespace. Those inside strings make it
 * too many, never too few, so that an equal count proves that no member is repeated.
 */
const countColons = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before === 0x22 || before <= 0x20) count += 1;
  }
  return count;
};

const duplicates = (text: string): readonly Issue[] => {
  const issues: Issue[] = [];
  walkJson(text, {
    member: (name, isDuplicate, pointer) => {
      if (!isDuplicate || issues.length === maxDuplicates) return;
      const message = `duplicate property ${JSON.stringify(name)}; which of its values counts is anyone's guess`;
      issues.push({ level: 'error', step: 'decode', path: pointer(), keyword: 'duplicate-key', message });
    },
  });
  return issues;
};
