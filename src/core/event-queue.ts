export type EventQueue<T> = {
  readonly push: (event: T) => void;
  /** After what was pushed: the iteration ends, or throws `error`. */
  readonly end: (error?: unknown) => void;
  readonly events: () => AsyncGenerator<T, void>;
};

/** Events that come when they come, for one reader who takes them in order. The writer bounds how many they are. */
export const eventQueue = <T>(): EventQueue<T> => {
  const waiting: T[] = [];
  let ended: { readonly error: unknown } | undefined;
  let wake = (): void => {};

  async function* events(): AsyncGenerator<T, void> {
    for (;;) {
      yield* waiting.splice(0);
      if (waiting.length > 0) continue;
      if (ended?.error !== undefined) throw ended.error;
      if (ended) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  return {
    push: (event) => {
      waiting.push(event);
      wake();
    },
    end: (error) => {
      ended ??= { error };
      wake();
    },
    events,
  };
};
