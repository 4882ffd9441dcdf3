import { resolve } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import type { SourcedDraft } from '../../app/fixture/drafter.ts';
import { InvalidMessages } from '../../app/fixture/invalid-messages.ts';
import type { ProduceRequest } from '../../app/produce/produce-request.ts';
import { openDryRun, openProduce } from '../../app/produce.ts';
import type { Receipt } from '../../core/message.ts';
import { clean } from '../frame/clean.ts';
import type { Ui } from '../ui.ts';
import { clusterLine } from './cluster-line.ts';
import { issueLines, receiptLines } from './sent-lines.ts';

/**
 * Sends fixtures, named from the workspace's root, all or none, to a topic or to those where they belong; asks first where
 * others may read what is sent.
 */
export const sendFixtures = async (ui: Ui, files: readonly string[], topic?: string): Promise<void> => {
  try {
    await send(ui, { ...requestFor(ui, files), topic });
  } catch (error) {
    if (!(error instanceof InvalidMessages)) throw error;
    const hint =
      error.hint === undefined ? [] : [ui.theme.paint('dim', 'Mend them, or take evtool produce with its flags.')];
    ui.show('Nothing was sent', [
      ui.theme.paint('bad', clean(error.message)),
      '',
      ...issueLines(error.issues, ui.theme),
      ...hint,
    ]);
  }
};

const requestFor = (ui: Ui, files: readonly string[]): ProduceRequest => ({
  names: files.map((file) => resolve(ui.context().workspace?.root ?? '', file)),
  stdin: () => {
    throw new Error('nothing is read from standard input here');
  },
  validate: true,
  onIssues: () => {},
});

const send = async (ui: Ui, request: ProduceRequest): Promise<void> => {
  const context = ui.context();
  const counts = await countsByTopic(context, request, ui.signal);
  if (!(await mayGo(ui, context, counts))) return;
  const receipts: Receipt<SourcedDraft>[] = [];
  const { batches } = await openProduce(context, request, { signal: ui.signal });
  try {
    for await (const batch of batches) receipts.push(...batch);
  } finally {
    const title = receipts.length === 1 ? 'Sent 1 message' : `Sent ${receipts.length} messages`;
    if (receipts.length > 0)
      ui.show(
        title,
        receipts.flatMap((receipt) => receiptLines(receipt, ui.theme)),
      );
  }
};

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

/** The embedded broker is the user's own. */
const mayGo = async (ui: Ui, context: AppContext, counts: ReadonlyMap<string, number>): Promise<boolean> => {
  const broker = await context.broker();
  const isProduction = context.target?.production === true;
  if (!isProduction && broker.kind !== 'kafka') return true;
  const topics = [...counts].map(
    ([topic, count]) => `topic ${topic}: ${count} ${count === 1 ? 'message' : 'messages'}`,
  );
  const question = isProduction ? 'Send in production?' : 'Send to a shared cluster?';
  return ui.confirm(question, [clusterLine(context, broker), ...topics.slice(0, 5)]);
};
