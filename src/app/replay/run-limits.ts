import type { ReplayRequest } from './replay-request.ts';

/** A replay that shows what a handler does with everything and changes nothing, with the limits that the commands have. */
export const runLimits = (): Omit<ReplayRequest, 'handler' | 'sources'> => ({
  stdin: () => {
    throw new Error('nothing is read from standard input here');
  },
  send: false,
  keepGoing: true,
  handleInvalid: false,
  timeoutMs: 30_000,
  maxMemoryMb: 256,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
