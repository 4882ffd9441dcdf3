import type { Instance } from 'ink';
import { EvtoolError } from '../core/errors.ts';
import { drawShell } from './draw-shell.tsx';
import { heardSize } from './frame/endless.ts';
import { themeOf } from './frame/theme.ts';
import { givingAway } from './give-away.ts';
import { hearTerminal } from './hear-terminal.ts';
import type { HandOver } from './hooks/use-hand-over.ts';
import { keysInUse } from './keys-in-use.ts';
import { leaveTerminal } from './leave-terminal.ts';
import { screens } from './screens/index.ts';
import { openShell } from './shell/open-shell.ts';
import { keepSized } from './shell/screen-frame.ts';
import type { Shell } from './shell/shell.ts';
import { watchBroker } from './shell/watch-broker.ts';
import type { UiOptions } from './ui-options.ts';
import { wrappingOf } from './wrapping.ts';

type Size = { readonly columns: number; readonly rows: number };

/**
 * Shows the UI until the user quits or the signal is aborted; answers whether ^C ended it. The terminal is as it was
 * then, also when a bug of ours ends it, which is thrown. Where keys of `evtool.yml` cannot be, none of them is used.
 */
export const openUi = async (options: UiOptions): Promise<{ readonly interrupted: boolean }> => {
  const { stdout, isLinear } = options;
  const ended = Promise.withResolvers<{ readonly interrupted: boolean }>();
  let app: Instance | undefined;
  const handOver: HandOver = { suspend: null };
  const wrapping = wrappingOf((text) => {
    if (!isLinear) stdout.write(text);
  });
  const away = givingAway(handOver, wrapping.set);
  const sizeNow = (): Size => (isLinear ? heardSize(stdout) : { columns: stdout.columns, rows: stdout.rows });
  const keys = keysInUse(options.context);
  const shell = openShell({
    context: options.context,
    theme: themeOf(options),
    now: options.now,
    keys: keys.now,
    screens,
    start: options.start,
    tour: options.tour ?? [],
    size: sizeNow(),
    copy: (text) => {
      stdout.write(osc52(text));
      options.copyWithTool(text);
    },
    openEditor: (place) => away.run(() => options.openEditor(place)),
    editText: (text, name) => away.run(() => options.editText(text, name)),
    quit: (how) => ('error' in how ? ended.reject(how.error) : ended.resolve(how)),
    suspend: () => shell.ui.run(() => away.run(options.stopProcess)),
    redraw: () => app?.clear(),
  });
  const restore = (): void => leaveTerminal({ ...options, app, wrapping, away });
  const unheard = hearTerminal(options, {
    resized: () => shell.resize(sizeNow()),
    gone: () => ended.resolve({ interrupted: true }),
  });
  const renewAll = async (): Promise<void> => {
    await renew(options, shell);
    keys.renew();
    shell.renew();
    keys.tell(shell.ui.say);
  };
  options.onSave(() => shell.ui.run(renewAll));
  const hushed = options.onNotice?.((text) => shell.ui.say(text));
  const unguard = options.onEnd?.(restore);
  options.onMouse?.(shell.mouse);
  if (options.tour?.length) shell.ui.say('A scratch workspace with live messages, good and bad: nothing of it stays.');
  keys.tell(shell.ui.say);
  shell.ui.run(() => watchBroker(shell.ui, shell.setBroker));
  wrapping.set(false);
  keepSized(shell);
  try {
    app = drawShell(shell, handOver, options);
    app.waitUntilExit().then(undefined, ended.reject);
    return await ended.promise;
  } finally {
    unheard();
    hushed?.();
    restore();
    unguard?.();
    await shell.close();
  }
};

/** A workspace that was saved with a fault in it stays as it was, and the fault is said and marked until it is mended. */
const renew = async (options: UiOptions, shell: Shell): Promise<void> => {
  try {
    await options.renew();
  } catch (error) {
    if (error instanceof EvtoolError) shell.setStale(placeIn(error.message, options.context().workspace?.config.file));
    throw error;
  }
};

/** Errors of files begin with their place. */
const placeIn = (message: string, file = 'evtool.yml'): string => /^[^\s:]+:\d+/.exec(message)?.[0] ?? file;

/** The terminal itself puts a text into the clipboard of the machine that it is on, so also over ssh. */
const osc52 = (text: string): string => `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
