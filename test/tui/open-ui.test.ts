import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AppContext } from '../../src/app/context.ts';
import { openUi } from '../../src/tui/open-ui.ts';
import type { UiOptions } from '../../src/tui/ui-options.ts';
import { appContext } from '../support/app-context.ts';
import { patienceMs } from '../support/patience.ts';
import { openScratchBroker } from '../support/scratch-broker.ts';
import { workspaceContext } from '../support/workspace-context.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const scratchContext = async (): Promise<AppContext> => {
  const { broker, close } = await openScratchBroker();
  onTestFinished(close);
  return appContext({ broker }).context;
};

const enterScreen = '\u001b[?1049h';
const leaveScreen = '\u001b[?1049l';
const showCursor = '\u001b[?25h';
const wrapping = '\u001b[?7h';
const noWrapping = '\u001b[?7l';
const takePastes = '\u001b[?2004h';
const leavePastes = '\u001b[?2004l';

/** The UI on a terminal that writes down what it is told. */
const opened = (context: () => AppContext, options: Partial<UiOptions> = {}) => {
  const written: string[] = [];
  const modes: boolean[] = [];
  const stdout = Object.assign(new EventEmitter(), {
    columns: 80,
    rows: 24,
    isTTY: true,
    write: (text: string, ...rest: readonly unknown[]): boolean => {
      written.push(text);
      // Ink waits until all that it wrote is out.
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    },
  });
  let typed: string | null = null;
  const nothing = (): void => {};
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: true,
    read: (): string | null => {
      const text = typed;
      typed = null;
      return text;
    },
    setRawMode: (isRaw: boolean) => void modes.push(isRaw),
    setEncoding: nothing,
    resume: nothing,
    pause: nothing,
    ref: nothing,
    unref: nothing,
  });
  const stop = new AbortController();
  const ended = openUi({
    context,
    renew: async () => {},
    onSave: () => {},
    // A terminal as far as Ink looks at one.
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    start: { screen: 'topics' },
    hasColor: false,
    isAscii: false,
    isLinear: false,
    now: Date.now,
    copyWithTool: () => {},
    openEditor: async () => {},
    editText: async () => null,
    stopProcess: async () => {},
    signal: stop.signal,
    ...options,
  });
  const outcome = ended.then(
    (how) => how,
    (error: unknown) => error,
  );
  const shows = async (text: string): Promise<void> => {
    for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await turn()) {
      if (written.join('').includes(text)) return;
    }
    throw new Error(`it was not written: ${text}`);
  };
  return {
    outcome,
    written,
    shows,
    stop: () => stop.abort(),
    press: (bytes: string) => {
      typed = bytes;
      stdin.emit('readable');
    },
    resize: (columns: number, rows: number) => {
      Object.assign(stdout, { columns, rows });
      stdout.emit('resize');
    },
    listeners: () => stdout.listenerCount('resize') + stdin.listenerCount('readable') + stdin.listenerCount('end'),
    expectRestored: async () => {
      // Ink gives raw mode back in a turn of its own.
      await turn();
      const all = written.join('');
      expect(all.lastIndexOf(leaveScreen)).toBeGreaterThan(all.lastIndexOf(enterScreen));
      expect(all.lastIndexOf(wrapping)).toBeGreaterThan(all.lastIndexOf(noWrapping));
      expect(all.lastIndexOf(leavePastes)).toBeGreaterThanOrEqual(all.lastIndexOf(takePastes));
      expect(all.lastIndexOf(showCursor)).toBeGreaterThan(all.lastIndexOf('\u001b[?25l'));
      expect(modes.at(-1)).toBe(false);
    },
  };
};

/** A context that breaks where a view looks at it. */
const breaking = (context: AppContext) => {
  const bug = new Error('bug in a view');
  let isBroken = false;
  const now = (): AppContext => {
    // Views are drawn by React; what a screen does by itself is not.
    if (isBroken && new Error().stack?.includes('Header')) throw bug;
    return context;
  };
  return {
    bug,
    now,
    break: () => {
      isBroken = true;
    },
  };
};

describe('the UI', () => {
  it.each([
    ['q', { interrupted: false }],
    ['\u0003', { interrupted: true }],
  ])('ends with %j, and leaves the terminal as it was', async (bytes, how) => {
    const context = await scratchContext();
    const ui = opened(() => context);
    await ui.shows('Topics');
    ui.press(bytes);
    expect(await ui.outcome).toEqual(how);
    await ui.expectRestored();
    expect(ui.listeners()).toBe(0);
  });

  it('ends with its signal, as if it was interrupted', async () => {
    const context = await scratchContext();
    const ui = opened(() => context);
    await ui.shows('Topics');
    ui.stop();
    expect(await ui.outcome).toEqual({ interrupted: true });
    await ui.expectRestored();
  });

  it('ends with the error of a view that breaks, and leaves the terminal as it was', async () => {
    const context = breaking(await scratchContext());
    const ui = opened(context.now);
    await ui.shows('Topics');
    context.break();
    ui.press('x');
    expect(await ui.outcome).toBe(context.bug);
    await ui.expectRestored();
    expect(ui.listeners()).toBe(0);
  });

  it('ends with the error of a view that breaks from the beginning', async () => {
    const context = breaking(await scratchContext());
    context.break();
    const ui = opened(context.now);
    expect(await ui.outcome).toBe(context.bug);
    await ui.expectRestored();
  });

  it('ends with the error of work that has a bug', async () => {
    const context = await scratchContext();
    const bug = new Error('bug in reading the workspace');
    let save = (): void => {};
    const ui = opened(() => context, {
      onSave: (saved) => {
        save = saved;
      },
      renew: async () => {
        throw bug;
      },
    });
    await ui.shows('Topics');
    save();
    expect(await ui.outcome).toBe(bug);
    await ui.expectRestored();
  });

  it('draws again after it was too small', async () => {
    const context = await scratchContext();
    const ui = opened(() => context);
    await ui.shows('Topics');
    ui.resize(40, 10);
    await ui.shows('evtool needs 60×15');
    ui.written.length = 0;
    ui.resize(80, 24);
    await ui.shows('Topics');
    ui.press('q');
    expect(await ui.outcome).toEqual({ interrupted: false });
  });

  it('gives the terminal away once, however often that was asked for at one time', async () => {
    const context = await workspaceContext((await copyWorkspace()).root);
    const closing = Promise.withResolvers<void>();
    let count = 0;
    const ui = opened(() => context, {
      start: { screen: 'handlers' },
      openEditor: () => {
        count += 1;
        return closing.promise;
      },
    });
    await ui.shows('todo-created');
    ui.press('VV');
    await ui.shows(wrapping);
    closing.resolve();
    await ui.shows('had the terminal already');
    expect(count).toBe(1);
    ui.press('\u0003');
    expect(await ui.outcome).toEqual({ interrupted: true });
    await ui.expectRestored();
  });

  it('copies by the terminal itself, and by the tool of the system', async () => {
    const context = await workspaceContext((await copyWorkspace()).root);
    const copied: string[] = [];
    const ui = opened(() => context, { copyWithTool: (text) => void copied.push(text), writesWholeFrames: true });
    await ui.shows('platform.content-sources');
    ui.press('!');
    await ui.shows('Command line');
    expect(copied).toEqual([expect.stringMatching(/^evtool topics/)]);
    expect(ui.written.join('')).toContain(`\u001b]52;c;${Buffer.from(copied.join('')).toString('base64')}\u0007`);
    ui.stop();
    await ui.outcome;
  });
});
