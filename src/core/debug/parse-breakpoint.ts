import { type EvtoolError, usageError } from '../errors.ts';
import { expressionFault } from '../expression-fault.ts';
import { nearest } from '../nearest.ts';
import type { Breakpoint, LineBreakpoint } from './breakpoint.ts';
import { expressionTokens } from './expression-tokens.ts';

/** The breakpoints that stand on no line. */
export const breakpointWords = ['throw', 'uncaught', 'invalid', 'produce', 'entry'] as const;

/** The file ends at the first `:LINE` that a space or the end follows, so that it may hold spaces and a drive's colon. */
const place = /^(?:(?!:?\d+(?:\s|$))(?<file>.+?):|:)?(?<line>\d+)(?=\s|$)\s*(?<clauses>.*)$/su;

/**
 * Reads `handlers/x.ts:12`, `:12` or `12` (a line of `file`), each with any of ` if EXPRESSION`, ` log EXPRESSION` and
 * ` hit N`, in this order; or `throw`, `uncaught`, `invalid`, `produce`, `entry`. Throws a usage error for all else.
 */
export const parseBreakpoint = (text: string, { file }: { readonly file: string | null }): Breakpoint => {
  const spec = text.trim();
  const word = breakpointWords.find((each) => each === spec);
  if (word !== undefined) return { kind: word };
  const { line, clauses = '', file: named } = place.exec(spec)?.groups ?? {};
  if (line === undefined) throw noBreakpoint(spec);
  const where = named ?? file;
  if (where === null) throw refused(spec, 'it names no file', `For example: handlers/orders.ts:${line}`);
  return { kind: 'line', file: fileOf(where, spec), line: counted(line, spec, 'lines'), ...clausesOf(clauses, spec) };
};

/** The text that `parseBreakpoint` reads as this breakpoint. */
export const formatBreakpoint = (breakpoint: Breakpoint): string => {
  if (breakpoint.kind !== 'line') return breakpoint.kind;
  const { file, line } = breakpoint;
  return [`${file}:${line}`, ...clauseTexts(breakpoint)].join(' ');
};

/** What stands after the place: when it stops, and what it tells. */
export const formatClauses = (breakpoint: LineBreakpoint): string => clauseTexts(breakpoint).join(' ');

const clauseTexts = ({ condition, log, hits }: LineBreakpoint): readonly string[] => [
  ...(condition === undefined ? [] : [`if ${condition}`]),
  ...(log === undefined ? [] : [`log ${log}`]),
  ...(hits === undefined ? [] : [`hit ${hits}`]),
];

type Clauses = Pick<LineBreakpoint, 'condition' | 'log' | 'hits'>;

const clausesOf = (text: string, spec: string): Clauses => {
  const hit = /(?:^|\s)hit\s+(?<count>\d+)$/u.exec(text);
  const rest = hit === null ? text : text.slice(0, hit.index).trimEnd();
  const hits = hit?.groups?.count === undefined ? {} : { hits: counted(hit.groups.count, spec, 'hits') };
  if (rest === '') return hits;
  const { word, expression = '' } = /^(?<word>if|log)(?:\s+(?<expression>.*))?$/su.exec(rest)?.groups ?? {};
  if (word === undefined) throw refused(spec, `after the line stands "${rest}"`, clauseHint);
  if (word === 'log') return { log: checked(expression, 'log', spec), ...hits };
  const at = logClause(expression);
  if (at === null) return { condition: checked(expression, 'if', spec), ...hits };
  const condition = checked(expression.slice(0, at).trim(), 'if', spec);
  return { condition, log: checked(expression.slice(at + 'log'.length).trim(), 'log', spec), ...hits };
};

/** Where `log` follows a value: there no expression goes on with a name, so that a variable may be called `log` too. */
const logClause = (expression: string): number | null => {
  let followsValue = false;
  for (const { text, at, depth, endsValue } of expressionTokens(expression)) {
    const isWord =
      text === 'log' && /(?:^|\s)$/.test(expression.slice(0, at)) && /^(?:\s|$)/.test(expression.slice(at + 3));
    if (isWord && depth === 0 && followsValue) return at;
    followsValue = endsValue;
  }
  return null;
};

const checked = (expression: string, clause: 'if' | 'log', spec: string): string => {
  if (expression === '') throw refused(spec, `${clause} needs an expression`, clauseHint);
  // Private names and `super` mean something on a line within a class.
  const fault = expressionFault(expression.replace(/#(?=[\p{ID_Start}$_])/gu, '').replace(/\bsuper\b/g, 'this'));
  if (fault === null) return expression;
  throw refused(spec, `"${expression}" is no JavaScript expression: ${fault}`, clauseHint);
};

const counted = (digits: string, spec: string, what: 'lines' | 'hits'): number => {
  const count = Number(digits);
  if (count > 0 && Number.isSafeInteger(count)) return count;
  throw refused(spec, `${what} count from 1, not ${digits}`, placeHint);
};

/** Editors and stack traces write `file:line:column`. */
const fileOf = (file: string, spec: string): string => {
  const copied = /^(?<place>.+:\d+):?$/u.exec(file)?.groups?.place;
  if (copied !== undefined) throw refused(spec, 'a breakpoint stands on a line, without a column', `Try: ${copied}`);
  return file.replace(/^(?:\.\/)+(?=.)/, '');
};

const noBreakpoint = (spec: string): EvtoolError => {
  const [first = ''] = spec.split(/\s/u);
  if (spec === '') return usageError('A breakpoint needs a place.', placeHint);
  if (first !== spec && breakpointWords.some((each) => each === first))
    return refused(spec, `"${first}" stands alone`, `Try: ${first}`);
  const near = nearest(spec, breakpointWords);
  return refused(spec, 'it has no line', near === undefined ? placeHint : `Did you mean "${near}"? ${placeHint}`);
};

const refused = (spec: string, why: string, hint: string): EvtoolError =>
  usageError(`Not a breakpoint: "${spec}": ${why}.`, hint);

const placeHint = `For example: handlers/orders.ts:12, :12 if value.total > 10, or one of ${breakpointWords.join(' ')}.`;
const clauseHint = 'For example: :12 if value.total > 10, :12 log value.url, :12 hit 3.';
