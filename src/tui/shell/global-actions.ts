import { nearest } from '../../core/nearest.ts';
import { clean } from '../frame/clean.ts';
import { panesAcross } from '../frame/frame.ts';
import { paneInside } from '../frame/pane-room.ts';
import { wrapped } from '../frame/wrapped.ts';
import type { Action } from '../keys/binding.ts';
import { isOf } from '../keys/bound.ts';
import type { ScreenName } from '../route.ts';
import type { Overlay } from './overlay.ts';
import type { ShellCore, ShellState } from './shell.ts';
import type { ShellWorld } from './shell-world.ts';

type Means = {
  readonly world: ShellWorld;
  readonly push: (overlay: Overlay) => void;
  readonly change: (part: Partial<ShellState>) => void;
  /** Goes to a screen and forgets the way. */
  readonly jump: (screen: ScreenName) => void;
  readonly back: (screen: ScreenName, way: readonly ScreenName[]) => void;
};

/** What the keys of every screen do. */
export const globalActions = (shell: ShellCore, means: Means): Readonly<Record<string, Action>> => ({
  help: () => means.push({ type: 'help', top: 0 }),
  command: () => command(shell),
  back: () => back(shell, means),
  quit: () => quit(shell, means),
  'quit-now': () => quitNow(shell, means),
  'next-pane': turnPane(shell, 1),
  'previous-pane': turnPane(shell, -1),
  enlarge: enlarge(shell, means),
  reduce: reduce(shell, means),
  redraw: means.world.redraw,
  suspend: means.world.suspend,
  'command-line': commandLine(shell),
  ...Object.fromEntries(means.world.screens.map(({ name }) => [name, () => means.jump(name)])),
});

const back = (shell: ShellCore, means: Means): void => {
  const { way } = shell.state();
  if (shell.screen().back?.() === true) return;
  const last = way.at(-1);
  if (last !== undefined) means.back(last, way.slice(0, -1));
  else if (isFirst(shell, means)) shell.ui.say('This is the first screen. q quits.');
  else means.back('topics', []);
};

/** Who opened the UI to debug something is done with it there. */
const isFirst = (shell: ShellCore, { world }: Means): boolean => {
  const { screen, way } = shell.state();
  return way.length === 0 && (screen === 'topics' || screen === world.start.screen);
};

/** `q` ends the UI in peace, ^C as it does elsewhere: with 130. */
const quit = (shell: ShellCore, means: Means): void => {
  if (!isFirst(shell, means)) back(shell, means);
  else if (shell.ui.sending()?.stage === 'sent') insist(shell, means, { key: 'q', interrupted: false });
  else if (shell.screen().isRunning?.() === true) quitNow(shell, means);
  else means.world.quit({ interrupted: false });
};

/** The second one within so many ms means it: time to read what is said. */
const insistMs = 5000;

const quitNow = (shell: ShellCore, means: Means): void => insist(shell, means, { key: '^C', interrupted: true });

type Quitting = { readonly key: string; readonly interrupted: boolean };

const insist = (shell: ShellCore, { world, change }: Means, { key, interrupted }: Quitting): void => {
  const now = performance.now();
  const isSecond = now - shell.state().askedToQuit < insistMs;
  const why = whyToStay(shell);
  if (why === null || isSecond) {
    world.quit({ interrupted });
    return;
  }
  change({ askedToQuit: now });
  shell.ui.say(`${why} ${key} once more quits.`);
};

const whyToStay = ({ ui, screen }: ShellCore): string | null => {
  const sending = ui.sending();
  if (sending?.stage === 'sent') return `${sending.what} is still being sent, and may or may not arrive.`;
  return screen().isRunning?.() === true ? 'A handler runs.' : null;
};

const turnPane = (shell: ShellCore, step: number): Action => {
  const screen = shell.screen();
  const panes = screen.panes();
  const at = panes.indexOf(screen.pane());
  const next = panes[(at + step + panes.length) % panes.length];
  if (next === undefined || panes.length < 2) return 'This screen has one pane.';
  return () => screen.focus(next);
};

const enlarge = (shell: ShellCore, { change }: Means): Action => {
  const { columns, isEnlarged } = shell.state();
  const { panes, hasPanesBelow } = shell.screen();
  if (isEnlarged) return 'This pane has all the room. _ shares it again.';
  const isBeside = panes().length > 1 && panesAcross({ columns, isEnlarged }) > 1;
  if (!isBeside && hasPanesBelow?.() !== true) return 'This pane has all the room.';
  return () => change({ isEnlarged: true });
};

const reduce = (shell: ShellCore, { change }: Means): Action =>
  shell.state().isEnlarged ? () => change({ isEnlarged: false }) : 'No pane is enlarged.';

const commandLine = (shell: ShellCore): Action => {
  const line = shell.screen().commandLine();
  if (line === null) return 'There is no command line for what is on the screen yet.';
  return () => {
    shell.ui.copy('the command line', line);
    shell.ui.show('Command line', wrapped(clean(line), paneInside(shell.state()).columns));
  };
};

const command = async (shell: ShellCore): Promise<void> => {
  const pane = shell.screen().pane();
  const bindings = shell.table().bindings.filter((binding) => isOf(binding, pane));
  const ids = bindings.map(({ id }) => id);
  const matches = (text: string): readonly string[] => ids.filter((id) => id.startsWith(text));
  /** A beginning that only one has is enough. */
  const meant = (text: string): string | undefined => {
    const found = ids.includes(text) ? [text] : matches(text);
    return found.length === 1 ? found[0] : undefined;
  };
  const actions = shell.actionsNow();
  const answer = await shell.ui.prompt({
    label: ':',
    complete: matches,
    describe: (id) => {
      const action = actions[id];
      const does = bindings.find((binding) => binding.id === id)?.does ?? '';
      return typeof action === 'string' ? `not now: ${action}` : does;
    },
    refuse: (text) => (text === '' || meant(text) !== undefined ? null : unknownAction(text, ids)),
  });
  const id = meant(answer ?? '');
  if (answer && id !== undefined) shell.act(id);
};

const unknownAction = (text: string, ids: readonly string[]): string => {
  const near = nearest(text, ids);
  return near === undefined ? 'No such action. Tab completes, ? lists them.' : `No such action. Did you mean ${near}?`;
};
