import { setTimeout as sleep } from 'node:timers/promises';

export type RetryOptions = {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly isPassing: (error: unknown) => boolean;
};

const shortestPauseMs = 50;
const longestPauseMs = 500;

/** Tries until it works, fails in a way that will not pass, or `timeoutMs` are over; then the last failure is thrown. */
export const retry = async <T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> => {
  const { timeoutMs, signal, isPassing } = options;
  const deadline = performance.now() + timeoutMs;
  for (let pauseMs = shortestPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (!isPassing(error) || performance.now() + pauseMs > deadline) throw error;
    }
    await pause(pauseMs, signal);
  }
};

/** Waits; aborting throws `signal.reason`, not Node's wrapper of it. */
export const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    signal.throwIfAborted();
  }
};
