import { resolve } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import type { ReplayRequest } from '../../app/replay/replay-request.ts';
import { openReplay, type Replay } from '../../app/replay.ts';
import { type ExitCode, exitCodes, usageError, worstExitCode } from '../../core/errors.ts';
import type { Command, CommandRun } from '../command.ts';
import { confirmWrite } from '../confirm-write.ts';
import { emptyLine } from '../replay/empty-line.ts';
import { type Inspection, inspectFlags, inspection } from '../replay/inspection.ts';
import { onEverySave } from '../replay/on-every-save.ts';
import { type ReplayPrinter, replayPrinter } from '../replay/replay-printer.ts';
import { summaryLine } from '../replay/summary-line.ts';
import { isReaderGone } from '../stopped.ts';
import { type WindowArgs, windowArgs, windowFlags } from '../window-flags.ts';

type ReplayArgs = WindowArgs & {
  readonly sources?: readonly string[];
  readonly handler: string;
  readonly tail?: number;
  readonly maxMessages?: number;
  readonly send: boolean;
  readonly yes: boolean;
  readonly keepGoing: boolean;
  readonly handleInvalid: boolean;
  readonly timeoutMs: number;
  readonly maxMemory: number;
  readonly envFile?: string;
  readonly inspect?: string;
  readonly inspectBrk?: string;
  readonly watch: boolean;
  readonly failIfEmpty: boolean;
};

export const command: Command<ReplayArgs> = {
  usage: 'replay [sources..]',
  summary: 'run messages through a handler, in process',
  positionals: {
    sources: { array: true, describe: "fixtures, topics, events, T:P@A..B, -; none: the handler's topics" },
  },
  options: {
    handler: { type: 'string', value: 'NAME', demandOption: true, describe: 'which one: see evtool handlers' },
    tail: { type: 'number', value: 'N', describe: 'the last N that the handler takes' },
    ...windowFlags,
    'max-messages': { alias: 'n', type: 'number', value: 'N', describe: 'stop after N' },
    send: { type: 'boolean', describe: 'send what the handler produced, after each ok' },
    yes: { alias: 'y', type: 'boolean', describe: 'send without a question' },
    'keep-going': { type: 'boolean', describe: 'go on after a failure' },
    'handle-invalid': { type: 'boolean', describe: 'run invalid messages too' },
    'timeout-ms': { type: 'number', value: 'N', default: 30_000, describe: 'for one message (30000; 0: none)' },
    'max-memory': { type: 'number', value: 'MB', default: 256, describe: "for the handler's heap (256)" },
    'env-file': { type: 'string', value: 'FILE', describe: "variables for the handler, instead of its own file's" },
    ...inspectFlags,
    watch: { type: 'boolean', describe: 'again on every save' },
    'fail-if-empty': { type: 'boolean', describe: 'exit 6 if there is no message' },
  },
  formats: ['text', 'ndjson', 'json'],
  examples: [
    ['evtool replay fixtures/msg-1.json --handler introspect', 'needs no Kafka'],
    ['evtool replay --handler introspect --tail 1', 'the newest of its topic'],
    ['evtool replay orders:2@120..140 --handler orders --keep-going', 'a stretch of a partition'],
  ],
  run: async (run) => {
    const inspects = inspection(run.args, run.terminal);
    if (!run.args.watch) return replayOnce(run, await run.context(), inspects);
    return onEverySave(run, (context) => replayOnce(run, context, inspects));
  },
};

const replayOnce = async (
  run: CommandRun<ReplayArgs>,
  context: AppContext,
  inspects: Inspection,
): Promise<ExitCode> => {
  const { args, terminal, signal } = run;
  const started = performance.now();
  refuseNegative(args);
  const replay = await openReplay(context, requestOf(run, inspects), { signal });
  if (!(await maySend(run, context, replay))) return exitCodes.done;
  try {
    await printAll(replay, replayPrinter(run, context));
    if (isEmpty(replay)) terminal.err(emptyLine(replay, context));
  } finally {
    if (!isEmpty(replay) && !isReaderGone(signal)) terminal.err(summaryLine(replay.stats, performance.now() - started));
  }
  return exitCodeFor(replay, args);
};

/** What is no number was refused before. */
const refuseNegative = (args: ReplayArgs): void => {
  const least = { tail: 0, maxMessages: 0, timeoutMs: 0, maxMemory: 16 } as const;
  for (const [name, minimum] of Object.entries(least)) {
    const value: unknown = Reflect.get(args, name);
    if (typeof value !== 'number' || value >= minimum) continue;
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw usageError(`--${flag} must be at least ${minimum}, is ${value}.`, 'See: evtool replay --help');
  }
};

const requestOf = ({ args, terminal, cwd }: CommandRun<ReplayArgs>, inspects: Inspection): ReplayRequest => ({
  ...windowArgs(args),
  handler: args.handler,
  sources: args.sources ?? [],
  stdin: terminal.stdin,
  last: args.tail,
  max: args.maxMessages,
  send: args.send,
  keepGoing: args.keepGoing,
  handleInvalid: args.handleInvalid,
  timeoutMs: args.timeoutMs,
  maxMemoryMb: args.maxMemory,
  envFile: args.envFile === undefined ? undefined : resolve(cwd, args.envFile),
  inspect: inspects.settings(),
  onInspector: inspects.tell,
});

/** One message is sent as asked; of several, or in production, the user is asked first. */
const maySend = async (
  { args, terminal }: CommandRun<ReplayArgs>,
  context: AppContext,
  { handler, total }: Replay,
): Promise<boolean> => {
  if (!args.send) return true;
  const production = context.target?.production === true;
  const isMany = terminal.isInteractive.stdin && (total === null || total > 1);
  if (!production && !isMany) return true;
  const { label } = await context.broker();
  const where = production ? `${label} (PRODUCTION)` : label;
  const many = total === null ? 'each message' : `up to ${total} messages`;
  return confirmWrite(`Send what ${handler.name} produces for ${many} to ${where}?`, args.yes, terminal);
};

const printAll = async ({ results }: Replay, printer: ReplayPrinter): Promise<void> => {
  try {
    for await (const result of results) await printer.result(result);
  } finally {
    await printer.end();
  }
};

const isEmpty = ({ stats }: Replay): boolean => stats.messages + stats.others === 0;

const exitCodeFor = ({ stats }: Replay, { failIfEmpty }: ReplayArgs): ExitCode =>
  worstExitCode([
    ...(stats.failures > 0 ? [exitCodes.handlerFailed] : []),
    ...(stats.different > 0 ? [exitCodes.different] : []),
    ...(stats.invalid > 0 ? [exitCodes.invalid] : []),
    ...(failIfEmpty && stats.messages === 0 ? [exitCodes.empty] : []),
  ]);
