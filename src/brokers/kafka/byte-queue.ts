/** A queue between one producer side and one consumer, bounded by bytes. */
export type ByteQueue<T> = {
  readonly push: (element: T, bytes: number) => void;
  /** Resolves when less than the bound is queued: ask before getting more to push. */
  readonly room: () => Promise<void>;
  /** Nothing more comes: the consumer gets what is queued, then ends or fails with the error. */
  readonly end: (failure?: { readonly error: unknown }) => void;
  /** The next element; undefined at the end. */
  readonly next: () => Promise<T | undefined>;
};

export const byteQueue = <T>(maxBytes: number): ByteQueue<T> => {
  const queued: { readonly element: T; readonly bytes: number }[] = [];
  let bytesQueued = 0;
  let ended: { readonly failure?: { readonly error: unknown } | undefined } | undefined;
  let wakeConsumer = Promise.withResolvers<void>();
  let wakeProducers = Promise.withResolvers<void>();

  return {
    push: (element, bytes) => {
      queued.push({ element, bytes });
      bytesQueued += bytes;
      wakeConsumer.resolve();
    },
    room: async () => {
      while (bytesQueued >= maxBytes) await wakeProducers.promise;
    },
    end: (failure) => {
      ended ??= { failure };
      wakeConsumer.resolve();
    },
    next: async () => {
      while (queued.length === 0 && !ended) {
        await wakeConsumer.promise;
        wakeConsumer = Promise.withResolvers<void>();
      }
      const first = queued.shift();
      if (!first) {
        if (ended?.failure) throw ended.failure.error;
        return undefined;
      }
      bytesQueued -= first.bytes;
      wakeProducers.resolve();
      wakeProducers = Promise.withResolvers<void>();
      return first.element;
    },
  };
};
