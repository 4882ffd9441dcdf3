import { escapeControls } from '../../core/decode/visible-text.ts';
import type { Difference } from '../../core/replay/differences.ts';
import type { ReplayResult, ReplayStep } from '../../core/replay/replay-result.ts';
import type { Paint } from '../colors.ts';
import { type FailureView, failureLines } from './failure-lines.ts';
import { issueLines } from './issue-lines.ts';
import { logLines } from './log-lines.ts';
import { messageTitle } from './message-title.ts';
import { outcomeText } from './outcome-text.ts';
import { producedCount } from './produced-count.ts';
import { producedLines } from './produced-lines.ts';
import { tenths } from './tenths.ts';

export type ReplayTextView = Pick<FailureView, 'paint' | 'readText'>;

const indent = ' '.repeat(6);

/** What became of a message, step by step, for people. */
export const replayText = (result: ReplayResult, view: ReplayTextView): string => {
  const { paint } = view;
  const steps = result.steps.map((step, index) => stepLines({ step, index, result, view }));
  const differences = result.differences ?? [];
  const lines = [
    `${paint('bold', '▶')} ${result.handler}  ${messageTitle(result)}`,
    ...steps.flat(),
    ...(differences.length === 0 ? [] : differenceLines(differences, paint)),
  ];
  return `${lines.join('\n')}\n`;
};

type StepView = {
  readonly step: ReplayStep;
  readonly index: number;
  readonly result: ReplayResult;
  readonly view: ReplayTextView;
};

const stepLines = ({ step, index, result, view }: StepView): readonly string[] => {
  const parts = { ...view, indent };
  const head = `  ${index + 1} ${step.step.padEnd(8)}`;
  const line = (text: string): string => `${head}  ${text}`.trimEnd();
  if (step.step === 'outcome')
    return [line(outcomeText(result, view.paint)), ...(result.error ? failureLines(result.error, parts) : [])];
  if (step.step === 'produce')
    return [line(producedCount(result.produced)), ...result.produced.flatMap((one) => producedLines(one, parts))];
  const text = step.ms === undefined ? escapeControls(step.detail ?? '') : `${tenths(step.ms)} ms`;
  const issues = result.issues.filter((issue) => issue.step === step.step);
  const logs = step.step === lastHandlerStep(result) ? logLines(result.logs, parts) : [];
  return [line(`${markOf(step.status, view.paint)}  ${text}`), ...issueLines(issues, parts), ...logs];
};

/** Logs stand below the step that the handler got to. */
const lastHandlerStep = ({ steps }: ReplayResult): string | undefined =>
  steps.findLast(({ step }) => step === 'handle' || step === 'adapt')?.step;

const markOf = (status: ReplayStep['status'], paint: Paint): string => {
  if (status === 'skipped') return '-';
  return status === 'ok' ? paint('green', '✓') : paint('red', '✗');
};

const differenceLines = (differences: readonly Difference[], paint: Paint): readonly string[] => [
  `  ${paint('red', '✗ not as the fixture expects')}`,
  ...differences.flatMap(({ path, expected, actual }) => [
    `${indent}${escapeControls(path)}`,
    `${indent}${paint('red', `- ${valueText(expected)}`)}`,
    `${indent}${paint('green', `+ ${valueText(actual)}`)}`,
  ]),
];

const valueText = (value: unknown): string =>
  value === undefined ? '(nothing)' : escapeControls(JSON.stringify(value) ?? '');
