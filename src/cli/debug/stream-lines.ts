import type { LineInput, LineInputOptions, TypedLine } from './line-input.ts';
import { lineQueue, longestLine, tooLong } from './line-queue.ts';
import { unreadableInput } from './unreadable-input.ts';

const newline = 0x0a;

/** Lines of a pipe or a file. It is read only while someone waits, one chunk ahead at most. */
export const streamLines = ({ stdin }: Pick<LineInputOptions, 'stdin'>): LineInput => {
  const queue = lineQueue();
  const cut = lineCutter();
  const onData = (chunk: string | Uint8Array): void => {
    for (const line of cut.add(Buffer.from(chunk))) queue.push(line);
    if (queue.size() > 0) stdin.pause();
  };
  const onEnd = (): void => {
    for (const line of cut.end()) queue.push(line);
    queue.end();
  };
  const onError = (error: Error): void => queue.end(unreadableInput(error));
  stdin.ref?.();
  stdin.pause().on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onError);
  if (stdin.readableEnded || stdin.destroyed) queue.end();
  return {
    next: (signal) => {
      if (queue.size() === 0) stdin.resume();
      return queue.next(signal);
    },
    above: (write) => write(),
    lend: (work) => work(),
    close: () => {
      stdin.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', onError).pause();
      // Also a paused pipe is read ahead of, and would keep the process until its writer ends.
      stdin.unref?.();
      queue.end();
    },
  };
};

/** Cuts bytes, not text, so that a character may come in two chunks. */
const lineCutter = () => {
  let rest: Buffer[] = [];
  let length = 0;
  let isFirst = true;

  const keep = (bytes: Buffer): void => {
    length += bytes.length;
    // What is too long is only measured.
    if (length > longestLine) rest = [];
    else if (bytes.length > 0) rest.push(bytes);
  };

  const take = (): TypedLine => {
    const line = length > longestLine ? tooLong : textOf(Buffer.concat(rest), isFirst);
    rest = [];
    length = 0;
    isFirst = false;
    return line;
  };

  const add = (chunk: Buffer): readonly TypedLine[] => {
    const lines: TypedLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      keep(chunk.subarray(start, end));
      lines.push(take());
      start = end + 1;
    }
    keep(chunk.subarray(start));
    return lines;
  };

  return { add, end: (): readonly TypedLine[] => (length === 0 ? [] : [take()]) };
};

/** Without the carriage return of a Windows line's end, and a byte order mark at the start of all. */
const textOf = (bytes: Buffer, isFirst: boolean): string => {
  const text = bytes.toString('utf8').replace(/\r$/, '');
  return isFirst ? text.replace(/^\uFEFF/, '') : text;
};
