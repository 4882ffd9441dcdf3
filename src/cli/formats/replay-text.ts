import { escapeControls } from '../../core/decode/visible-text.ts';
import type { HandlerFailure, Outcome } from '../../core/handler/outcome.ts';
import type { Issue } from '../../core/issue.ts';
import { textOrBytes } from '../../core/message-text.ts';
import type { Difference } from '../../core/replay/differences.ts';
import type { ProducedMessage, ReplayLog, ReplayResult, ReplayStep } from '../../core/replay/replay-result.ts';
import { sourceExcerpt } from '../../core/source-excerpt.ts';
import type { Color, Paint } from '../colors.ts';

export type ReplayTextView = {
  readonly paint: Paint;
  /** The text of a file of the workspace, to show the line that failed; undefined when it cannot be read. */
  readonly readText: (file: string) => string | undefined;
};

const indent = ' '.repeat(6);
const mostIssues = 10;
const mostCalls = 6;

/** What became of a message, step by step, for people. */
export const replayText = (result: ReplayResult, view: ReplayTextView): string => {
  const { paint } = view;
  const steps = result.steps.map((step, index) => stepLines({ step, index, result, view }));
  const differences = result.differences ?? [];
  const lines = [
    `${paint('bold', '▶')} ${titleOf(result)}`,
    ...steps.flat(),
    ...(differences.length === 0 ? [] : differenceLines(differences, paint)),
  ];
  return `${lines.join('\n')}\n`;
};

const titleOf = ({ handler, message: { raw }, fixture, hasPlace }: ReplayResult): string => {
  const place = hasPlace ? `${raw.topic} ${raw.partition}:${raw.offset}` : raw.topic;
  return `${handler}  ${shown(fixture ?? place)}  key ${keyText(raw.key)}`;
};

const keyText = (key: Buffer | null): string => {
  const text = textOrBytes(key);
  if (text === null) return 'null';
  return typeof text === 'string' ? shown(text) || '""' : `0x${text.toString('hex')}`;
};

type StepView = {
  readonly step: ReplayStep;
  readonly index: number;
  readonly result: ReplayResult;
  readonly view: ReplayTextView;
};

const stepLines = ({ step, index, result, view }: StepView): readonly string[] => {
  const { paint } = view;
  const head = `  ${index + 1} ${step.step.padEnd(8)}`;
  const line = (text: string): string => `${head}  ${text}`.trimEnd();
  if (step.step === 'outcome') return [line(outcomeText(result, paint)), ...errorPart(result, view)];
  if (step.step === 'produce')
    return [line(producedCount(result.produced)), ...result.produced.flatMap((one) => producedLines(one, paint))];
  const text = step.ms === undefined ? shown(step.detail ?? '') : `${tenths(step.ms)} ms`;
  const issues = result.issues.filter((issue) => issue.step === step.step);
  const logs = step.step === lastHandlerStep(result) ? logLines(result.logs, paint) : [];
  return [line(`${markOf(step.status, paint)}  ${text}`), ...issueLines(issues, paint), ...logs];
};

/** Logs stand below the step that the handler got to. */
const lastHandlerStep = ({ steps }: ReplayResult): string | undefined =>
  steps.findLast(({ step }) => step === 'handle' || step === 'adapt')?.step;

const markOf = (status: ReplayStep['status'], paint: Paint): string => {
  if (status === 'skipped') return '-';
  return status === 'ok' ? paint('green', '✓') : paint('red', '✗');
};

const outcomeColors: Readonly<Record<Outcome, Color>> = {
  ok: 'green',
  failed: 'red',
  timeout: 'red',
  invalid: 'red',
  skipped: 'yellow',
  retry: 'yellow',
  'dead-letter': 'yellow',
};

/** A fixture may expect a failure: then the run is a success, and says why. */
const outcomeText = ({ outcome, reason, differences }: ReplayResult, paint: Paint): string =>
  `${paint(outcomeColors[outcome], outcome)}${differences?.length === 0 ? ', as the fixture expects' : ''}${reason === undefined ? '' : `  ${shown(reason)}`}`;

