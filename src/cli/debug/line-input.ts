import type { Readable, Writable } from 'node:stream';
import { streamLines } from './stream-lines.ts';
import { terminalLines } from './terminal-lines.ts';

/** A line without its end, or why it is none. */
export type TypedLine = string | { readonly error: string };

/** What the word before the cursor may become, and that word; each candidate begins with it. */
export type Completion = readonly [candidates: readonly string[], word: string];

/** A pipe's or terminal's stream, which can keep the process alive or not, or a file's. */
export type InputStream = Readable & {
  readonly setRawMode?: (isRaw: boolean) => unknown;
  readonly ref?: () => unknown;
  readonly unref?: () => unknown;
};

export type LineInputOptions = {
  readonly stdin: InputStream;
  /** Where a terminal's prompt and typing are shown. */
  readonly stdout: Writable;
  /** Whether both are a terminal that can move its cursor; else lines are read as they come, and no prompt is shown. */
  readonly isTerminal: boolean;
  readonly prompt: string;
  /** Asked at the Tab key, with the line up to the cursor. */
  readonly complete: (line: string) => Completion;
  /** Earlier lines, the oldest first. */
  readonly history: readonly string[];
  /** At a terminal's Ctrl-C, at any time: it is no signal then. */
  readonly onInterrupt: () => void;
};

/** Lines that a person types or a script sends. */
export type LineInput = {
  /** The next line; null at the end (Ctrl-D). An aborted wait loses nothing that was typed. One call at a time. */
  readonly next: (signal: AbortSignal) => Promise<TypedLine | null>;
  /** Lets `write` print whole lines above the prompt and what has been typed so far. */
  readonly above: (write: () => void) => void;
  /** Leaves the terminal to another program, an editor, until `work` is done. */
  readonly lend: <T>(work: () => Promise<T>) => Promise<T>;
  /** Gives the terminal back as it was, on a fresh line; the input stays open, and unread. */
  readonly close: () => void;
};

/** Close it whatever happens, else the terminal stays raw. */
export const openLineInput = (options: LineInputOptions): LineInput =>
  options.isTerminal ? terminalLines(options) : streamLines(options);
