/** What waits until a run has come to its outcome, which Esc gives up; one at a time. */
export type OutcomeWait = {
  /** Aborted when it is given up, or another one begins. */
  readonly begin: () => AbortSignal;
  readonly end: (signal: AbortSignal) => void;
  /** False: nothing waits. */
  readonly giveUp: () => boolean;
};

export const outcomeWait = (): OutcomeWait => {
  let waiting: AbortController | null = null;
  const giveUp = (): boolean => {
    const isWaiting = waiting !== null;
    waiting?.abort();
    waiting = null;
    return isWaiting;
  };
  return {
    begin: () => {
      giveUp();
      waiting = new AbortController();
      return waiting.signal;
    },
    end: (signal) => {
      if (waiting?.signal === signal) waiting = null;
    },
    giveUp,
  };
};
