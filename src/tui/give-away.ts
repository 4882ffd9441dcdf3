import { EvtoolError } from '../core/errors.ts';
import type { HandOver } from './hooks/use-hand-over.ts';

export type GiveAway = {
  /** Runs what needs the terminal for itself, one at a time; the UI comes back after it. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Whether the terminal is another's now. */
  readonly isGiven: () => boolean;
};

/** `setWrapping` is told what other programs expect of the terminal, and when it is ours again. */
export const givingAway = (handOver: HandOver, setWrapping: (isOn: boolean) => void): GiveAway => {
  let isAway = false;
  let isGiven = false;
  return {
    isGiven: () => isGiven,
    run: async (work) => {
      // Keys that were typed together may ask for it twice.
      if (isAway) throw new EvtoolError('Another program had the terminal already.');
      isAway = true;
      try {
        await using _suspension = await handOver.suspend?.();
        setWrapping(true);
        isGiven = true;
        try {
          return await work();
        } finally {
          isGiven = false;
          setWrapping(false);
        }
      } finally {
        isAway = false;
      }
    },
  };
};
