import type { AppContext } from '../../app/context.ts';
import type { TailRequest } from '../../app/tail/tail-request.ts';
import { openTail, type Tail } from '../../app/tail.ts';
import { type ExitCode, exitCodes, usageError, worstExitCode } from '../../core/errors.ts';
import { topicNames } from '../../core/translated-broker.ts';
import type { Command, CommandRun, Terminal } from '../command.ts';
import type { Rendering } from '../formats/format.ts';
import { formats } from '../formats/index.ts';
import { isReaderGone } from '../stopped.ts';
import { footer, jsonFooter } from '../tail/footer.ts';
import { clearLine, type ProgressLine, progressLine } from '../tail/progress-line.ts';
import { type WindowArgs, windowArgs, windowFlags } from '../window-flags.ts';

/** Without any other word on where to start. */
const defaultLast = 10;

type TailArgs = WindowArgs & {
  readonly topics?: readonly string[];
  readonly topic: readonly string[];
  readonly tail?: number;
  readonly exit: boolean;
  readonly maxMessages?: number;
  readonly idleTimeout?: number;
  readonly where?: string;
  readonly grep: readonly string[];
  readonly valid: boolean;
  readonly invalid: boolean;
  readonly event?: string;
  readonly noValidate: boolean;
  readonly strict: boolean;
  readonly failIfEmpty: boolean;
  readonly wide: boolean;
  readonly stats?: string;
};

export const command: Command<TailArgs> = {
  usage: 'tail [topics..]',
  summary: 'print messages and their verdicts, live',
  positionals: { topics: { array: true, describe: 'topics or events: the last 10 messages, then new ones' } },
  options: {
    topic: { alias: 't', type: 'string', array: true, value: 'TOPIC', describe: 'the same as an argument' },
    tail: { type: 'number', value: 'N', describe: 'begin with the last N shown' },
    ...windowFlags,
    exit: { alias: 'e', type: 'boolean', describe: 'stop at the end as it is now' },
    'max-messages': { alias: 'n', type: 'number', value: 'N', describe: 'stop after N shown' },
    'idle-timeout': { type: 'number', value: 'MS', describe: 'stop when nothing came for so long' },
    where: { type: 'string', value: 'EXPR', describe: 'JavaScript: value.total > 10 && !valid' },
    grep: { alias: 'G', type: 'string', array: true, value: 'PATTERN', describe: 'k:RE, v:RE, h:NAME=RE; ! negates' },
    valid: { type: 'boolean', describe: 'valid messages only' },
    invalid: { type: 'boolean', describe: 'invalid messages only' },
    event: { type: 'string', value: 'NAME', describe: 'of this event; unknown: of none' },
    'no-validate': { type: 'boolean', describe: 'no verdicts' },
    strict: { type: 'boolean', describe: 'exit 3 if any shown is invalid or unknown' },
    'fail-if-empty': { type: 'boolean', describe: 'exit 6 if none is shown' },
    wide: { type: 'boolean', describe: "do not cut at the terminal's width" },
    stats: { type: 'string', choices: ['json'], value: 'json', describe: 'the footer as' },
  },
  formats: [...formats.keys()],
  examples: [
    ['evtool tail introspect --invalid', 'what is wrong, and why'],
    ['evtool tail orders --from -15m -e -O ndjson', 'the last quarter of an hour'],
    ['evtool tail orders -n 1 --where "key == 7" --idle-timeout 5000 --fail-if-empty', 'wait for one'],
  ],
  run: async ({ args, context, terminal, signal }) => {
    const started = performance.now();
    const request = requestOf(args);
    const app = await context();
    const progress = progressLine(terminal);
    const notice = (text: string): void => {
      progress.clear();
      app.notice(text);
    };
    const tail = await openTail({ ...app, notice }, request, { signal });
    if (args.verbose) (await realNames(app, tail.topics)).forEach(app.notice);
    const rendering = renderingOf({ args, terminal, now: app.now, isMixed: tail.topics.length > 1 });
    try {
      progress.start(tail);
      await printAll(tail, rendering, { terminal, signal, progress });
      progress.stop();
      if (tail.stats.shown === 0) app.notice(await tail.whyNothing());
    } catch (error) {
      // What was read last may not have been shown: who went on from there would miss it.
      if (!signal.aborted) tail.stats.reached.clear();
      throw error;
    } finally {
      progress.stop();
      if (!isReaderGone(signal)) printFooter(terminal, { args, tail, ms: performance.now() - started, signal });
    }
    return exitCodeFor(args, tail);
  },
};

