import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export type ChildOutput = {
  /** The last of what was printed. */
  readonly said: () => string;
  /** Resolves when all of it is read: after the process's end. */
  readonly closed: () => Promise<void>;
};

const mostCharacters = 10_000;
/** What the process has started may hold its output open for ever. */
const patienceMs = 100;

/** With the report that V8 prints as it aborts, nothing more of the handler's comes. */
const lastReport = /<--- Last few GCs --->|FATAL ERROR: |^# Fatal error in /m;
/** Node's own, when one of our sessions with its inspector is open. */
const waits = /^Waiting for the debugger to disconnect\.\.\.\n/m;

/** What a handler's process prints around the capture of its output: by native code, or by processes it has started. */
export const childOutput = (streams: readonly Readable[], printed: (text: string) => void): ChildOutput => {
  let said = '';
  let isReport = false;
  const hear = (chunk: string): void => {
    const text = chunk.replace(waits, '');
    said = (said + text).slice(-mostCharacters);
    isReport ||= lastReport.test(text);
    if (!isReport && text.trim() !== '') printed(text);
  };
  for (const stream of streams) stream.setEncoding('utf8').on('data', hear);
  return {
    said: () => said,
    closed: async () => {
      const all = Promise.allSettled(streams.map((stream) => finished(stream)));
      await Promise.race([all, sleep(patienceMs, undefined, { ref: false })]);
      for (const stream of streams) stream.destroy();
    },
  };
};
