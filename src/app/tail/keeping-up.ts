/** How reading keeps up with what comes. */
export type KeepingUp = {
  /** Offsets that are there and were not read, when that is more than a moment's work; else 0. */
  readonly behind: number;
  /** Of so many messages one is looked at; 1: all are. */
  readonly oneIn: number;
  /** For how many looks it has kept up. */
  readonly calm: number;
};

type Look = {
  /** Offsets that are there and were not read. */
  readonly left: number;
  /** Messages read since the look before, a second ago. */
  readonly read: number;
  /** Whether messages may be left out to keep up. */
  readonly mayThin: boolean;
};

/** More than so many seconds of work is behind. */
const secondsBehind = 2;
/** Offsets without a message (of transactions, of what was compacted) can be left for ever. */
const leastBehind = 100;
const mostOneIn = 64;
/** So many looks it must keep up before more of the messages are looked at again. */
const calmLooks = 3;

/** The next look: who stays behind looks at half as many, who keeps up for a while at twice as many. */
export const keepingUp = (before: KeepingUp, { left, read, mayThin }: Look): KeepingUp => {
  const isBehind = read > 0 && left > Math.max(leastBehind, read * secondsBehind);
  const { oneIn, calm } = before;
  if (isBehind) {
    // What falls by half in a second is soon caught up.
    const isLosing = before.behind > 0 && left > before.behind / 2;
    return { behind: left, oneIn: mayThin && isLosing ? Math.min(oneIn * 2, mostOneIn) : oneIn, calm: 0 };
  }
  return calm + 1 < calmLooks
    ? { behind: 0, oneIn, calm: calm + 1 }
    : { behind: 0, oneIn: Math.max(1, oneIn / 2), calm: 0 };
};
