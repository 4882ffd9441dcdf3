/** Long enough for a broker's answer that is under way, short enough for a person who waits. */
const graceMs = 80;

export type Grace = { readonly signal: AbortSignal; readonly end: () => void };

/** A signal that is aborted a little after another one: time for what was sent to be acknowledged. */
export const graceAfter = (signal: AbortSignal): Grace => {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const start = (): void => {
    // An answer that came while the process was held is read first.
    timer = setTimeout(() => setImmediate(() => late.abort(signal.reason)), graceMs);
  };
  if (signal.aborted) late.abort(signal.reason);
  signal.addEventListener('abort', start, { once: true });
  return {
    signal: late.signal,
    end: () => {
      signal.removeEventListener('abort', start);
      clearTimeout(timer);
    },
  };
};
