import { usageError } from '../../core/errors.ts';
import type { ProducedMessage } from '../../core/replay/replay-result.ts';
import type { Held, Shelf } from '../replay/hold-produced.ts';
import type { SessionProduced } from './debug-session.ts';

/** Sends, in order, and says what was confirmed; the error is why not all was. */
export type SendHeld = (
  held: readonly Held[],
) => Promise<{ readonly produced: readonly ProducedMessage[]; readonly error?: unknown }>;

/** A number of a produced message; several, of which those are meant that are still held; null: all that are held. */
export type ChosenHeld = number | readonly number[] | null;

export type ProducedList = {
  /** As they may be shown. */
  readonly list: () => readonly SessionProduced[];
  /** How many are of the message at hand. */
  readonly current: () => number;
  /** A run of a message with such secrets begins: what an earlier run of it produced is forgotten, unless it was sent. */
  readonly begin: (message: object, secrets: readonly string[]) => void;
  /** Ends the message at hand: its messages, in order. */
  readonly finish: () => readonly Held[];
  /** What has become of those of the message that was ended last. */
  readonly ofLast: () => readonly ProducedMessage[];
  /** The run was given up: what it produced is forgotten, unless it was sent. */
  readonly drop: () => void;
  readonly send: (chosen: ChosenHeld, sendHeld: SendHeld) => Promise<readonly SessionProduced[]>;
};

type Item = {
  readonly number: number;
  readonly message: object;
  /** Of that message. */
  readonly secrets: readonly string[];
  readonly held: Held;
  produced: ProducedMessage;
  /** Made when it is asked for: a long list is shown often. */
  shown: SessionProduced | null;
  isBeingSent: boolean;
};

/** Hides in a produced message what the secrets of its origin are. */
export type HideProduced = (produced: ProducedMessage, secrets: readonly string[]) => ProducedMessage;

/** What the handler produced, over all messages of a session. */
export const producedList = (shelf: () => Shelf, hide: HideProduced): ProducedList => {
  let past: readonly Item[] = [];
  let live: Item[] = [];
  let last: readonly Item[] = [];
  let count = 0;
  let message: object = {};
  let secrets: readonly string[] = [];

  const look = (): readonly Item[] => {
    for (const held of shelf().held().slice(live.length))
      live.push({
        number: ++count,
        message,
        secrets,
        held,
        produced: held.produced,
        shown: null,
        isBeingSent: false,
      });
    return live;
  };
  const shown = (item: Item): SessionProduced => {
    item.shown ??= { ...hide(item.produced, item.secrets), number: item.number };
    return item.shown;
  };
  const end = (isKept: (item: Item) => boolean): readonly Item[] => {
    const ended = look();
    past = [...past, ...ended.filter(isKept)];
    live = [];
    shelf().take();
    return ended;
  };

  return {
    list: () => [...past, ...look()].map(shown),
    current: () => look().length,
    begin: (next, itsSecrets) => {
      message = next;
      last = [];
      secrets = itsSecrets;
      past = past.filter((item) => item.message !== next || isOut(item));
    },
    finish: () => {
      last = end(() => true);
      return last.map(({ held, produced }) => ({ ...held, produced }));
    },
    ofLast: () => last.map(({ produced }) => produced),
    drop: () => void end(isOut),
    send: async (which, sendHeld) => {
      const chosen = chosenItems([...past, ...look()], which);
      const { produced, error } = await whileBeingSent(chosen, sendHeld);
      for (const [index, item] of chosen.entries())
        Object.assign(item, { produced: produced[index] ?? item.produced, shown: null });
      if (error !== undefined) throw error;
      return chosen.map(shown);
    },
  };
};

/** Nobody sends them a second time meanwhile. */
const whileBeingSent = async (items: readonly Item[], sendHeld: SendHeld): ReturnType<SendHeld> => {
  for (const item of items) item.isBeingSent = true;
  try {
    return await sendHeld(items.map(({ held }) => held));
  } finally {
    for (const item of items) item.isBeingSent = false;
  }
};

const chosenItems = (items: readonly Item[], which: ChosenHeld): readonly Item[] => {
  if (typeof which !== 'number')
    return items.filter((item) => isWaiting(item) && (which?.includes(item.number) ?? true));
  return [itemOf(items, which)];
};

const itemOf = (items: readonly Item[], number: number): Item => {
  const item = items.find((one) => one.number === number);
  if (item === undefined) throw usageError(`There is no produced message ${number}.`, 'See: produced');
  if (item.produced.place) throw usageError(`Message ${number} was sent already.`, 'See: produced');
  if (item.isBeingSent) throw usageError(`Message ${number} is being sent already.`, 'See: produced');
  if (!isWaiting(item)) throw usageError(`Message ${number} is not valid: it is not sent.`, 'See: produced');
  return item;
};

const isWaiting = (item: Item): boolean => item.held.draft !== undefined && !isOut(item);

/** It is in the topic, or may come to be. */
const isOut = ({ produced, isBeingSent }: Item): boolean => produced.place !== undefined || isBeingSent;
