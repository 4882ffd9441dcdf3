import { orAborted } from '../../core/or-aborted.ts';
import type { TypedLine } from './line-input.ts';

/** Far beyond every command, an edit of a large value too. */
export const longestLine = 1024 * 1024;

export const tooLong: TypedLine = { error: 'a line of more than 1 MiB is no command' };

export type LineQueue = {
  readonly push: (line: TypedLine) => void;
  /** No more come; with an error, that is what the last of `next` throws. */
  readonly end: (error?: Error) => void;
  readonly size: () => number;
  readonly next: (signal: AbortSignal) => Promise<TypedLine | null>;
};

/** Lines between where they come from and the one who waits for them. */
export const lineQueue = (): LineQueue => {
  const lines: TypedLine[] = [];
  let end: { readonly error: Error | undefined } | null = null;
  let wake = (): void => {};

  const next = async (signal: AbortSignal): Promise<TypedLine | null> => {
    for (;;) {
      signal.throwIfAborted();
      const line = lines.shift();
      if (line !== undefined) return line;
      if (end?.error !== undefined) throw end.error;
      if (end !== null) return null;
      const changed = Promise.withResolvers<void>();
      wake = changed.resolve;
      await orAborted(changed.promise, signal);
    }
  };

  return {
    push: (line) => {
      lines.push(line);
      wake();
    },
    end: (error) => {
      end ??= { error };
      wake();
    },
    size: () => lines.length,
    next,
  };
};
