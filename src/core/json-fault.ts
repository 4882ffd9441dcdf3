/** Where a text stops being JSON, as a UTF-16 offset, and why. */
export type JsonFault = { readonly offset: number; readonly reason: string };

type Want =
  | 'a value'
  | 'a value or "]"'
  | 'a property name'
  | 'a property name or "}"'
  | '":"'
  | 'a separator'
  | 'the end';

const space = /[ \t\n\r]*/y;
const punctuation = /[{}[\],:]/y;
// Unrolled, so that neither a long nor an unfinished string backtracks.
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const openString = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*/y;
const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * The first place where `text` leaves the JSON grammar (RFC 8259); null when it is JSON. `JSON.parse` decides and this
 * explains: V8 gives no place for a wrong token, and its wording changes between versions.
 */
export const findJsonFault = (text: string): JsonFault | null => {
  if (text.startsWith('\uFEFF'))
    return { offset: 0, reason: 'starts with a byte order mark, which JSON does not allow' };
  const open: string[] = [];
  let want: Want = 'a value';
  let at = 0;
  for (;;) {
    at += match(space, text, at).length;
    const token = nextToken(text, at);
    const next: Want | null = token === '' ? null : follow(want, token, open);
    if (next === null) return want === 'the end' && at === text.length ? null : faultAt(text, at, wordOf(want, open));
    want = next;
    at += token.length;
  }
};

const match = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
};

const nextToken = (text: string, at: number): string =>
  match(punctuation, text, at) || match(string, text, at) || match(literal, text, at);

/** What may come after `token`; null when it may not stand here. Keeps `open`, the brackets that are not closed yet. */
const follow = (want: Want, token: string, open: string[]): Want | null => {
  if (want === '":"') return token === ':' ? 'a value' : null;
  if (want === 'a separator' && token === ',') return open.at(-1) === '{' ? 'a property name' : 'a value';
  if (token === '}' || token === ']') return closes(want, token, open) ? close(open) : null;
  if (want === 'a property name' || want === 'a property name or "}"') return token.startsWith('"') ? '":"' : null;
  if (want !== 'a value' && want !== 'a value or "]"') return null;
  if (token === ',' || token === ':') return null;
  if (token !== '{' && token !== '[') return afterValue(open);
  open.push(token);
  return token === '{' ? 'a property name or "}"' : 'a value or "]"';
};

const closes = (want: Want, token: string, open: readonly string[]): boolean => {
  if (open.at(-1) !== (token === '}' ? '{' : '[')) return false;
  return want === 'a separator' || want === (token === '}' ? 'a property name or "}"' : 'a value or "]"');
};

const close = (open: string[]): Want => {
  open.pop();
  return afterValue(open);
};

const afterValue = (open: readonly string[]): Want => (open.length === 0 ? 'the end' : 'a separator');

const wordOf = (want: Want, open: readonly string[]): string => {
  if (want !== 'a separator') return want;
  return open.at(-1) === '{' ? '"," or "}"' : '"," or "]"';
};

const faultAt = (text: string, at: number, wanted: string): JsonFault => {
  if (text[at] === '"' && match(string, text, at) === '')
    return stringFault(text, at + match(openString, text, at).length);
  if (at >= text.length) return { offset: at, reason: `ends where ${wanted} was expected` };
  const found = /^(?:[\w.+-]+|.)/su.exec(text.slice(at, at + 24))?.[0] ?? '';
  return { offset: at, reason: `expected ${wanted}, found ${JSON.stringify(found)}` };
};

const stringFault = (text: string, at: number): JsonFault => {
  if (at >= text.length) return { offset: at, reason: 'ends inside a string' };
  const isEscape = text[at] === '\\';
  const found = JSON.stringify(text.slice(at, at + (isEscape ? 2 : 1)));
  return {
    offset: at,
    reason: isEscape ? `unknown escape ${found}` : `a string holds ${found}, which must be escaped`,
  };
};
