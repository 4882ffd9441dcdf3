import { lookAgain } from '../../../app/look-again.ts';
import { pause } from '../../../app/pause.ts';
import { openTail } from '../../../app/tail.ts';
import type { TopicSize } from '../../../app/topics/topic-sizes.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import type { Ui } from '../../ui.ts';
import { endOf } from './topic-facts.ts';

/** The newest messages of a topic, the newest first; null: they cannot be read. */
export type TopicPreview = { readonly name: string; readonly messages: readonly InspectedMessage[] | null };

type Previewed = {
  readonly ui: Ui;
  readonly name: string;
  /** What the topic holds; undefined where that is not known, or where nobody sees its messages. */
  readonly size: () => TopicSize | undefined;
  readonly found: (preview: TopicPreview) => void;
  /** Aborted when the cursor goes on. */
  readonly signal: AbortSignal;
};

/** As many as a high terminal has rows. */
const most = 60;
/** The cursor stays for so many ms before its topic is read: who runs through topics waits for none of them. */
const calmMs = 200;
/** How often it is looked whether more came, in ms. */
const tickMs = 200;
/** A busy topic is read again after so many ms. */
const againMs = 2_000;

/** Keeps the newest messages of a topic up to date until the signal. */
export const keepPreview = async ({ ui, name, size, found, signal }: Previewed): Promise<void> => {
  let read = { end: -1, at: Number.NEGATIVE_INFINITY };
  const look = async (): Promise<void> => {
    const now = size();
    if (now === undefined || endOf(now) === read.end || ui.now() - read.at < againMs) return;
    const reading = { end: endOf(now), at: ui.now() };
    const messages = await newest(ui, name, signal);
    if (signal.aborted) return;
    found({ name, messages });
    read = reading;
  };
  await pause(calmMs, signal);
  await lookAgain({ everyMs: tickMs, look, failed: () => found({ name, messages: null }), signal });
};

const newest = async (ui: Ui, name: string, signal: AbortSignal): Promise<readonly InspectedMessage[]> => {
  // What there is to tell of a topic is told where it is opened.
  const context = { ...ui.context(), notice: () => {} };
  const tail = await openTail(context, { names: [name], last: most, zone: 'UTC' }, { signal });
  const messages: InspectedMessage[] = [];
  for await (const batch of tail.messages) messages.push(...batch);
  return messages.reverse();
};
