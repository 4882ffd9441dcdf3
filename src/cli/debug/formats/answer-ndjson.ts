import type { Comparison } from '../../../app/debug/compare-runs.ts';
import type { Change, ListedBreakpoint } from '../../../app/debug/debug-session.ts';
import { variablesOf } from '../../../app/debug/make-stop.ts';
import type { Stop } from '../../../app/debug/stop.ts';
import { formatBreakpoint } from '../../../core/debug/parse-breakpoint.ts';
import type { Scope, StackFrame } from '../../../core/debug/pause.ts';
import { valueJson } from '../../../core/debug/value-json.ts';
import { headersJson } from '../../../core/fixture/envelope-json.ts';
import { collectBytes } from '../../formats/byte-writer.ts';
import { envelopeWriter } from '../../formats/envelope.ts';
import { logJson } from '../../formats/log-json.ts';
import { producedJson } from '../../formats/produced-json.ts';
import type { Answer, ShownFrame } from '../answer.ts';
import { promptCommands } from '../commands.ts';
import { commandHelp } from '../help-text.ts';
import { evaluationJson, variablesJson } from './stop-ndjson.ts';

/**
 * An answer as one line of JSON. Every one begins with `command`, its whole name (`!` for `!EXPR`, or the word that was
 * none); one that failed has `error`. What does not apply is absent.
 *
 * `print`, `!`: expression, value. `set`: name, expression, value. `watch`: number, expression, value. `where`: frames
 * (frame, function, file, line, column, async), selected. `where NAME`: name, changes (stop, file, line, before, value).
 * `up`, `down`, `frame`: frame, function, file, line, column, async, locals. `locals`: scopes (kind, variables). `break`:
 * number, breakpoint, line (where it is; null: nowhere yet). `breaks`: breakpoints. `clear`, `unwatch`: number. `list`:
 * file, current, lines (line, text). `message`: message, as `tail` prints it, fixture. `headers`: headers. `logs`: logs,
 * and `produced`: produced, as in a message's summary. `send`: sent (number, topic, partition, offset). `edit`: valid,
 * issues. `compare`: first (place, before, now, variables), result (path, before, now). `help`: commands, or about, text.
 */
export const answerJson = (answer: Answer): string => {
  if (answer.type === 'message') return messageJson(answer);
  if (answer.type === 'headers')
    return `{"command":"headers","headers":${headersJson(answer.queued.message.raw.headers)}}`;
  const { command = answer.type, ...rest } = { command: undefined, ...bodyOf(answer) };
  return JSON.stringify({ command, ...rest });
};

type Body = { readonly command?: string } & Readonly<Record<string, unknown>>;

const bodyOf = (answer: Exclude<Answer, { type: 'message' | 'headers' }>): Body => {
  switch (answer.type) {
    case 'error':
      return { command: answer.command, error: answer.error };
    case 'done':
      return { command: answer.command, number: answer.number };
    case 'value':
      return { command: answer.command, expression: answer.expression, ...evaluationJson(answer.evaluation) };
    case 'set':
      return { name: answer.target, expression: answer.expression, ...evaluationJson(answer.evaluation) };
    case 'watch':
      return { number: answer.number, expression: answer.expression, ...evaluationJson(answer.evaluation) };
    case 'where':
      return {
        frames: answer.frames.map((frame, number) => ({ frame: number, ...placeJson(frame) })),
        selected: answer.selected,
      };
    case 'changes':
      return { command: 'where', name: answer.name, changes: answer.changes.map(changeJson) };
    case 'frame':
      return { command: answer.command, ...frameJson(answer.shown) };
    case 'locals':
      return { scopes: answer.scopes.map(scopeJson) };
    case 'break':
      return breakpointJson(answer.added);
    case 'breaks':
      return { breakpoints: answer.breakpoints.map(breakpointJson) };
    case 'list':
      return answer.source;
    case 'logs':
      return { logs: answer.logs.flatMap(logJson) };
    case 'produced':
      return { produced: answer.produced.map((one) => ({ number: one.number, ...producedJson(one) })) };
    case 'send':
      return {
        sent: answer.sent.map(({ number, message, place }) => ({ number, topic: message.raw.topic, ...place })),
      };
    case 'edit': {
      const { valid, issues } = answer.queued.message;
      return { valid, issues: issues.length === 0 ? undefined : issues };
    }
    case 'compare':
      return comparisonJson(answer.comparison);
    case 'help':
      return helpJson(answer.about);
  }
};

const messageJson = ({ queued }: Extract<Answer, { type: 'message' }>): string => {
  const write = envelopeWriter({ isTerminal: false });
  const envelope = collectBytes(1024, (out) => write(queued.message, out));
  const fixture = queued.fixture === undefined ? '' : `,"fixture":${JSON.stringify(queued.fixture)}`;
  return `{"command":"message","message":${envelope.toString()}${fixture}}`;
};

const placeJson = (frame: StackFrame) => ({
  function: frame.function,
  file: frame.file,
  line: frame.line,
  column: frame.column,
  async: frame.isAsync || undefined,
});

const frameJson = ({ number, frame, scopes }: ShownFrame) => ({
  frame: number,
  ...placeJson(frame),
  locals: scopes === null ? undefined : variablesJson(variablesOf(scopes)),
});

const scopeJson = ({ kind, variables }: Scope) => ({ kind, variables: variablesJson(variables) });

const breakpointJson = ({ number, breakpoint, line }: ListedBreakpoint) => ({
  number,
  breakpoint: formatBreakpoint(breakpoint),
  line: breakpoint.kind === 'line' ? line : undefined,
});

const stopPlace = ({ number, stage, frames: [top] }: Stop) => ({
  stop: number,
  stage,
  file: top?.file,
  line: top?.line,
});

const changeJson = ({ stop, before, value }: Change) => ({
  stop: stop.number,
  file: stop.frames[0]?.file,
  line: stop.frames[0]?.line,
  before: before && valueJson(before),
  value: valueJson(value),
});

const comparisonJson = ({ first, result }: Comparison) => ({
  first: first && {
    place: first.place,
    before: first.before && stopPlace(first.before),
    now: first.now && stopPlace(first.now),
    variables: first.variables.map(({ name, before, now }) => ({
      name,
      before: before ? valueJson(before) : undefined,
      now: now ? valueJson(now) : undefined,
    })),
  },
  result: result.map(({ path, expected, actual }) => ({ path, before: expected, now: actual })),
});

const helpJson = (about: string | null) =>
  about === null
    ? { commands: promptCommands.map(({ name, alias, argument, short }) => ({ name, alias, argument, does: short })) }
    : { about, text: commandHelp(about, 80) };
