/** Nobody sees what comes and presses a key because of it in less, in ms: that key was meant for what was there before. */
const reactionMs = 250;

/** Tells once whoever presses a key can have read what is in sight. What comes back is to be called after every frame. */
export const openPerception = <T>(inSight: () => T | undefined, read: (one: T) => void): (() => void) => {
  let drawn: T | undefined;
  let timer: NodeJS.Timeout | undefined;
  return () => {
    const one = inSight();
    if (one === drawn) return;
    drawn = one;
    clearTimeout(timer);
    if (one === undefined) return;
    // Keys that lay unread while this process was busy are heard between a timer and an immediate.
    timer = setTimeout(() => setImmediate(() => one === inSight() && read(one)), reactionMs).unref();
  };
};
