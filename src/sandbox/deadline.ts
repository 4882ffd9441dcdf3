/**
 * A time limit that does not run while a debugger has paused the handler, and begins anew when it goes on: it is for what
 * a handler does by itself, and the way to the debugger and back takes longer than a line.
 */
export type Deadline = { readonly pause: () => void; readonly resume: () => void; readonly clear: () => void };

/** Calls `onExpired` when `ms` milliseconds have run; 0: never. */
export const startDeadline = (ms: number, onExpired: () => void): Deadline => {
  if (ms === 0) return { pause: () => {}, resume: () => {}, clear: () => {} };
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const pause = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
  };
  const resume = (): void => {
    if (timer !== undefined || isOver) return;
    timer = setTimeout(expire, ms);
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