const logLines = (logs: readonly ReplayLog[], paint: Paint): readonly string[] => {
  const widest = Math.max(0, ...logs.map(({ at }) => tenths(at).length));
  return logs.map((log) => {
    const time = `+ ${tenths(log.at).padStart(widest)} ms`;
    if (log.type === 'mark') return `${indent}${time}  ${'step'.padEnd(5)}  ${shown(log.label)}`;
    const level = paint(levelColors[log.level], log.level.padEnd(5));
    const fields = log.fields === undefined ? '' : `  ${paint('dim', shown(JSON.stringify(log.fields)))}`;
    const before = `${indent}${time}  ${log.level.padEnd(5)}  `.length;
    return `${indent}${time}  ${level}  ${shownLines(log.message, before)}${fields}`;
  });
};

const levelColors: Readonly<Record<'debug' | 'info' | 'warn' | 'error', Color>> = {
  debug: 'dim',
  info: 'cyan',
  warn: 'yellow',
  error: 'red',
};

const issueLines = (issues: readonly Issue[], paint: Paint): readonly string[] => {
  const lines = issues.slice(0, mostIssues).map(({ level, header, path, keyword, message }) => {
    const place = header === undefined ? path || '/' : `header ${header}${path}`;
    const color = level === 'error' ? 'red' : 'yellow';
    return `${indent}${shown(place)}  ${paint(color, keyword)}  ${level === 'error' ? '' : `${level}: `}${shown(message)}`;
  });
  const rest = issues.length - lines.length;
  return rest > 0 ? [...lines, `${indent}and ${rest} more`] : lines;
};

const producedCount = (produced: readonly ProducedMessage[]): string => {
  const held = produced.filter((one) => one.held).length;
  const sent = produced.filter((one) => one.place !== undefined).length;
  const refused = produced.length - held - sent;
  const parts = [
    ...(held > 0 ? [`${held} held`] : []),
    ...(sent > 0 ? [`${sent} sent`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
  ];
  return parts.join(', ') || 'nothing';
};

const producedLines = ({ message, place }: ProducedMessage, paint: Paint): readonly string[] => {
  const { raw, event, valid, issues } = message;
  const verdict = valid === undefined ? '' : ` ${markOf(valid ? 'ok' : 'failed', paint)}`;
  const where = place === undefined ? '' : `  ${place.partition}:${place.offset}`;
  const head = `${indent}${shown(raw.topic)}${where}  ${shown(event ?? 'no event')}${verdict}`;
  return [head, ...issueLines(issues, paint).map((line) => `  ${line}`)];
};

const errorPart = ({ error }: ReplayResult, { paint, readText }: ReplayTextView): readonly string[] => {
  if (error === undefined) return [];
  const kind = error.class === 'bug' ? '' : `  (${error.class})`;
  return [
    `${indent}${paint('red', `${shown(error.name)}: ${shownLines(error.message, indent.length)}`)}${kind}`,
    ...placeLines(error, readText),
    ...callLines(error),
  ];
};

const placeLines = (
  { file, line, column }: HandlerFailure,
  readText: ReplayTextView['readText'],
): readonly string[] => {
  if (file === undefined) return [];
  if (line === undefined || column === undefined) return [`${indent}in ${shown(file)}`];
  const text = readText(file);
  const excerpt = text === undefined ? [] : sourceExcerpt(text, { line, column }, 2).split('\n');
  return [`${indent}${shown(file)}:${line}:${column}`, ...excerpt.map((row) => `${indent}${row}`.trimEnd())];
};

/** The calls above the place, which is shown already. */
const callLines = ({ stack = '' }: HandlerFailure): readonly string[] => {
  const calls = stack
    .split('\n')
    .slice(1)
    .filter((call) => call !== '');
  const lines = calls.slice(0, mostCalls).map((call) => `${indent}${shown(call.trim())}`);
  return calls.length > mostCalls ? [...lines, `${indent}and ${calls.length - mostCalls} more calls`] : lines;
};

const differenceLines = (differences: readonly Difference[], paint: Paint): readonly string[] => [
  `  ${paint('red', '✗ not as the fixture expects')}`,
  ...differences.flatMap(({ path, expected, actual }) => [
    `${indent}${shown(path)}`,
    `${indent}${paint('red', `- ${valueText(expected)}`)}`,
    `${indent}${paint('green', `+ ${valueText(actual)}`)}`,
  ]),
];

const valueText = (value: unknown): string => (value === undefined ? '(nothing)' : shown(JSON.stringify(value) ?? ''));

const shown = escapeControls;

/** A text of several lines keeps them, indented. */
const shownLines = (text: string, columns: number): string =>
  text
    .split('\n')
    .map(shown)
    .join(`\n${' '.repeat(columns)}`);

const tenths = (ms: number): string => (Math.round(ms * 10) / 10).toFixed(1);
