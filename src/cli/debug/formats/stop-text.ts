import { variablesOf } from '../../../app/debug/make-stop.ts';
import type { Stop } from '../../../app/debug/stop.ts';
import { valueText } from '../../../core/debug/value-text.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';
import { cutToWidth, displayWidth } from '../../../core/display-width.ts';
import type { Paint } from '../../colors.ts';
import { logLines } from '../../formats/log-lines.ts';
import { messageTitle } from '../../formats/message-title.ts';
import type { ShownStop } from '../shown-stop.ts';
import { type ReadText, sourceBetween } from '../source-around.ts';
import { numberedProduced } from './numbered-produced.ts';
import { sourceLines } from './source-lines.ts';
import { stageLines } from './stage-lines.ts';
import { variableLines } from './variable-lines.ts';
import { watchLine } from './watch-line.ts';

export type DebugTextView = { readonly paint: Paint; readonly columns: () => number; readonly readText: ReadText };

const mostVariables = 8;
/** Lines of code before and after the current one. */
const around = 2;
const indent = '  ';

/** A stop for people: what happened on the way, the place, the code around it, and what the line can see. */
export const stopText = (shown: ShownStop, { paint, columns, readText }: DebugTextView): string => {
  const { stop, isFirst, logs, produced } = shown;
  const view = { paint, columns: columns(), readText };
  const lines = [
    ...(isFirst ? [messageLine(stop, view)] : []),
    ...logLines(logs, { paint, indent, columns: view.columns, isTimeless: true }),
    ...produced.flatMap((one) => numberedProduced(one, paint)),
    headLine(shown, view),
    ...(stop.frames.length === 0 ? stageLines(stop, view) : codeLines(shown, view)),
  ];
  return `${lines.join('\n')}\n`;
};

type View = { readonly paint: Paint; readonly columns: number; readonly readText: ReadText };

const messageLine = ({ queued }: Stop, { paint, columns }: View): string => {
  const { event, valid } = queued.message;
  const name = `message ${queued.number}`;
  const run = queued.attempt === 1 ? '' : `  run ${queued.attempt}`;
  const shownEvent = `${escapeControls(event ?? 'no event')}`;
  const mark = valid === undefined ? '' : ` ${valid ? paint('green', '✓') : paint('red', '✗')}`;
  const room = columns - displayWidth(`${name}    ${shownEvent}${run}`) - 2;
  return `${paint('bold', name)}  ${cutToWidth(messageTitle(queued), Math.max(8, room))}  ${shownEvent}${mark}${run}`;
};

/** Too narrow a terminal keeps the line of code and cuts what stands behind it. */
const headLine = ({ stop, isPast, edge }: ShownStop, { paint, columns }: View): string => {
  const [top] = stop.frames;
  const place = top && `${escapeControls(top.file)}:${top.line}:${top.column}`;
  const call = top && escapeControls(top.function);
  const past = isPast ? `past${edge === 'first' ? ', the first' : ''}; ` : '';
  const reason = `  (${past}${reasonOf(stop)})`;
  const plain = [`stop ${stop.number}`, stop.stage, ...(place ? [place, call] : [])].join('  ');
  if (displayWidth(plain) + displayWidth(reason) + 1 > columns) return cutToWidth(`${plain} ${reason}`, columns);
  const painted = [
    paint('bold', `stop ${stop.number}`),
    stop.stage,
    ...(place ? [paint('cyan', place), call] : []),
  ].join('  ');
  return `${painted} ${paint('dim', reason)}`;
};

const reasonOf = ({ reason, breakpoint }: Stop): string =>
  breakpoint === undefined ? reason : `${reason} ${breakpoint}`;

const codeLines = ({ stop, watchNumbers }: ShownStop, view: View): readonly string[] => {
  const { paint, columns, readText } = view;
  const [top] = stop.frames;
  const source = top && sourceBetween(top, { from: top.line - around, to: top.line + around, readText });
  return [
    ...(source ? sourceLines(source, view) : []),
    ...factLines(stop, view),
    ...variableLines(variablesOf(stop.scopes), { paint, columns, changed: new Set(stop.changed), most: mostVariables }),
    ...stop.watches.map(({ expression, evaluation }) =>
      watchLine({ number: watchNumbers.get(expression), expression, evaluation }, view),
    ),
  ];
};

const factLines = ({ returned, thrown, note }: Stop, { paint, columns }: View): readonly string[] => {
  const fact = (label: string, text: string): string => `${indent}${label}${text}`;
  const room = (label: string): number => Math.max(8, columns - indent.length - displayWidth(label));
  const returns = `${escapeControls(returned?.function ?? '')} returned `;
  return [
    ...(thrown === undefined ? [] : [fact(paint('red', 'thrown '), valueText(thrown, room('thrown ')))]),
    ...(returned === undefined ? [] : [fact(returns, valueText(returned.value, room(returns)))]),
    ...(note === undefined ? [] : [fact(paint('yellow', 'note '), cutToWidth(escapeControls(note), room('note ')))]),
  ];
};
