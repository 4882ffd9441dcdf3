import type { LineInput, TypedLine } from './line-input.ts';

export type TypedLines = {
  /** The line that comes next; asked for again, it is the same until it is taken. */
  readonly next: () => Promise<TypedLine | null>;
  readonly take: () => void;
};

/** Lines that may be waited for beside other things: one that was waited for in vain is not lost. */
export const typedLines = (input: LineInput, signal: AbortSignal): TypedLines => {
  let pending: Promise<TypedLine | null> | null = null;
  return {
    next: () => {
      if (pending !== null) return pending;
      pending = input.next(signal);
      // It may fail while nobody looks; who asks for it is told.
      pending.catch(() => {});
      return pending;
    },
    take: () => {
      pending = null;
    },
  };
};
