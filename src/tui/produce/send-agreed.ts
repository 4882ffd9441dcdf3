import type { AppContext } from '../../app/context.ts';
import type { SourcedDraft } from '../../app/fixture/drafter.ts';
import type { SendingProduction } from '../../app/produce.ts';
import type { Receipt } from '../../core/message.ts';
import type { Broker, Waiting } from '../../core/ports.ts';
import type { Ui } from '../ui.ts';
import { askToSend, type Question } from './ask-to-send.ts';
import { givenUpText } from './given-up-text.ts';
import { messagesText } from './messages-text.ts';

/** What is to be agreed to: these messages, there. */
export type Proposal = {
  readonly drafts: readonly SourcedDraft[];
  readonly context: AppContext;
  readonly broker: Broker;
};

export type Offer = {
  /** What is checked: `fixtures/one.json`. */
  readonly name: string;
  /** Reads and checks it. */
  readonly open: (context: AppContext, waiting: Waiting) => Promise<SendingProduction>;
  /** Null where the user need not be asked. */
  readonly question: (proposal: Proposal) => Question | null;
  /** Told of what has landed, and of how many. */
  readonly landed: (receipts: readonly Receipt<SourcedDraft>[], total: number) => void;
};

/** Checks messages, asks, and sends what was asked about: nothing is read again after the question. */
export const sendAgreed = async (ui: Ui, { name, open, question, landed }: Offer): Promise<void> => {
  const context = ui.context();
  const stop = new AbortController();
  const waiting = { signal: AbortSignal.any([stop.signal, ui.signal]) };
  const checked = await ui.check(name, async (giveUp) => {
    follow(stop, giveUp);
    return { broker: await context.broker(), production: await open(context, waiting) };
  });
  if (checked === null) return;
  const { files: drafts, batches, whereabouts } = checked.production;
  if (!(await askToSend(ui, context, question({ drafts, context, broker: checked.broker })))) return;
  const receipts: Receipt<SourcedDraft>[] = [];
  try {
    const work = async (giveUp: AbortSignal): Promise<void> => {
      follow(stop, giveUp);
      for await (const batch of batches) receipts.push(...batch);
    };
    await ui.send(whatText(drafts), work, () => givenUpText(whereabouts()));
  } finally {
    if (receipts.length > 0) landed(receipts, drafts.length);
  }
};

/** What was opened for the check is what sends: giving up either ends it. */
const follow = (stop: AbortController, signal: AbortSignal): void =>
  signal.addEventListener('abort', () => stop.abort(signal.reason), { once: true });

/** `3 messages to orders`. */
const whatText = (drafts: readonly SourcedDraft[]): string => {
  const [topic, ...others] = new Set(drafts.map((draft) => draft.topic));
  const where = others.length === 0 ? topic : `${others.length + 1} topics`;
  return `${messagesText(drafts.length)} to ${where}`;
};
