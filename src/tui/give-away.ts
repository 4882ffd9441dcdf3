import { EvtoolError } from '../core/errors.ts';
import type { HandOver } from './hooks/use-hand-over.ts';

/** Runs what needs the terminal for itself, one at a time; the UI comes back after it. */
export type GiveAway = <T>(work: () => Promise<T>) => Promise<T>;

/** `setWrapping` is told what other programs expect of the terminal, and when it is ours again. */
export const givingAway = (handOver: HandOver, setWrapping: (isOn: boolean) => void): GiveAway => {
  let isAway = false;
  return async (work) => {
    // Keys that were typed together may ask for it twice.
    if (isAway) throw new EvtoolError('Another program had the terminal already.');
    isAway = true;
    try {
      await using _suspension = await handOver.suspend?.();
      setWrapping(true);
      try {
        return await work();
      } finally {
        setWrapping(false);
      }
    } finally {
      isAway = false;
    }
  };
};
