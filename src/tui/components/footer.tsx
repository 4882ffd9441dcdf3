import type { ReactNode } from 'react';
import { cut, widthOf } from '../frame/width.ts';
import type { Binding } from '../keys/binding.ts';
import { isOf } from '../keys/bound.ts';
import type { Shell } from '../shell/shell.ts';
import { Rows } from './rows.tsx';

/** Hints of a footer at most. */
const most = 8;

/** What was said last, or the keys one is most likely to want. */
export const Footer = ({ shell }: { readonly shell: Shell }): ReactNode => {
  const { said, columns } = shell.state();
  const { paint } = shell.ui.theme;
  if (said === null) return <Rows lines={[hints(shell, columns)]} />;
  const text = cut(said.text, columns - 1);
  return <Rows lines={[said.tone === 'info' ? text : paint(said.tone, text)]} />;
};

const hints = (shell: Shell, columns: number): string => {
  const pane = shell.screen().pane();
  const actions = shell.screen().actions();
  const wanted = shell
    .table()
    .bindings.filter((one) => one.hint !== undefined && isOf(one, pane) && typeof actions[one.id] !== 'string');
  const isHelp = ({ id }: Binding): boolean => id === 'help';
  const shown = [...wanted.filter((one) => !isHelp(one)).slice(0, most - 1), ...wanted.filter(isHelp)];
  return fitted(shell, shown, columns);
};

/** Help stays, whatever else has no room. */
const fitted = (shell: Shell, shown: readonly Binding[], columns: number): string => {
  const { paint } = shell.ui.theme;
  const line = shown.map(({ keys, hint }) => `${paint('key', keys[0] ?? '')} ${hint}`).join('  ');
  if (widthOf(line) < columns || shown.length < 2) return line;
  return fitted(shell, [...shown.slice(0, -2), ...shown.slice(-1)], columns);
};
