import { cut, fitTo, widthOf } from '../frame/width.ts';
import { wrapped } from '../frame/wrapped.ts';
import type { Shell } from '../shell/shell.ts';
import type { Binding } from './binding.ts';
import { helpRows } from './help-rows.ts';

type HelpShell = Pick<Shell, 'definition' | 'table' | 'tabs' | 'tour' | 'keyFaults' | 'screen' | 'ui' | 'actionsNow'>;

const keysWidth = 12;
const indent = 2;

/** The help of the screen that is shown, painted, in so many columns: keys, what they do, their names, the CLI's equal. */
export const helpLines = (shell: HelpShell, columns: number): readonly string[] => {
  const { paint } = shell.ui.theme;
  const rows = helpRows(shell);
  const bindings = rows.flatMap((row) => ('binding' in row ? [row.binding] : []));
  const idWidth = Math.max(0, ...bindings.map(({ id }) => id.length + 1));
  const doesWidth = Math.max(20, columns - indent - keysWidth - 1 - idWidth - 2);
  const actions = shell.actionsNow();
  return rows.flatMap((row): readonly string[] => {
    if ('title' in row) return [paint('title', row.title)];
    if ('text' in row) return wrapped(row.text, columns - indent).map((text) => `  ${text}`);
    const action = actions[row.binding.id];
    const reason = typeof action === 'string' ? action : null;
    return bindingLines(row.binding, { shell, doesWidth, idWidth, columns, reason });
  });
};

type Layout = {
  readonly shell: HelpShell;
  readonly doesWidth: number;
  readonly idWidth: number;
  readonly columns: number;
  /** Why it cannot be done now; null when it can. */
  readonly reason: string | null;
};

const bindingLines = (binding: Binding, { shell, doesWidth, idWidth, columns, reason }: Layout): readonly string[] => {
  const { paint } = shell.ui.theme;
  const { keys, does, id, cli, panes } = binding;
  const blank = ' '.repeat(indent + keysWidth + 1);
  const where = panes === undefined ? '' : ` (in ${panes.join(', ')})`;
  const [first = '', ...more] = wrapped(`${does}${where}`, doesWidth);
  const keyText = fitTo(keys.join(' '), Math.max(keysWidth, widthOf(keys.join(' '))));
  const name = paint('dim', fitTo(`:${id}`, idWidth));
  const beside = (role: 'dim' | 'warn', text: string): readonly string[] =>
    wrapped(text, Math.max(20, columns - widthOf(blank))).map((row) => `${blank}${paint(role, row)}`);
  const shown = reason === null ? fitTo(first, doesWidth) : paint('dim', fitTo(first, doesWidth));
  return [
    `${' '.repeat(indent)}${paint(reason === null ? 'key' : 'dim', keyText)} ${shown}  ${name}`,
    ...more.map((row) => `${blank}${row}`),
    ...(cli === undefined ? [] : beside('dim', cut(cli, columns))),
    ...(reason === null ? [] : beside('warn', `not now: ${reason}`)),
  ];
};
