import { fitTo, widthOf } from '../frame/width.ts';
import { wrapped } from '../frame/wrapped.ts';
import type { Shell } from '../shell/shell.ts';
import type { Binding } from './binding.ts';
import { helpRows } from './help-rows.ts';

type HelpShell = Pick<Shell, 'definition' | 'table' | 'tabs' | 'tour' | 'keyFaults' | 'screen' | 'ui' | 'actionsNow'>;

const keysWidth = 12;
const indent = 2;

/** With fewer columns the equal on the command line would take a row of its own: `docs/keys.md` has it. */
const leastForCli = 130;

/** The help of the screen that is shown, painted, in so many columns: keys, what they do, their names, and the CLI's equal where there is room. */
export const helpLines = (shell: HelpShell, columns: number): readonly string[] => {
  const { paint } = shell.ui.theme;
  const rows = helpRows(shell);
  const bindings = rows.flatMap((row) => ('binding' in row ? [row.binding] : []));
  const idWidth = Math.max(0, ...bindings.map(({ id }) => id.length + 1));
  const cliWidth = columns < leastForCli ? 0 : 2 + Math.max(0, ...bindings.map(({ cli = '' }) => widthOf(cli)));
  const doesWidth = Math.max(20, columns - indent - keysWidth - 1 - idWidth - 2 - cliWidth);
  const actions = shell.actionsNow();
  return rows.flatMap((row): readonly string[] => {
    if ('title' in row) return [paint('title', row.title)];
    if ('text' in row) return wrapped(row.text, columns - indent).map((text) => `  ${text}`);
    const action = actions[row.binding.id];
    const reason = typeof action === 'string' ? action : null;
    return bindingLines(row.binding, { shell, doesWidth, idWidth, cliWidth, columns, reason });
  });
};

type Layout = {
  readonly shell: HelpShell;
  readonly doesWidth: number;
  readonly idWidth: number;
  /** 0: there is no room for command lines. */
  readonly cliWidth: number;
  readonly columns: number;
  /** Why it cannot be done now; null when it can. */
  readonly reason: string | null;
};

const bindingLines = (binding: Binding, layout: Layout): readonly string[] => {
  const { shell, doesWidth, idWidth, cliWidth, columns, reason } = layout;
  const { paint } = shell.ui.theme;
  const { keys, does, id, cli = '', panes } = binding;
  const blank = ' '.repeat(indent + keysWidth + 1);
  const where = panes === undefined ? '' : ` (in ${panes.join(', ')})`;
  const [first = '', ...more] = wrapped(`${does}${where}`, doesWidth);
  const keyText = fitTo(keys.join(' '), Math.max(keysWidth, widthOf(keys.join(' '))));
  const name = paint('dim', fitTo(`:${id}`, idWidth));
  const equal = cliWidth === 0 || cli === '' ? '' : `  ${paint('dim', cli)}`;
  const shown = reason === null ? fitTo(first, doesWidth) : paint('dim', fitTo(first, doesWidth));
  return [
    `${' '.repeat(indent)}${paint(reason === null ? 'key' : 'dim', keyText)} ${shown}  ${name}${equal}`,
    ...more.map((row) => `${blank}${row}`),
    ...wrapped(reason === null ? '' : `not now: ${reason}`, Math.max(20, columns - widthOf(blank)))
      .filter((row) => row !== '')
      .map((row) => `${blank}${paint('warn', row)}`),
  ];
};
