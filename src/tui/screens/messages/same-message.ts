import type { RawMessage } from '../../../core/message.ts';
import type { KeptMessages } from '../../store/kept-messages.ts';

export const isSamePlace = (one: RawMessage, other: RawMessage | undefined): boolean =>
  one.offset === other?.offset && one.partition === other.partition && one.topic === other.topic;

/** The id that a message has in another store, by its place. */
export const sameMessage = (store: KeptMessages, raw: RawMessage | undefined): number | undefined => {
  const first = store.first() ?? 0;
  for (let id = store.last() ?? -1; id >= first; id -= 1) {
    const own = store.at(id)?.raw;
    if (own?.offset === raw?.offset && own?.partition === raw?.partition) return id;
  }
  return undefined;
};
