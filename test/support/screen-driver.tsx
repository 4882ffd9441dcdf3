import { EventEmitter, once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { onTestFinished } from 'vitest';
import type { AppContext } from '../../src/app/context.ts';
import { openUi } from '../../src/tui/open-ui.ts';
import type { UiOptions } from '../../src/tui/ui-options.ts';
import { isUnread } from './is-unread.ts';
import { patienceMs } from './patience.ts';

export type ScreenDriver = {
  /** Keys by the names of the key table, each as the terminal sends it; a question is read before it is answered. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly paste: (text: string) => Promise<void>;
  /** The last frame, without colours; rows without blanks at their ends. */
  readonly frame: () => string;
  /** The last frame as it was written. */
  readonly painted: () => string;
  /** Resolves to the frame once it matches; fails with the frame when it does not in time. */
  readonly shows: (pattern: RegExp) => Promise<string>;
  readonly resize: (columns: number, rows: number) => Promise<void>;
  /** As after a save in the workspace. */
  readonly save: () => void;
  readonly copied: () => readonly string[];
  readonly ended: Promise<{ readonly interrupted: boolean }>;
};

type Options = Partial<Omit<UiOptions, 'stdin' | 'stdout' | 'context' | 'signal' | 'onSave'>> & {
  readonly columns?: number;
  readonly rows?: number;
};

const bytesOf: Readonly<Record<string, string>> = {
  Enter: '\r',
  Esc: '\u001b',
  Tab: '\t',
  'S-Tab': '\u001b[Z',
  space: ' ',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  Home: '\u001b[H',
  End: '\u001b[F',
  PgUp: '\u001b[5~',
  PgDn: '\u001b[6~',
  Backspace: '\u007f',
  Delete: '\u001b[3~',
};

/**
 * The whole UI in this process, on a screen of any size: what it would draw, as text. A context that `renew` changes is
 * given as a function.
 */
export const openScreen = (context: AppContext | (() => AppContext), options: Options = {}): ScreenDriver => {
  const contextNow = typeof context === 'function' ? context : () => context;
  const { columns = 80, rows = 24, ...rest } = options;
  const frames: string[] = [''];
  const stdout = Object.assign(new EventEmitter(), {
    columns,
    rows,
    isTTY: true,
    write: (text: string, ...rest: readonly unknown[]): boolean => {
      // A frame has text; what only moves the cursor, switches a mode or copies has none.
      if (stripVTControlCharacters(text).trim() !== '') {
        frames.push(text);
        stdout.emit('drawn');
      }
      // Ink waits for what it wrote when the terminal comes back from another program.
      const written = rest.at(-1);
      if (typeof written === 'function') written();
      return true;
    },
  });
  let typed: string | null = null;
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: true,
    read: (): string | null => {
      const text = typed;
      typed = null;
      return text;
    },
    setEncoding: () => {},
    setRawMode: () => {},
    resume: () => {},
    pause: () => {},
    ref: () => {},
    unref: () => {},
  });
  const stop = new AbortController();
  const copied: string[] = [];
  let saved = (): void => {};
  const ended = openUi({
    context: contextNow,
    renew: async () => {},
    onSave: (listener) => {
      saved = listener;
    },
    // A terminal as far as Ink looks at one.
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    start: { screen: 'topics' },
    hasColor: false,
    isAscii: false,
    isLinear: false,
    now: contextNow().now,
    copyWithTool: (text) => void copied.push(text),
    openEditor: async () => {},
    editText: async () => null,
    stopProcess: async () => {},
    signal: stop.signal,
    writesWholeFrames: true,
    ...rest,
  });
  onTestFinished(async () => {
    stop.abort();
    await ended;
  });

  const painted = (): string => frames.at(-1) ?? '';
  const frame = (): string => stripVTControlCharacters(painted()).replace(/ +$/gm, '').trimEnd();
  /** A key's effect is drawn within a few turns of the event loop. */
  const settle = async (): Promise<void> => {
    for (let turns = 0; turns < 5; turns += 1) await turn();
  };
  const send = async (bytes: string): Promise<void> => {
    typed = bytes;
    stdin.emit('readable');
    // A lone escape is known as such only when nothing follows it for a while.
    if (bytes === '\u001b') await new Promise((resolve) => setTimeout(resolve, 50));
    await settle();
  };
  const until = async (isThere: (screen: string) => boolean, what: string): Promise<void> => {
    const signal = AbortSignal.timeout(patienceMs);
    // Who looked all the time would take it from what the frame waits for.
    while (!isThere(frame())) {
      await once(stdout, 'drawn', { signal }).catch(() => {
        throw new Error(`the screen does not show ${what}:\n${frame()}`);
      });
      // Ink hears keys once the frame is there.
      await turn();
    }
  };
  const shows = async (pattern: RegExp): Promise<string> => {
    await until((screen) => pattern.test(screen), `${pattern}`);
    return frame();
  };
  return {
    press: async (...keys) => {
      for (const key of keys) {
        await until((screen) => !isUnread(screen), 'that it takes an answer');
        await send(bytesOf[key] ?? controlOf(key));
      }
    },
    type: send,
    paste: (text) => send(`\u001b[200~${text}\u001b[201~`),
    frame,
    painted,
    shows,
    resize: async (width, height) => {
      Object.assign(stdout, { columns: width, rows: height });
      stdout.emit('resize');
      await settle();
    },
    save: () => saved(),
    copied: () => copied,
    ended,
  };
};

const controlOf = (key: string): string =>
  /^\^[a-z]$/.test(key) ? String.fromCharCode(key.charCodeAt(1) - 0x60) : key;
