/** What of a kind is on the screen, and whether whoever presses a key can have read it. */
export type Perception<T> = {
  /** A frame was written. */
  readonly drawn: () => void;
  readonly isRead: (one: T) => boolean;
};

/** Nobody sees what comes and presses a key because of it in less, in ms: that key was meant for what was there before. */
const reactionMs = 250;

export const openPerception = <T>(inSight: () => T | undefined): Perception<T> => {
  let drawn: T | undefined;
  let read: T | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    drawn: () => {
      const one = inSight();
      if (one === drawn) return;
      drawn = one;
      read = undefined;
      clearTimeout(timer);
      // Keys that lay unread while this process was busy are heard between a timer and an immediate.
      timer = setTimeout(() => setImmediate(() => (read = drawn)), reactionMs).unref();
    },
    isRead: (one) => one === read,
  };
};
