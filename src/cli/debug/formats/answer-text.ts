import type { Evaluation, Scope } from '../../../core/debug/pause.ts';
import { valueLines } from '../../../core/debug/value-lines.ts';
import { valueText } from '../../../core/debug/value-text.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';
import { displayWidth } from '../../../core/display-width.ts';
import { issueLines } from '../../formats/issue-lines.ts';
import { logLines } from '../../formats/log-lines.ts';
import type { Answer } from '../answer.ts';
import { commandHelp, helpText } from '../help-text.ts';
import { breakpointLine } from './breakpoint-line.ts';
import { callLines } from './call-lines.ts';
import { comparisonLines } from './comparison-lines.ts';
import { frameLines } from './frame-lines.ts';
import { headerLines, messageLines } from './message-lines.ts';
import { numberedProduced } from './numbered-produced.ts';
import { orNone } from './or-none.ts';
import { sourceLines } from './source-lines.ts';
import { stopPlace } from './stop-place.ts';
import type { DebugTextView } from './stop-text.ts';
import { valueOrNone } from './value-or-none.ts';
import { variableLines } from './variable-lines.ts';
import { watchLine } from './watch-line.ts';

const indent = '  ';

/** What the prompt answers to a person: whole lines. */
export const answerText = (answer: Answer, debugView: DebugTextView): string => {
  const view = { ...debugView, columns: debugView.columns() };
  if (answer.type === 'help')
    return answer.about === null ? helpText(view.columns) : commandHelp(answer.about, view.columns);
  const lines = linesOf(answer, view);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
};

type View = Omit<DebugTextView, 'columns'> & { readonly columns: number };

const linesOf = (answer: Exclude<Answer, { type: 'help' }>, view: View): readonly string[] => {
  const { paint } = view;
  switch (answer.type) {
    case 'error':
      return [paint('red', escapeControls(answer.error))];
    case 'done':
      return [];
    case 'value':
      return valueAnswer(answer.evaluation, view);
    case 'set':
      return setAnswer(answer, view);
    case 'watch':
      return [watchLine(answer, view)];
    case 'where':
      return callLines(answer.frames, answer.selected);
    case 'changes':
      return changeLines(answer, view);
    case 'frame':
      return frameLines(answer.shown, view);
    case 'locals':
      return scopeLines(answer.scopes, view);
    case 'break':
      return [`${indent}breakpoint ${breakpointLine(answer.added)}`];
    case 'breaks':
      return orNone(
        answer.breakpoints.map((one) => `${indent}${breakpointLine(one)}`),
        'no breakpoints; to set one: break LINE',
      );
    case 'list':
      return sourceLines(answer.source, view);
    case 'message':
      return messageLines(answer.queued, paint);
    case 'headers':
      return orNone(headerLines(answer.queued.message.raw.headers), 'no headers');
    case 'logs':
      return orNone(logLines(answer.logs, { paint, indent, isTimeless: true }), 'nothing logged so far');
    case 'produced':
    case 'send':
      return orNone(
        (answer.type === 'send' ? answer.sent : answer.produced).flatMap((one) => numberedProduced(one, paint)),
        answer.type === 'send' ? 'nothing is held' : 'nothing produced so far',
      );
    case 'edit':
      return editLines(answer, view);
    case 'compare':
      return comparisonLines(answer.comparison, view);
  }
};

const failureText = (evaluation: Extract<Evaluation, { error: string }>, expression?: string): string => {
  const advice = evaluation.isGuarded ? `; to let it: !${expression ?? 'EXPR'}` : '';
  return escapeControls(`${evaluation.error}${advice}`);
};

const valueAnswer = (evaluation: Evaluation, { paint, columns }: View): readonly string[] =>
  'error' in evaluation ? [paint('red', failureText(evaluation))] : valueLines(evaluation.value, columns);

const setAnswer = (
  { target, evaluation }: Extract<Answer, { type: 'set' }>,
  { paint, columns }: View,
): readonly string[] => {
  if ('error' in evaluation) return [paint('red', failureText(evaluation))];
  const label = `${indent}${escapeControls(target)} = `;
  return [`${label}${valueText(evaluation.value, Math.max(8, columns - displayWidth(label)))}`];
};

const scopeLines = (scopes: readonly Scope[], { paint, columns }: View): readonly string[] =>
  orNone(
    scopes
      .filter(({ variables }) => variables.length > 0)
      .flatMap(({ kind, variables }) => [
        paint('bold', kind),
        ...variableLines(variables, { paint, columns, changed: new Set() }),
      ]),
    'no variables here',
  );

const changeLines = ({ name, changes }: Extract<Answer, { type: 'changes' }>, { columns }: View): readonly string[] =>
  orNone(
    changes.map(({ stop, value }) => {
      const label = `${indent}${stopPlace(stop)}  `;
      return `${label}${valueOrNone(value, columns - displayWidth(label))}`;
    }),
    `${escapeControls(name)} is in no recorded stop of this message`,
  );

const editLines = ({ queued }: Extract<Answer, { type: 'edit' }>, { paint }: View): readonly string[] => {
  const { valid, issues } = queued.message;
  const verdict = valid === false ? paint('red', '✗ not valid') : paint('green', '✓ changed');
  return [
    `${indent}${verdict}; to run it: retry`,
    ...issueLines(issues, { paint, indent: `${indent}  `, hasSchema: true }),
  ];
};
