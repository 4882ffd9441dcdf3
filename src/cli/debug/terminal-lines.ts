import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline';
import type { LineInput, LineInputOptions, TypedLine } from './line-input.ts';
import { lineQueue, longestLine, tooLong } from './line-queue.ts';
import { unreadableInput } from './unreadable-input.ts';

/** Lines typed or pasted before anyone asks for them; a terminal has such a limit too. */
const mostAhead = 1_000;
const historySize = 500;

/**
 * Lines that a person edits, with history and completion. The terminal is raw until `close`, so that Ctrl-C is a key also
 * while a handler runs; what is typed meanwhile is kept.
 */
export const terminalLines = (options: LineInputOptions): LineInput => {
  const { stdin, stdout, prompt, onInterrupt } = options;
  const queue = lineQueue();
  const editor = openEditor(options);
  let isAsking = false;
  let isClosed = false;

  const setAsking = (asks: boolean): void => {
    isAsking = asks;
    editor.setPrompt(asks ? prompt : '');
  };
  const isShown = (): boolean => !isClosed && (isAsking || editor.line !== '');

  editor.on('line', (text) => {
    if (queue.size() < mostAhead) queue.push(text.length > longestLine ? tooLong : text);
    // The next of several pasted lines is not asked for yet.
    setAsking(false);
  });
  editor.on('SIGINT', onInterrupt);
  // Back from Ctrl-Z, where readline stays paused.
  editor.on('SIGCONT', () => void editor.resume());
  editor.on('error', (error: Error) => queue.end(unreadableInput(error)));
  editor.on('close', () => {
    if (isShown()) stdout.write('\n');
    isClosed = true;
    queue.end();
  });

  const withdraw = (): void => {
    erase(editor, stdout);
    setAsking(false);
    if (editor.line !== '') editor.prompt(true);
  };

  const ask = async (signal: AbortSignal): Promise<TypedLine | null> => {
    setAsking(true);
    editor.prompt(true);
    try {
      return await queue.next(signal);
    } finally {
      if (isAsking && !isClosed) withdraw();
    }
  };

  const above = (write: () => void): void => {
    const wasShown = isShown();
    if (wasShown) erase(editor, stdout);
    write();
    if (wasShown) editor.prompt(true);
  };

  return {
    next: async (signal) => {
      signal.throwIfAborted();
      if (queue.size() === 0) return isClosed ? queue.next(signal) : ask(signal);
      const line = await queue.next(signal);
      if (typeof line === 'string') above(() => void stdout.write(`${prompt}${line}\n`));
      return line;
    },
    above,
    lend: async (work) => {
      if (isClosed) return work();
      editor.pause();
      stdin.setRawMode?.(false);
      try {
        return await work();
      } finally {
        if (!isClosed) stdin.setRawMode?.(true);
        if (!isClosed) editor.resume();
      }
    },
    close: () => editor.close(),
  };
};

const openEditor = ({ stdin, stdout, complete, history }: LineInputOptions): Interface =>
  createInterface({
    input: stdin,
    output: stdout,
    terminal: true,
    prompt: '',
    history: history.toReversed(),
    historySize,
    removeHistoryDuplicates: true,
    completer: (line: string): [string[], string] => {
      const [candidates, word] = complete(line);
      return [[...candidates], word];
    },
  });

/** Takes the prompt and what is typed off the screen, all rows of it, and leaves the cursor where it began. */
const erase = (editor: Interface, stdout: LineInputOptions['stdout']): void => {
  moveCursor(stdout, 0, -editor.getCursorPos().rows);
  cursorTo(stdout, 0);
  clearScreenDown(stdout);
  // Where readline believes its first row to be, seen from the cursor: without this it would go up once more.
  Reflect.set(editor, 'prevRows', 0);
};
