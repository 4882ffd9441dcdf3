import { usageError } from '../errors.ts';
import { expressionFault } from '../expression-fault.ts';
import type { HeaderValue } from '../handler/handler.ts';
import type { InspectedMessage } from '../message.ts';
import { groupHeaders, textOrBytes } from '../message-text.ts';
import type { MessageFilter } from './message-filter.ts';

export type Where = {
  /** Throws what the expression throws. */
  readonly test: MessageFilter;
  /** Whether the expression asks for the verdict, which needs validation. */
  readonly asksForVerdict: boolean;
};

/** What an expression may name. Times are ms since the epoch; `size` is the value's bytes, 0 for a tombstone. */
const names: Readonly<Record<string, (message: InspectedMessage) => unknown>> = {
  value: ({ value }) => value,
  key: ({ raw }) => textOrBytes(raw.key),
  headers: ({ raw }) => headersOf(raw.headers),
  topic: ({ raw }) => raw.topic,
  partition: ({ raw }) => raw.partition,
  offset: ({ raw }) => raw.offset,
  timestamp: ({ raw }) => raw.timestamp,
  size: ({ raw }) => raw.value?.length ?? 0,
  event: ({ event }) => event,
  valid: ({ valid }) => valid,
  issues: ({ issues }) => issues,
};

/**
 * `--where`: a JavaScript expression, true for the messages to show. It is the user's own code and runs with the rights
 * of evtool, however `process` is kept from it, so it is no place for a stranger's text; whoever calls `test` limits its time. The names are constants:
 * `event = "x"` throws instead of being true.
 */
export const whereFilter = (expression: string): Where => {
  const used = Object.keys(names).filter((name) => expression.includes(name));
  const test = compile(expression, used);
  const readers = used.flatMap((name) => names[name] ?? []);
  return {
    test: (message) => isTrue(test(readers.map((read) => read(message)))),
    asksForVerdict: /(?<![\w$.]|\?\.)(?:valid|issues)(?![\w$])/.test(withoutStrings(expression)),
  };
};

/** A promise would be true whatever it comes to, and its failure nobody's. */
const isTrue = (result: unknown): boolean => {
  if (!(result instanceof Promise)) return Boolean(result);
  result.catch(() => {});
  throw new Error('an expression cannot be a promise');
};

const compile = (expression: string, used: readonly string[]): ((values: readonly unknown[]) => unknown) => {
  const fault = expressionFault(expression);
  if (fault !== null) throw usageError(`--where is no JavaScript expression: ${fault}: ${expression}`, whereHint);
  const source = `'use strict';const [${used.join(',')}] = values;return (${expression}\n)`;
  const compiled = new Function('values', ...barred, source);
  const bars = barred.map(barOf);
  return (values) => compiled(values, ...bars);
};

/** By these a slip such as `process.exit()` would end evtool, in the middle of its screens too. */
const barred = ['process', 'global', 'globalThis'] as const;

const barOf = (name: string): unknown =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error(`an expression cannot use ${name}`);
      },
    },
  );

const whereHint = `For example: --where 'value.total > 10 && !valid'. Names: ${Object.keys(names).join(' ')}.`;

const withoutStrings = (expression: string): string =>
  expression.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/gs, '""');

/** No prototype: a header may be called `constructor`. */
const headersOf = (headers: InspectedMessage['raw']['headers']): Readonly<Record<string, unknown>> => {
  const record: Record<string, HeaderValue | readonly HeaderValue[]> = Object.create(null);
  for (const [name, values] of groupHeaders(headers)) {
    const [first = null] = values;
    record[name] = values.length === 1 ? textOrBytes(first) : values.map(textOrBytes);
  }
  return record;
};
