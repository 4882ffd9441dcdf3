import { resolve } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import type { SourcedDraft } from '../../app/fixture/drafter.ts';
import { InvalidMessages } from '../../app/fixture/invalid-messages.ts';
import type { LocatedIssue } from '../../app/fixture/locate-issue.ts';
import type { ProduceRequest } from '../../app/produce/produce-request.ts';
import { openProduce } from '../../app/produce.ts';
import type { Receipt } from '../../core/message.ts';
import { clean } from '../frame/clean.ts';
import type { TextKey, Ui } from '../ui.ts';
import type { Question } from './ask-to-send.ts';
import { messagesText } from './messages-text.ts';
import { type Proposal, sendAgreed } from './send-agreed.ts';
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

const requestFor = ({ workspace }: AppContext, { files, topic, isUnchecked = false }: Sending): ProduceRequest => ({
  topic,
  names: files.map((file) => resolve(workspace?.root ?? '', file)),
  stdin: () => {
    throw new Error('nothing is read from standard input here');
  },
  validate: !isUnchecked,
  onIssues: () => {},
});

const send = (ui: Ui, sending: Sending): Promise<void> => {
  const [file = '', ...others] = sending.files;
  return sendAgreed(ui, {
    name: others.length === 0 ? file : `${others.length + 1} fixtures`,
    open: (context, waiting) => openProduce(context, requestFor(context, sending), waiting),
    question: (proposal) => questionOf(sending, proposal),
    landed: (receipts, total) => showReceipts(ui, receipts, total),
  });
};

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

/** The embedded broker is the user's own: one message that is right does no harm there. */
const questionOf = (
  { isUnchecked = false, isAgreed = false }: Sending,
  { drafts, context, broker }: Proposal,
): Question | null => {
  const isProduction = context.target?.production === true;
  const isShared = isProduction || broker.kind === 'kafka';
  if (!isShared && !isUnchecked && (drafts.length === 1 || isAgreed)) return null;
  const where = isProduction ? ' in production' : isShared ? ' to a shared cluster' : '';
  const question = isUnchecked
    ? `Send what is not checked${where}?`
    : `Send${isShared ? where : ` ${messagesText(drafts.length)}`}?`;
  const topics = [...Map.groupBy(drafts, ({ topic }) => topic)];
  return { question, lines: topics.slice(0, 5).map(([topic, some]) => `topic ${topic}: ${messagesText(some.length)}`) };
};
