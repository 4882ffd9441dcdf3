/** How long what the world did may wait to be drawn, in ms: ten frames a second. */
const soonMs = 100;

export type Draws = {
  readonly draw: (when: 'now' | 'soon') => void;
  /** For React: a number that changes with each drawing. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly version: () => number;
  /** Nothing is drawn later any more. */
  readonly close: () => void;
};

/** Decides when the screen is drawn: at once for a key, and seldom enough for whatever comes by itself. */
export const openDraws = (): Draws => {
  let version = 0;
  let last = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const listeners = new Set<() => void>();
  const drawNow = (): void => {
    clearTimeout(timer);
    timer = undefined;
    version += 1;
    last = performance.now();
    for (const listener of listeners) listener();
  };
  return {
    draw: (when) => {
      if (when === 'now') return drawNow();
      if (!isClosed) timer ??= setTimeout(drawNow, Math.max(0, last + soonMs - performance.now()));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
};
