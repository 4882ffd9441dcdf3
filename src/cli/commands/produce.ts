import type { AppContext } from '../../app/context.ts';
import type { LocatedIssue } from '../../app/fixture/locate-issue.ts';
import type { ProduceRequest, ProduceStats } from '../../app/produce/produce-request.ts';
import { openDryRun, openProduce, type SendingProduction } from '../../app/produce.ts';
import { emptyCatalog } from '../../core/catalog/catalog.ts';
import { exitCodes } from '../../core/errors.ts';
import { secretHeaders } from '../../core/secrets.ts';
import { painter } from '../colors.ts';
import type { Command, CommandRun } from '../command.ts';
import { confirmWrite } from '../confirm-write.ts';
import { draftNdjson, draftText } from '../formats/draft.ts';
import { withIssues } from '../formats/invalid-messages.ts';
import { locatedIssuesText } from '../formats/located-issue-text.ts';
import { receiptNdjson, receiptText } from '../formats/receipt.ts';
import { stoppedText } from '../produce/stopped-text.ts';
import { overridesOf, type ProduceArgs, positive, produceFlags, writeOptionsOf } from '../produce-flags.ts';
import { isReaderGone } from '../stopped.ts';

type Run = CommandRun<ProduceArgs>;

export const command: Command<ProduceArgs> = {
  usage: 'produce [fixtures..]',
  summary: 'check messages, send them, and print where each landed',
  positionals: { fixtures: { array: true, describe: 'files, folders, globs, or - for NDJSON on stdin' } },
  options: produceFlags,
  formats: ['text', 'ndjson'],
  examples: [
    ['evtool produce fixtures/msg-1.json', 'fill in key and headers, check, send'],
    ['evtool tail orders -e -O ndjson --show-secrets | evtool produce -t copy -', 'copy a topic'],
    ['evtool produce -t orders -k 42 -Z', 'a tombstone'],
  ],
  run: async (run) => {
    try {
      return await (run.args.dryRun ? dryRun(run) : produce(run));
    } catch (error) {
      throw withIssues(error);
    }
  },
};

const requestOf = ({ args, terminal }: Run, context: AppContext): ProduceRequest => ({
  names: args.fixtures ?? [],
  stdin: terminal.stdin,
  topic: args.topic,
  event: args.event,
  overrides: overridesOf(args, context.now()),
  validate: !args.noValidate,
  fill: args.fill,
  skipInvalid: args.skipInvalid,
  repeat: positive('repeat', args.repeat, true),
  rate: positive('rate', args.rate, false),
  write: writeOptionsOf(args),
  onIssues: issuePrinter(terminal),
});

const produce = async (run: Run) => {
  let production: SendingProduction | null = null;
  try {
    const context = await run.context();
    production = await openProduce(context, requestOf(run, context), { signal: run.signal });
    return await send(run, context, production);
  } catch (error) {
    if (run.signal.aborted && !isReaderGone(run.signal)) run.terminal.err(stoppedText(production));
    throw error;
  }
};

const send = async (run: Run, context: AppContext, production: SendingProduction) => {
  const { args, terminal } = run;
  const { target } = context;
  if (target?.production && !(await confirmWrite(`Produce to "${target.name}", in production?`, args.yes, terminal))) {
    return exitCodes.done;
  }
  const view = { paint: painter(terminal.color.stdout), showSecrets: context.showSecrets };
  const print = args.output === 'ndjson' ? receiptNdjson : receiptText;
  for await (const receipts of production.batches) {
    await terminal.out(receipts.map((receipt) => print(receipt, view)).join(''));
  }
  return closing(run, production.stats, 'sent');
};

const dryRun = async (run: Run) => {
  const { args, terminal, signal } = run;
  const context = await run.context();
  const { batches, stats } = await openDryRun(context, requestOf(run, context), { signal });
  const { showSecrets, workspace } = context;
  const isSecret = showSecrets ? () => false : secretHeaders(workspace?.catalog ?? emptyCatalog);
  const view = { paint: painter(terminal.color.stdout), showSecrets, isSecret };
  const print = args.output === 'ndjson' ? draftNdjson : draftText;
  for await (const drafts of batches) await terminal.out(drafts.map((draft) => print(draft, view)).join(''));
  return closing(run, stats, 'to be sent');
};

const closing = ({ terminal }: Run, { sent, invalid }: ProduceStats, what: string) => {
  const leftOut = invalid === 0 ? '' : `, ${invalid} invalid left out`;
  terminal.err(`${sent === 1 ? '1 message' : `${sent} messages`} ${what}${leftOut}\n`);
  return invalid === 0 ? exitCodes.done : exitCodes.invalid;
};

/** Messages whose issues are shown; a stream may have one in every line. */
const mostShown = 20;

const issuePrinter = (terminal: Run['terminal']): ProduceRequest['onIssues'] => {
  const paint = painter(terminal.color.stderr);
  let shown = 0;
  return (issues: readonly LocatedIssue[]) => {
    shown += 1;
    if (shown <= mostShown) terminal.err(locatedIssuesText(issues, paint));
    if (shown === mostShown + 1) terminal.err('More messages have issues; see them with: evtool validate\n');
  };
};
