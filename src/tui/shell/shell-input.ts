import { clean } from '../frame/clean.ts';
import { isTooSmall } from '../frame/frame.ts';
import type { HeldState } from './hold-state.ts';
import { mouseTurned } from './mouse-turned.ts';
import { noMeaning } from './no-meaning.ts';
import type { Overlays } from './open-overlays.ts';
import { isSheet } from './overlay.ts';
import { overlaySize } from './overlay-size.ts';
import { pastedPrompt, pressOverlay } from './press-overlay.ts';
import type { ShellCore, ShellInput } from './shell.ts';

type Parts = {
  readonly core: ShellCore;
  readonly held: HeldState;
  readonly overlays: Overlays;
  readonly heed: (work: () => void) => void;
  /** Gives up what is being sent. */
  readonly giveUp: () => void;
};

/** What comes from the keyboard and the mouse, and who takes it. */
export const shellInput = (parts: Parts): ShellInput => {
  const { core, held, overlays, heed } = parts;
  return {
    press: (key) =>
      heed(() => {
        const { said } = held.get();
        held.set({ said: null });
        if (isTooSmall(held.get())) pressBlind(core, key);
        else if (overlays.top() !== undefined) pressOver(parts, key);
        else pressScreen(parts, key, said !== null);
      }),
    paste: (text) =>
      heed(() => {
        const top = overlays.top();
        held.set({ said: null });
        if (top?.type === 'prompt') overlays.replace(top, pastedPrompt(top, text));
        else held.say('There is no text field to paste into.');
      }),
    mouse: (turn) =>
      heed(() => {
        const { said } = held.get();
        mouseTurned({ core, top: overlays.top, press: (key) => pressOver(parts, key) }, turn);
        // What was said before took a row of what was clicked on.
        if (held.get().said === said) held.set({ said: null });
      }),
  };
};

/**
 * Esc first gives up what is being sent. Where something was said, it closes that, and what it can close on the screen,
 * but leaves no screen: who only wants the sentence gone would be elsewhere.
 */
const pressScreen = ({ core, giveUp }: Parts, key: string, wasSaid: boolean): void => {
  const { ui, table, screen, act } = core;
  const binding = table().find(key, screen().pane());
  if (binding?.id === 'back' && ui.sending() !== null) giveUp();
  else if (binding?.id === 'back' && wasSaid) screen().back?.();
  else if (binding) act(binding.id);
  else ui.say(`${clean(key)} does nothing here. ? shows the keys.`);
};

/** Where nothing is in sight, nothing is done but to leave. */
const pressBlind = ({ table, screen, act }: ShellCore, key: string): void => {
  const id = table().find(key, screen().pane())?.id;
  if (id === 'quit' || id === 'quit-now' || id === 'suspend') act(id);
};

/** What asks something is left by ^C, as a line of a shell is; what is only to be read stops nobody who quits. */
const pressOver = (parts: Parts, key: string): void => {
  const { core, held, overlays } = parts;
  const top = overlays.top();
  if (top === undefined || !overlays.isReady(top)) return;
  const isQuitting = core.table().find(key, core.screen().pane())?.id === 'quit-now';
  if (isQuitting && !isSheet(top)) {
    core.act('quit-now');
    return;
  }
  pressTop(parts, key);
  if (overlays.top() === top) held.say(noMeaning(top, key));
};

const pressTop = ({ core, overlays }: Parts, key: string): void => {
  const top = overlays.top();
  if (top === undefined) return;
  const own = top.type === 'pager' ? top.own.find((one) => one.key === key) : undefined;
  if (own !== undefined) {
    overlays.replace(top, null);
    core.ui.run(async () => own.act());
    return;
  }
  const next = top.type === 'pager' ? core.table().find(key, core.screen().pane()) : null;
  if (top.type === 'pager' && next && top.next.includes(next.id)) {
    overlays.replace(top, null);
    core.act(next.id);
  } else overlays.replace(top, pressOverlay(top, key, overlaySize(top, core)));
};
