import { type Instance, render } from 'ink';
import { EvtoolError } from '../core/errors.ts';
import { Root } from './components/root.tsx';
import { heardSize } from './frame/endless.ts';
import { themeOf } from './frame/theme.ts';
import { givingAway } from './give-away.ts';
import type { HandOver } from './hooks/use-hand-over.ts';
import { reboundKeys } from './keys/rebound-keys.ts';
import { screens } from './screens/index.ts';
import { openShell } from './shell/open-shell.ts';
import { keepSized } from './shell/screen-frame.ts';
import type { Shell } from './shell/shell.ts';
import { watchBroker } from './shell/watch-broker.ts';
import { silently } from './silently.ts';
import type { UiOptions } from './ui-options.ts';
import { wrappingOf } from './wrapping.ts';

type Size = { readonly columns: number; readonly rows: number };

/**
 * Shows the UI until the user quits or the signal is aborted; answers whether ^C ended it. The terminal is as it was
 * then, also when a bug of ours ends it, which is thrown. Where keys of `evtool.yml` cannot be, none of them is used.
 */
export const openUi = async (options: UiOptions): Promise<{ readonly interrupted: boolean }> => {
  const { stdin, stdout, isLinear, signal } = options;
  const ended = Promise.withResolvers<{ readonly interrupted: boolean }>();
  let app: Instance | undefined;
  const handOver: HandOver = { suspend: null };
  const wrapping = wrappingOf((text) => {
    if (!isLinear) stdout.write(text);
  });
  const away = givingAway(handOver, wrapping.set);
  const sizeNow = (): Size => (isLinear ? heardSize(stdout) : { columns: stdout.columns, rows: stdout.rows });
  let keys = reboundKeys(options.context().workspace, screens);
  const shell = openShell({
    context: options.context,
    theme: themeOf(options),
    now: options.now,
    keys: () => keys,
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
  const resize = (): void => shell.resize(sizeNow());
  const stop = (): void => ended.resolve({ interrupted: true });
  const leave = (): void => {
    // Ink does so a moment after it has gone, which a process that ends does not have.
    stdin.setRawMode(false);
    app?.unmount();
    // The last line stays, as there is no other screen to go back to.
    if (isLinear) stdout.write('\n');
    wrapping.restore();
  };
  // Where it is another's it has been restored already; a second time would move the cursor to where it was at the start.
  const restore = (): void => (away.isGiven() ? silently(stdout, leave) : leave());
  stdout.on('resize', resize);
  stdin.once('end', stop);
  signal.addEventListener('abort', stop);
  const tellKeys = (faultBefore?: string): void => {
    const [fault] = keys.faults;
    if (fault === faultBefore) return;
    if (fault === undefined) shell.ui.say('The keys of evtool.yml are used.', 'ok');
    else shell.ui.say(`The standard keys are used. ${fault}`, 'bad');
  };
  const renewAll = async (): Promise<void> => {
    await renew(options, shell);
    const [faultBefore] = keys.faults;
    keys = reboundKeys(options.context().workspace, screens);
    shell.renew();
    tellKeys(faultBefore);
  };
  options.onSave(() => shell.ui.run(renewAll));
  const hushed = options.onNotice?.((text) => shell.ui.say(text));
  const unguard = options.onEnd?.(restore);
  options.onMouse?.(shell.mouse);
  if (options.tour?.length) shell.ui.say('A scratch workspace with live messages, good and bad: nothing of it stays.');
  tellKeys();
  shell.ui.run(() => watchBroker(shell.ui, shell.setBroker));
  wrapping.set(false);
  keepSized(shell);
  try {
    app = render(<Root shell={shell} handOver={handOver} />, {
      stdin,
      stdout,
      alternateScreen: !isLinear,
      incrementalRendering: true,
      debug: options.writesWholeFrames ?? false,
      maxFps: 30,
      onRender: shell.drawn,
      patchConsole: false,
      exitOnCtrlC: false,
      interactive: true,
      isScreenReaderEnabled: isLinear,
    });
    app.waitUntilExit().then(undefined, ended.reject);
    return await ended.promise;
  } finally {
    stdout.off('resize', resize);
    stdin.off('end', stop);
    signal.removeEventListener('abort', stop);
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
