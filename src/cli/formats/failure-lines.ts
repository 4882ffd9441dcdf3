import { escapeControls } from '../../core/decode/visible-text.ts';
import type { HandlerFailure } from '../../core/handler/outcome.ts';
import { sourceExcerpt } from '../../core/source-excerpt.ts';
import type { Paint } from '../colors.ts';
import { shownLines } from './shown-lines.ts';

export type FailureView = {
  readonly paint: Paint;
  readonly indent: string;
  /** The text of a file of the workspace, to show the line that failed; undefined when it cannot be read. */
  readonly readText: (file: string) => string | undefined;
};

const mostCalls = 6;

/** Why a handler failed: the error, its place with the source before it, and the calls above. */
export const failureLines = (error: HandlerFailure, { paint, indent, readText }: FailureView): readonly string[] => {
  const kind = error.class === 'bug' ? '' : `  (${error.class})`;
  const words = paint('red', `${escapeControls(error.name)}: ${shownLines(error.message, { indent: indent.length })}`);
  const below = [...placeLines(error, readText), ...callLines(error)];
  return [`${indent}${words}${kind}`, ...below.map((line) => `${indent}${line}`.trimEnd())];
};

const placeLines = ({ file, line, column }: HandlerFailure, readText: FailureView['readText']): readonly string[] => {
  if (file === undefined) return [];
  if (line === undefined || column === undefined) return [`in ${escapeControls(file)}`];
  const text = readText(file);
  const excerpt = text === undefined ? [] : sourceExcerpt(text, { line, column }, 2).split('\n');
  return [`${escapeControls(file)}:${line}:${column}`, ...excerpt];
};

/** The calls above the place, which is shown already. */
const callLines = ({ stack = '' }: HandlerFailure): readonly string[] => {
  const calls = stack
    .split('\n')
    .slice(1)
    .filter((call) => call !== '');
  const lines = calls.slice(0, mostCalls).map((call) => escapeControls(call.trim()));
  return calls.length > mostCalls ? [...lines, `and ${calls.length - mostCalls} more calls`] : lines;
};
