import type { Window } from '../../../app/window.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import type { MessageStore } from '../../store/message-store.ts';
import { newcomers } from './newcomers.ts';

export type Intake = {
  /** Takes a batch of one partition in, once there is room for it. `ends` are those of the partitions at first. */
  readonly take: (batch: readonly InspectedMessage[], ends: Window['partitions']) => Promise<void>;
  /** The id of the newest message that was there at first, of those taken; -1 before one. */
  readonly lastOld: () => number;
  /** Looks again whether there is room. */
  readonly goOn: () => void;
};

type Door = {
  readonly store: MessageStore;
  readonly now: () => number;
  /** Whether the oldest messages must stay: asked where they would make room for a batch. */
  readonly mustWait: () => boolean;
  readonly waiting: () => void;
  readonly signal: AbortSignal;
};

/** Where messages go into a store, which lets none of them in while others must stay. */
export const openIntake = ({ store, now, mustWait, waiting, signal }: Door): Intake => {
  let lastOld = -1;
  let goOn = (): void => {};
  const untilRoom = async (batch: readonly InspectedMessage[]): Promise<void> => {
    while (!store.hasRoom(batch) && mustWait() && !signal.aborted) {
      waiting();
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
  };
  return {
    take: async (batch, ends) => {
      await untilRoom(batch);
      store.append(batch, now());
      const newIn = newcomers(ends, batch);
      if (newIn < batch.length) lastOld = (store.last() ?? -1) - newIn;
    },
    lastOld: () => lastOld,
    goOn: () => goOn(),
  };
};
