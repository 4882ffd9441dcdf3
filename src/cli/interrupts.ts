/** What becomes of Ctrl-C. */
export type Interrupts = {
  /** What the process, or a raw terminal, calls at each Ctrl-C. */
  readonly interrupt: () => void;
  /** From now on `take` is asked first; what it does not take (false) ends the run. Undone by the answer. */
  readonly takenBy: (take: () => boolean) => () => void;
};

/** Ctrl-C ends the run, unless a command takes it for something better. */
export const openInterrupts = (end: () => void): Interrupts => {
  let takers: readonly (() => boolean)[] = [];
  return {
    interrupt: () => {
      if (takers.at(-1)?.() !== true) end();
    },
    takenBy: (take) => {
      takers = [...takers, take];
      return () => {
        takers = takers.filter((taker) => taker !== take);
      };
    },
  };
};
