import { pause } from '../../../app/pause.ts';
import { openTail } from '../../../app/tail.ts';
import { EvtoolError } from '../../../core/errors.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import type { Ui } from '../../ui.ts';
import { endOf } from './topic-facts.ts';
import type { TopicsState } from './topics-state.ts';

/** The newest messages of a topic, the newest first; null: they cannot be read. */
export type TopicPreview = { readonly name: string; readonly messages: readonly InspectedMessage[] | null };

type Previewed = {
  readonly ui: Ui;
  readonly state: () => TopicsState;
  /** Whether there is room for it. */
  readonly isWanted: () => boolean;
  readonly found: (preview: TopicPreview) => void;
  readonly signal: AbortSignal;
};

/** As many as a high terminal has rows. */
const most = 60;
/** How often it is looked whether the cursor went on, in ms: who runs through topics waits for none of them. */
const tickMs = 200;
/** A busy topic is read again after so many ms. */
const againMs = 2_000;

/** Keeps the newest messages of the topic under the cursor up to date until the signal. */
export const keepPreview = async ({ ui, state, isWanted, found, signal }: Previewed): Promise<void> => {
  let known: Known = { name: '', end: -1, at: 0 };
  while (!signal.aborted) {
    const due = isWanted() ? dueTopic(state(), known) : null;
    if (due !== null) {
      known = due;
      const messages = await newest(ui, due.name, signal).catch(unlessEvtoolError(signal));
      if (!signal.aborted) found({ name: due.name, messages });
    }
    await pause(tickMs, signal);
  }
};

/** Which topic was read, up to which offsets, and when. */
type Known = { readonly name: string; readonly end: number; readonly at: number };

/** The topic under the cursor, where more is to be seen of it than was read. */
const dueTopic = ({ shown, cursor }: TopicsState, known: Known): Known | null => {
  const row = shown[cursor];
  const size = row?.facts?.size;
  if (row === undefined || size === undefined || size.refusal !== null) return null;
  const due = { name: row.topic.name, end: endOf(size), at: performance.now() };
  if (due.name !== known.name) return due;
  return due.end !== known.end && due.at - known.at > againMs ? due : null;
};

const newest = async (ui: Ui, name: string, signal: AbortSignal): Promise<readonly InspectedMessage[]> => {
  // What there is to tell of a topic is told where it is opened.
  const context = { ...ui.context(), notice: () => {} };
  const tail = await openTail(context, { names: [name], last: most, zone: 'UTC' }, { signal });
  const messages: InspectedMessage[] = [];
  for await (const batch of tail.messages) messages.push(...batch);
  return messages.reverse();
};

const unlessEvtoolError =
  (signal: AbortSignal) =>
  (error: unknown): null => {
    if (!signal.aborted && !(error instanceof EvtoolError)) throw error;
    return null;
  };
