import { isDeepStrictEqual } from 'node:util';
import { EvtoolError } from '../../core/errors.ts';
import { clean } from '../frame/clean.ts';
import { isTooSmall } from '../frame/frame.ts';
import type { Actions } from '../keys/binding.ts';
import { type BindingTable, bindingTable } from '../keys/bound.ts';
import { globalBindings } from '../keys/global-bindings.ts';
import type { Route, ScreenName } from '../route.ts';
import type { Screen, ScreenDefinition } from '../screens/screen.ts';
import { textField } from '../text-field/text-field.ts';
import type { Tone, Ui } from '../ui.ts';
import { openDraws } from './draws.ts';
import { globalActions } from './global-actions.ts';
import type { Overlay } from './overlay.ts';
import { overlaySize } from './overlay-size.ts';
import { pastedPrompt, pressOverlay } from './press-overlay.ts';
import type { Shell, ShellState } from './shell.ts';
import type { ShellWorld } from './shell-world.ts';
import { tabsOf } from './tabs.ts';

/** The frame around the screens: which is shown, what lies over it, and what each key does. */
export const openShell = (world: ShellWorld): Shell => {
  const draws = openDraws();
  const closing = new AbortController();
  const opened = new Map<ScreenName, Screen>();
  const tables = new Map<ScreenName, BindingTable>();
  let state: ShellState = {
    screen: world.start.screen,
    way: [],
    overlays: [],
    said: null,
    isEnlarged: false,
    broker: { type: 'connecting' },
    askedToQuit: Number.NEGATIVE_INFINITY,
    ...world.size,
  };

  const change = (part: Partial<ShellState>): void => {
    state = { ...state, ...part };
    draws.draw('now');
  };
  const say = (text: string, tone: Tone = 'info'): void => change({ said: { text: clean(text), tone } });
  /** What comes while another one is open waits under it: keys meant for that one must not answer it. */
  const push = (overlay: Overlay): void => change({ overlays: [overlay, ...state.overlays] });

  const failed = (error: unknown): void => {
    if (closing.signal.aborted) return;
    // Further lines of a message show its place, for which a footer has no room.
    if (error instanceof EvtoolError) say([error.message.split('\n', 1), error.hint].filter(Boolean).join(' '), 'bad');
    else world.quit({ error });
  };
  const run: Ui['run'] = (work) => void (async () => work())().catch(failed);
  /** What throws where the terminal is read would end the process before the terminal is restored. */
  const heed = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      failed(error);
    }
    draws.draw('now');
  };

  const show = (route: Route, way: readonly ScreenName[]): void => {
    if (state.screen !== route.screen) screenOf(state.screen).leave?.();
    state = { ...state, screen: route.screen, way, said: null, isEnlarged: false };
    screenOf(route.screen).enter?.(route);
    draws.draw('now');
  };
  const go = (route: Route): void =>
    show(route, route.screen === state.screen ? state.way : [...state.way, state.screen]);

  const ui: Ui = {
    context: world.context,
    theme: world.theme,
    now: world.now,
    signal: closing.signal,
    draw: draws.draw,
    go,
    say,
    prompt: (request) =>
      new Promise((settle) => {
        const field = textField(request.initial);
        push({ type: 'prompt', request, field, refusal: null, older: -1, typed: '', settle });
      }),
    confirm: (question, lines = []) => new Promise((settle) => push({ type: 'confirm', question, lines, settle })),
    choose: (title, items) => new Promise((settle) => push({ type: 'menu', title, items, at: 0, settle })),
    show: (title, lines) => push({ type: 'pager', title, lines, top: 0 }),
    copy: (what, text) => {
      world.copy(text);
      say(`Copied ${what}.`, 'ok');
    },
    openEditor: world.openEditor,
    editText: world.editText,
    setBroker: (broker) => {
      if (isDeepStrictEqual(broker, state.broker)) return;
      state = { ...state, broker };
      draws.draw('soon');
    },
    run,
  };

  const definitionOf = (name: ScreenName): ScreenDefinition => {
    const found = world.screens.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no screen ${name}`);
    return found;
  };
  const screenOf = (name: ScreenName): Screen => {
    const known = opened.get(name);
    if (known) return known;
    const screen = definitionOf(name).open(ui);
    opened.set(name, screen);
    return screen;
  };
  const tableOf = (name: ScreenName): BindingTable => {
    const { title, ...definition } = definitionOf(name);
    const table = tables.get(name) ?? bindingTable(definition, globalBindings, world.rebound);
    tables.set(name, table);
    return table;
  };

  const shell: Shell = {
    ui,
    draws,
    state: () => state,
    tabs: () => world.screens,
    definition: () => definitionOf(state.screen),
    screen: () => screenOf(state.screen),
    table: () => tableOf(state.screen),
    tour: world.tour,
    press: (key) =>
      heed(() => {
        state = { ...state, said: null };
        if (isTooSmall(state)) pressBlind(key);
        else if (state.overlays.length > 0) pressTop(key);
        else pressScreen(key);
      }),
    actionsNow: () => actions(),
    act: (id) => {
      const action = actions()[id];
      if (action === undefined) throw new Error(`no action ${id} on ${state.screen}`);
      if (typeof action === 'string') return say(action);
      run(async () => action());
    },
    paste: (text) =>
      heed(() => {
        const top = state.overlays.at(-1);
        state = { ...state, said: null };
        if (top?.type === 'prompt') replaceTop(top, pastedPrompt(top, text));
        else say('There is no text field to paste into.');
      }),
    click: ({ column, row }) =>
      heed(() => {
        const tab = tabsOf(shell).find(({ from, to }) => from <= column && column < to);
        if (row === 1 && tab && state.overlays.length === 0) shell.act(tab.name);
      }),
    resize: (size) => change(size),
    renew: () => {
      for (const screen of opened.values()) screen.renew?.();
      draws.draw('now');
    },
    close: async () => {
      closing.abort();
      draws.close();
      await Promise.all([...opened.values()].map((screen) => screen.close()));
    },
  };

  const actions = (): Actions => ({
    ...globalActions(shell, {
      world,
      push,
      change,
      jump: (name) => show({ screen: name }, []),
      back: (screen, way) => show({ screen }, way),
    }),
    ...shell.screen().actions(),
  });

  const pressScreen = (key: string): void => {
    const binding = shell.table().find(key, shell.screen().pane());
    if (binding) shell.act(binding.id);
    else say(`${clean(key)} does nothing here. ? shows the keys.`);
  };
  /** Where nothing is in sight, nothing is done but to leave. */
  const pressBlind = (key: string): void => {
    const id = shell.table().find(key, shell.screen().pane())?.id;
    if (id === 'quit' || id === 'quit-now' || id === 'suspend') shell.act(id);
  };
  const pressTop = (key: string): void => {
    const top = state.overlays.at(-1);
    if (top) replaceTop(top, pressOverlay(top, key, overlaySize(top, shell)));
  };
  /** The overlay may have opened another one, or have been closed, while it was told of the key. */
  const replaceTop = (top: Overlay, next: Overlay | null): void => {
    const overlays = state.overlays.flatMap((one) => (one === top ? (next ?? []) : one));
    state = { ...state, overlays };
    if (top.type === 'prompt' && next?.type === 'prompt' && next.field.text !== top.field.text)
      top.request.onChange?.(next.field.text);
  };
  screenOf(world.start.screen).enter?.(world.start);
  return shell;
};
