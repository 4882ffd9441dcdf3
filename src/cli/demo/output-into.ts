import { Readable, Writable } from 'node:stream';
import type { Terminal } from '../command.ts';
import type { Streams } from '../terminal.ts';

/** Streams for another command line whose results and notices go, in order, to this terminal's output. */
export const outputInto = (terminal: Terminal): Streams => {
  const sink = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        terminal.out(chunk).then(() => done(), done);
      },
    }),
    { isTTY: terminal.isInteractive.stdout, columns: terminal.columns() },
  );
  return { stdin: Readable.from([]), stdout: sink, stderr: sink };
};
