import { inspect, types } from 'node:util';
import { failureClassOf } from '../../core/handler/failure-class.ts';
import type { HandlerFailure } from '../../core/handler/outcome.ts';
import { frameOf, isOwn, shownPath, userFrame } from '../frames.ts';

const maxMessage = 10_000;
const maxCauses = 5;

/** Puts a thrown value into words; whatever it is, this does not throw. */
export const describeFailure = (thrown: unknown, root: string): HandlerFailure => {
  try {
    return isError(thrown) ? describeError(thrown, root) : describeOther(thrown);
  } catch (error) {
    return { name: 'Error', message: `threw an error that cannot be read: ${preview(error)}`, class: 'bug' };
  }
};

const isError = (thrown: unknown): thrown is Error => types.isNativeError(thrown) || thrown instanceof Error;

const describeError = (error: Error, root: string): HandlerFailure => {
  const stack = typeof error.stack === 'string' ? error.stack : '';
  const frame = userFrame(stack);
  return {
    name: String(error.name || 'Error'),
    message: cut(String(error.message)),
    class: failureClassOf(error),
    ...(frame && { file: shownPath(root, frame.file), line: frame.line, column: frame.column }),
    stack: [...userLines(stack, root), ...causeLines(error.cause, root)].join('\n'),
  };
};

const describeOther = (thrown: unknown): HandlerFailure => ({
  name: typeOf(thrown),
  message: `threw ${thrown === null || thrown === undefined ? thrown : `the ${typeOf(thrown)} ${preview(thrown)}`}, not an Error`,
  class: failureClassOf(thrown),
});

const typeOf = (thrown: unknown): string => (thrown === null ? 'null' : typeof thrown);

const preview = (value: unknown): string => cut(inspect(value, { depth: 2, breakLength: Number.POSITIVE_INFINITY }));

/** The trace's calls as the user knows them, without those of evtool and of Node's inside. */
const userLines = (stack: string, root: string): readonly string[] =>
  stack.split('\n').flatMap((line) => {
    if (!/^ +at /.test(line)) return [];
    const frame = frameOf(line);
    if (!frame) return line.includes('node:internal/') ? [] : [line];
    const { file, line: row, column } = frame;
    if (isOwn(file)) return [];
    const name = /^ +at (.*) \(/.exec(line)?.[1];
    const place = `${shownPath(root, file)}:${row}:${column}`;
    return [name === undefined ? `    at ${place}` : `    at ${name} (${place})`];
  });

const causeLines = (cause: unknown, root: string, depth = 0): readonly string[] => {
  if (cause === undefined || depth === maxCauses) return [];
  if (!isError(cause)) return [`Caused by: ${preview(cause)}`];
  const lines = userLines(String(cause.stack), root);
  return [`Caused by: ${cause.name}: ${cut(cause.message)}`, ...lines, ...causeLines(cause.cause, root, depth + 1)];
};

const cut = (text: string): string =>
  text.length > maxMessage ? `${text.slice(0, maxMessage)}… (${text.length} characters)` : text;
