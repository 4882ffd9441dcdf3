import { resolve } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import type { SourcedDraft } from '../../app/fixture/drafter.ts';
import { InvalidMessages } from '../../app/fixture/invalid-messages.ts';
import type { LocatedIssue } from '../../app/fixture/locate-issue.ts';
import type { ProduceRequest } from '../../app/produce/produce-request.ts';
import { openDryRun, openProduce, type SendingProduction } from '../../app/produce.ts';
import type { Receipt } from '../../core/message.ts';
import { clean } from '../frame/clean.ts';
import type { TextKey, Ui } from '../ui.ts';
import { clusterLine } from './cluster-line.ts';
import { givenUpText } from './given-up-text.ts';
import { issueLines, receiptLines } from './sent-lines.ts';

export type Sending = {
  /** Named from the workspace's root. */
  readonly files: readonly string[];
  /** Absent: to those where they belong. */
  readonly topic?: string | undefined;
  /** Sent though it may be invalid. */
  readonly isUnchecked?: boolean | undefined;
  /** The user said so, and how many: what is his own he need not be asked about again. */
  readonly isAgreed?: boolean | undefined;
};

/** Sends fixtures, all or none; asks first where they are many, or where others may read what is sent. */
export const sendFixtures = async (ui: Ui, sending: Sending): Promise<void> => {
  try {
    await send(ui, sending);
  } catch (error) {
    if (!(error instanceof InvalidMessages)) throw error;
    ui.show(
      'Nothing was sent',
      [ui.theme.paint('bad', clean(error.message)), '', ...issueLines(error.issues, ui.theme)],
      [],
      [...editKey(ui, error.issues), ...allTheSameKey(ui, sending, error)],
    );
  }
};

const editKey = (ui: Ui, [first]: readonly LocatedIssue[]): readonly TextKey[] => {
  if (first === undefined) return [];
  const file = resolve(ui.context().workspace?.root ?? '', first.file);
  return [{ key: 'e', hint: 'edit it', act: () => ui.openEditor({ file, line: first.line }) }];
};

/** What no flag of the command line could send, no key does. */
const allTheSameKey = (ui: Ui, sending: Sending, { hint }: InvalidMessages): readonly TextKey[] =>
  hint === undefined
    ? []
    : [{ key: 's', hint: 'send all the same', act: () => sendFixtures(ui, { ...sending, isUnchecked: true }) }];

const requestFor = (ui: Ui, { files, topic, isUnchecked = false }: Sending): ProduceRequest => ({
  topic,
  names: files.map((file) => resolve(ui.context().workspace?.root ?? '', file)),
  stdin: () => {
    throw new Error('nothing is read from standard input here');
  },
  validate: !isUnchecked,
  onIssues: () => {},
});

const send = async (ui: Ui, sending: Sending): Promise<void> => {
  const context = ui.context();
  const request = requestFor(ui, sending);
  const counts = await countsByTopic(context, request, ui.signal);
  if (!(await mayGo(ui, context, { counts, ...sending }))) return;
  const receipts: Receipt<SourcedDraft>[] = [];
  const total = sum(counts.values());
  let production: SendingProduction | null = null;
  const work = async (signal: AbortSignal): Promise<void> => {
    production = await openProduce(context, request, { signal });
    for await (const batch of production.batches) receipts.push(...batch);
  };
  const known = (): string | null => givenUpText(production?.whereabouts() ?? null);
  try {
    await ui.send(whatText(counts), work, known);
  } finally {
    if (receipts.length > 0) showReceipts(ui, receipts, total);
  }
};

/** `3 messages to orders`. */
const whatText = (counts: ReadonlyMap<string, number>): string => {
  const [topic] = counts.keys();
  const where = counts.size === 1 ? topic : `${counts.size} topics`;
  return `${messagesText(sum(counts.values()))} to ${where}`;
};

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0);

const showReceipts = (ui: Ui, receipts: readonly Receipt<SourcedDraft>[], total: number): void => {
  const lines = receipts.flatMap((receipt) => receiptLines(receipt, ui.theme));
  const topic = receipts.at(-1)?.topic;
  const look: readonly TextKey[] =
    topic === undefined
      ? []
      : [{ key: 'Enter', hint: 'see it among the messages', act: () => ui.go({ screen: 'messages', topic }) }];
  const sent = receipts.length < total ? `${receipts.length} of ${messagesText(total)}` : messagesText(total);
  ui.show(`Sent ${sent}`, lines, [], look);
};

const messagesText = (count: number): string => `${count} ${count === 1 ? 'message' : 'messages'}`;

/** What would go where; what is invalid throws here. */
const countsByTopic = async (
  context: AppContext,
  request: ProduceRequest,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for await (const drafts of (await openDryRun(context, request, { signal })).batches) {
    for (const { topic } of drafts) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return counts;
};

type Going = { readonly counts: ReadonlyMap<string, number> } & Sending;

/** The embedded broker is the user's own: one message that is right does no harm there. */
const mayGo = async (ui: Ui, context: AppContext, going: Going): Promise<boolean> => {
  const { counts, isUnchecked = false, isAgreed = false } = going;
  const broker = await context.broker();
  const isProduction = context.target?.production === true;
  const total = sum(counts.values());
  const isShared = isProduction || broker.kind === 'kafka';
  if (!isShared && !isUnchecked && (total === 1 || isAgreed)) return true;
  const topics = [...counts].map(([topic, count]) => `topic ${topic}: ${messagesText(count)}`);
  const where = isProduction ? ' in production' : isShared ? ' to a shared cluster' : '';
  const question = isUnchecked
    ? `Send what is not checked${where}?`
    : `Send${isShared ? where : ` ${messagesText(total)}`}?`;
  return ui.confirm(question, [clusterLine(context, broker), ...topics.slice(0, 5)]);
};
