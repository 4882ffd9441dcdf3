/** A time limit that stands still while a debugger has paused the handler. */
export type Deadline = { readonly pause: () => void; readonly resume: () => void; readonly clear: () => void };

/** Calls `onExpired` when `ms` milliseconds have run; 0: never. */
export const startDeadline = (ms: number, onExpired: () => void): Deadline => {
  if (ms === 0) return { pause: () => {}, resume: () => {}, clear: () => {} };
  let left = ms;
  let startedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const pause = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    left -= performance.now() - startedAt;
  };
  const resume = (): void => {
    if (timer !== undefined || isOver) return;
    startedAt = performance.now();
    timer = setTimeout(expire, Math.max(0, left));
  };
  const clear = (): void => {
    isOver = true;
    clearTimeout(timer);
  };
  const expire = (): void => {
    clear();
    onExpired();
  };
  resume();
  return { pause, resume, clear };
};
