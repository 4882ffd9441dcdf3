import { onTestFinished, vi } from 'vitest';
import type { AppContext } from '../../src/app/context.ts';
import { themeOf } from '../../src/tui/frame/theme.ts';
import type { Route } from '../../src/tui/route.ts';
import type { Screen, ScreenDefinition } from '../../src/tui/screens/screen.ts';
import { openShell } from '../../src/tui/shell/open-shell.ts';
import type { Overlay } from '../../src/tui/shell/overlay.ts';
import type { Shell } from '../../src/tui/shell/shell.ts';
import type { ShellWorld } from '../../src/tui/shell/shell-world.ts';
import { appContext } from './app-context.ts';
import { openScratchBroker } from './scratch-broker.ts';

type Quit = Parameters<ShellWorld['quit']>[0];

export type ShellDriver = {
  readonly shell: Shell;
  readonly press: (...keys: readonly string[]) => void;
  /** As when what is shown has been drawn, and for long enough to be read. */
  readonly read: () => void;
  /** What was said last. */
  readonly said: () => string | null;
  /** The overlay that takes the keys. */
  readonly top: () => Overlay | undefined;
  /** What became of an answer: `undefined` until it is there. */
  readonly answer: <T>(promise: Promise<T>) => { readonly value: () => T | undefined };
  /** How the UI was told to end, first one first. */
  readonly quits: readonly Quit[];
  readonly copied: readonly string[];
};

type Options = Partial<Omit<ShellWorld, 'context' | 'quit' | 'copy'>> & { readonly context?: AppContext };

const standardKeys = { rebound: new Map(), faults: [] };

/** A shell without a terminal, over screens of the test's own. */
export const driveShell = async (options: Options = {}): Promise<ShellDriver> => {
  const { context = await emptyContext(), screens = [plainScreen('topics')], ...rest } = options;
  const quits: Quit[] = [];
  const copied: string[] = [];
  const shell = openShell({
    context: () => context,
    theme: themeOf({ hasColor: false, isAscii: false }),
    now: context.now,
    keys: () => standardKeys,
    screens,
    start: { screen: 'topics' },
    tour: [],
    size: { columns: 80, rows: 24 },
    copy: (text) => void copied.push(text),
    openEditor: async () => {},
    editText: async () => null,
    quit: (how) => void quits.push(how),
    suspend: () => {},
    redraw: () => {},
    ...rest,
  });
  onTestFinished(() => shell.close());
  return {
    shell,
    press: (...keys) => {
      for (const key of keys) shell.press(key);
    },
    read: () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate'] });
      shell.drawn();
      vi.runAllTimers();
      vi.useRealTimers();
    },
    said: () => shell.state().said?.text ?? null,
    top: () => shell.state().overlays.at(-1),
    answer: <Answer>(promise: Promise<Answer>) => {
      let value: Answer | undefined;
      void promise.then((answer) => {
        value = answer;
      });
      return { value: () => value };
    },
    quits,
    copied,
  };
};

const emptyContext = async (): Promise<AppContext> => {
  const { broker, close } = await openScratchBroker();
  onTestFinished(close);
  return appContext({ broker }).context;
};

type Plain = Partial<Screen> & Partial<Pick<ScreenDefinition, 'bindings' | 'title'>>;

/** A screen that shows nothing and does what a test says. */
export const plainScreen = (name: Route['screen'], plain: Plain = {}): ScreenDefinition => {
  const { bindings = [], title = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, ...screen } = plain;
  return {
    name,
    title,
    bindings,
    open: () => ({
      view: () => null,
      actions: () => ({}),
      panes: () => ['only'],
      pane: () => 'only',
      focus: () => {},
      commandLine: () => null,
      close: async () => {},
      ...screen,
    }),
  };
};
