import { usageError } from '../errors.ts';
import type { RawMessage } from '../message.ts';

/** A filter that needs no more than the bytes, so it can run before the inspection. */
export type RawFilter = (message: RawMessage) => boolean;

const hint = 'Write k:RE for the key, v:RE for the value, h:NAME=RE for a header; ! before it negates.';

/**
 * `-G`: a JavaScript regular expression on the text of the key, the value or any header of a name. A null never matches;
 * bytes that are no UTF-8 are read with replacement characters.
 */
export const grepFilter = (text: string): RawFilter => {
  const [, negation, part = '', rest = ''] = /^(!?)([kvh]):(.*)$/s.exec(text) ?? [];
  if (negation === undefined) throw usageError(`Not a pattern: "${text}".`, hint);
  const matches =
    part === 'h' ? headerMatcher(text, rest) : partMatcher(part === 'k' ? 'key' : 'value', expressionOf(text, rest));
  return negation === '' ? matches : (message) => !matches(message);
};

const partMatcher =
  (part: 'key' | 'value', expression: RegExp): RawFilter =>
  (message) => {
    const bytes = message[part];
    return bytes !== null && expression.test(bytes.toString());
  };

const headerMatcher = (text: string, rest: string): RawFilter => {
  const at = rest.indexOf('=');
  if (at < 1) throw usageError(`Not a header pattern: "${text}".`, hint);
  const name = rest.slice(0, at);
  const expression = expressionOf(text, rest.slice(at + 1));
  return ({ headers }) =>
    headers.some(([header, value]) => header === name && value !== null && expression.test(value.toString()));
};

const expressionOf = (text: string, source: string): RegExp => {
  try {
    return new RegExp(source);
  } catch (cause) {
    // RegExp throws nothing but SyntaxErrors, whose message names the fault.
    throw usageError(`Not a regular expression in "${text}": ${(cause as SyntaxError).message}.`, hint);
  }
};
