import { variablesOf } from '../../../app/debug/make-stop.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';
import type { ShownFrame } from '../answer.ts';
import { sourceBetween } from '../source-around.ts';
import { callPlace } from './call-place.ts';
import { sourceLines } from './source-lines.ts';
import type { DebugTextView } from './stop-text.ts';
import { variableLines } from './variable-lines.ts';

type View = Omit<DebugTextView, 'columns'> & { readonly columns: number };

const indent = '  ';
const around = 2;
const mostVariables = 8;

/** A call of the stack: its line, and what it sees. */
export const frameLines = ({ number, frame, scopes }: ShownFrame, view: View): readonly string[] => {
  const { paint, columns, readText } = view;
  const source = sourceBetween(frame, { from: frame.line - around, to: frame.line + around, readText });
  const variables =
    scopes === null
      ? [paint('dim', `${indent}(left at an await: its variables cannot be read)`)]
      : variableLines(variablesOf(scopes), { paint, columns, changed: new Set(), most: mostVariables });
  return [
    `${paint('bold', `frame ${number}`)}  ${paint('cyan', callPlace(frame))}  ${escapeControls(frame.function)}`,
    ...(source ? sourceLines(source, view) : []),
    ...variables,
  ];
};
