import { clean } from '../frame/clean.ts';
import type { Theme } from '../frame/theme.ts';
import { cut, widthOf } from '../frame/width.ts';
import { wrapped } from '../frame/wrapped.ts';
import type { Binding } from '../keys/binding.ts';
import { isOf } from '../keys/bound.ts';
import type { PromptRequest } from '../ui.ts';
import { isSheet, type Overlay } from './overlay.ts';
import type { Said, ShellCore } from './shell.ts';

/** Hints of a footer at most. */
const most = 8;
/** Rows of what was said at most. */
const saidRows = 2;

/** What was said last, or the keys one is most likely to want now. */
export const footerLines = (shell: ShellCore): readonly string[] => {
  const { said, columns, overlays } = shell.state();
  const sending = sendingLines(shell);
  const top = overlays.at(-1);
  const hints = fitted(top === undefined ? screenHints(shell) : hintsOver(top, shell), shell, columns);
  const above = [...sending, ...stepLines(shell)];
  if (said === null) return [...above, hints];
  // News may come while one is asked: the keys of the answer stay.
  return [...above, ...saidLines(said, columns - 1, shell.ui.theme), ...(top && isSheet(top) ? [hints] : [])];
};

/** The step of the tour that comes next. */
const stepLines = ({ state, tour, ui }: ShellCore): readonly string[] => {
  const { toured, columns } = state();
  const step = tour[toured];
  if (step === undefined) return [];
  const number = `${toured + 1}/${tour.length}`;
  const [first = '', ...more] = wrapped(step.text, columns - 1 - widthOf(`${number}  `));
  const blank = ' '.repeat(widthOf(`${number}  `));
  return [`${ui.theme.paint('title', number)}  ${first}`, ...more.map((row) => `${blank}${row}`)];
};

/** What is being checked or sent, and what Esc does where it is not taken by what lies over the screen. */
const sendingLines = ({ state, table, ui }: ShellCore): readonly string[] => {
  const { sending, columns, overlays } = state();
  if (sending === null || sending.seconds === null) return [];
  const { paint, glyphs } = ui.theme;
  const esc = table().bindings.find(({ id }) => id === 'back')?.keys[0];
  const end = ` ${glyphs.more} ${sending.seconds} s`;
  const way = esc === undefined || overlays.length > 0 ? '' : `  ${paint('key', esc)} stops waiting`;
  const doing = sending.stage === 'checked' ? 'Checking' : 'Sending';
  const begin = cut(`${doing} ${clean(sending.what)}`, columns - 1 - widthOf(`${end}${way}`), glyphs.more);
  return [`${paint('warn', `${begin}${end}`)}${way}`];
};

const saidLines = ({ text, tone }: Said, columns: number, { paint, glyphs }: Theme): readonly string[] => {
  const rows = wrapped(text, columns, saidRows + 1);
  const shown =
    rows.length <= saidRows
      ? rows
      : [...rows.slice(0, saidRows - 1), cut(rows.slice(saidRows - 1).join(' '), columns, glyphs.more)];
  return shown.map((row) => (tone === 'info' ? row : paint(tone, row)));
};

type Hint = Pick<Binding, 'id' | 'keys' | 'hint'>;

const hint = (key: string, text: string): Hint => ({ id: key, keys: [key], hint: text });

const close = hint('Esc', 'close');
const reading: readonly Hint[] = [hint('j', 'down'), hint('k', 'up'), close];

const overlayHints: Readonly<Record<Exclude<Overlay['type'], 'prompt'>, readonly Hint[]>> = {
  help: reading,
  pager: reading,
  // The question itself names its answers.
  confirm: [close],
  menu: [hint('Enter', 'take'), hint('j', 'down'), hint('k', 'up'), close],
};

/** What the line has nothing of is not hinted at. */
const promptHints = ({ complete, history = [] }: PromptRequest): readonly Hint[] => [
  hint('Enter', 'take'),
  ...(complete === undefined ? [] : [hint('Tab', 'complete')]),
  ...(history.length === 0 ? [] : [hint('up', 'older')]),
  close,
];

const hintsOver = (top: Overlay, shell: ShellCore): readonly Hint[] => {
  if (top.type === 'prompt') return promptHints(top.request);
  const hints = overlayHints[top.type];
  if (top.type !== 'pager') return hints;
  const next = shell.table().bindings.filter(({ id, hint: text }) => text !== undefined && top.next.includes(id));
  return [...top.own.map(({ key, hint: text }) => hint(key, text)), ...next, ...hints];
};

const screenHints = (shell: ShellCore): readonly Hint[] => {
  const pane = shell.screen().pane();
  const actions = shell.screen().actions();
  const hinted = shell.table().bindings.filter((one) => isHinted(one, pane) && typeof actions[one.id] !== 'string');
  const first = shell.screen().hints?.() ?? [];
  const rank = ({ id }: Hint): number => (first.includes(id) ? first.indexOf(id) : first.length);
  const texts = shell.screen().hintTexts?.() ?? {};
  const wanted = hinted
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ id, keys, hint: text = '' }): Hint => ({ id, keys, hint: texts[id] ?? text }));
  const isHelp = ({ id }: Hint): boolean => id === 'help';
  return [...wanted.filter((one) => !isHelp(one)).slice(0, most - 1), ...wanted.filter(isHelp)];
};

const isHinted = (one: Binding, pane: string): boolean =>
  one.hint !== undefined && isOf(one, pane) && (one.hintPanes?.includes(pane) ?? true);

/** The last one stays (help, or the way out), whatever else has no room. */
const fitted = (shown: readonly Hint[], shell: ShellCore, columns: number): string => {
  const { paint } = shell.ui.theme;
  const line = shown.map(({ keys, hint: text }) => `${paint('key', keys[0] ?? '')} ${text}`).join('  ');
  if (widthOf(line) < columns || shown.length < 2) return line;
  return fitted([...shown.slice(0, -2), ...shown.slice(-1)], shell, columns);
};
