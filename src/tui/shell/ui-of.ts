import { wrappedLines } from '../frame/wrapped-lines.ts';
import { textField } from '../text-field/text-field.ts';
import type { Ui } from '../ui.ts';
import type { Draws } from './draws.ts';
import type { HeldState } from './hold-state.ts';
import type { Overlays } from './open-overlays.ts';
import type { ShellWorld } from './shell-world.ts';

type Parts = {
  readonly world: ShellWorld;
  readonly held: HeldState;
  readonly overlays: Overlays;
  readonly draws: Draws;
} & Pick<Ui, 'signal' | 'run' | 'go' | 'check' | 'send'>;

/** What the shell does for its screens. */
export const uiOf = ({ world, held, overlays: { push }, draws, signal, run, go, check, send }: Parts): Ui => ({
  context: world.context,
  theme: world.theme,
  now: world.now,
  signal,
  draw: draws.draw,
  go,
  say: held.say,
  prompt: (request) =>
    new Promise((settle) => {
      const field = textField(request.initial);
      push({ type: 'prompt', request, field, refusal: null, older: -1, typed: '', settle });
    }),
  confirm: (question, lines = []) =>
    new Promise((settle) => push({ type: 'confirm', isRead: false, question, lines, settle })),
  choose: (title, items) => new Promise((settle) => push({ type: 'menu', title, items, at: 0, settle })),
  show: (title, lines, next = [], own = []) =>
    push({ type: 'pager', title, lines, rowsIn: wrappedLines(lines), top: 0, next, own }),
  check,
  send,
  sending: () => held.get().sending,
  copy: (what, text) => {
    world.copy(text);
    held.say(`Copied ${what}.`, 'ok');
  },
  openEditor: world.openEditor,
  editText: world.editText,
  brokerState: () => held.get().broker,
  run,
});