/** What the cluster calls the topics, where that is not what the workspace does. */
const realNames = async (app: AppContext, topics: readonly string[]): Promise<readonly string[]> => {
  const { real } = topicNames(app.target?.topics ?? new Map());
  const { label } = await app.broker();
  return topics.filter((topic) => real(topic) !== topic).map((topic) => `${topic} is ${real(topic)} on ${label}.`);
};

const requestOf = (args: TailArgs): TailRequest => {
  const names = [...(args.topics ?? []), ...args.topic];
  if (names.length === 0)
    throw usageError('Which topic or event?', 'For example: evtool tail introspect. See: evtool topics');
  if (args.valid && args.invalid) throw usageError('--valid and --invalid exclude each other.');
  const window = windowArgs(args);
  const isPlaced = window.from.length > 0 || window.to.length > 0;
  const preset = isPlaced ? undefined : Math.min(defaultLast, args.maxMessages ?? defaultLast);
  return {
    ...window,
    names,
    follow: !args.exit,
    last: args.tail ?? preset,
    max: args.maxMessages,
    idleMs: args.idleTimeout,
    filters: {
      where: args.where,
      grep: args.grep,
      valid: args.valid ? true : args.invalid ? false : undefined,
      event: args.event,
    },
    validate: !args.noValidate,
    strict: args.strict,
  };
};

type View = Pick<CommandRun<TailArgs>, 'args' | 'terminal'> & { readonly now: () => number; readonly isMixed: boolean };

const renderingOf = ({ args, terminal, now, isMixed }: View): Rendering => {
  const format = formats.get(args.output);
  if (format === undefined) throw new Error(`no format ${args.output}`);
  const isTerminal = terminal.isInteractive.stdout;
  return format({
    columns: () => (isTerminal && !args.wide ? terminal.columns() : null),
    color: terminal.color.stdout,
    isTerminal,
    zone: windowArgs(args).zone,
    now,
    isMixed,
  });
};

type Output = { readonly terminal: Terminal; readonly signal: AbortSignal; readonly progress: ProgressLine };

const printAll = async (tail: Tail, rendering: Rendering, { terminal, signal, progress }: Output): Promise<void> => {
  try {
    await terminal.out(rendering.start);
    for await (const batch of tail.messages) {
      signal.throwIfAborted();
      const printed = rendering.batch(batch);
      progress.clear();
      await terminal.out(printed);
    }
  } finally {
    // What was begun is ended, so that an interrupted array is JSON all the same.
    if (!isReaderGone(signal)) await terminal.out(rendering.end);
  }
};

type Ended = { readonly args: TailArgs; readonly tail: Tail; readonly ms: number; readonly signal: AbortSignal };

/** A terminal has shown `^C` where the footer begins. */
const printFooter = (terminal: Terminal, { args, tail, ms, signal }: Ended): void => {
  const start = signal.aborted && terminal.isInteractive.stderr ? clearLine : '';
  terminal.err(`${start}${args.stats === 'json' ? jsonFooter({ tail, ms }) : footer({ tail, ms })}`);
};

const exitCodeFor = ({ strict, failIfEmpty }: TailArgs, { stats }: Tail): ExitCode =>
  worstExitCode([
    ...(strict && stats.invalid + stats.unknown > 0 ? [exitCodes.invalid] : []),
    ...(failIfEmpty && stats.shown === 0 ? [exitCodes.empty] : []),
  ]);
