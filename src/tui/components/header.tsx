import type { ReactNode } from 'react';
import { clean } from '../frame/clean.ts';
import { padTo, widthOf } from '../frame/width.ts';
import type { BrokerState, Shell } from '../shell/shell.ts';
import { Rows } from './rows.tsx';

type Props = { readonly shell: Shell };

/** Which Kafka this is and how it is; then the screens by their numbers. */
export const Header = ({ shell }: Props): ReactNode => <Rows lines={headerLines(shell)} />;

const headerLines = (shell: Shell): readonly string[] => {
  const { columns, screen } = shell.state();
  const { paint } = shell.ui.theme;
  const left = `${paint('title', 'evtool')} ${contextName(shell)} ${brokerText(shell)}`;
  const right = flowText(shell);
  const room = columns - widthOf(right) - 1;
  const tabs = shell.table().bindings.flatMap(({ id, keys: [key] }) => {
    const known = shell.tabs().find(({ name }) => name === id);
    if (known === undefined || key === undefined) return [];
    const label = ` ${key} ${known.title} `;
    return [known.name === screen ? paint('selected', label) : `${paint('key', ` ${key}`)} ${known.title} `];
  });
  const first = widthOf(left) <= room ? `${padTo(left, room)} ${right}` : left;
  return [first, tabs.join('')];
};

const contextName = ({ ui }: Shell): string => {
  const { target } = ui.context();
  if (target === null) return '';
  const { paint, tint } = ui.theme;
  const words = [
    tint(target.color, clean(target.name)),
    ...(target.production ? [paint('bad', paint('title', 'PROD'))] : []),
    ...(target.readOnly ? [paint('warn', 'READ-ONLY')] : []),
  ];
  return words.join(' ');
};

const brokerText = (shell: Shell): string => {
  const { theme } = shell.ui;
  const words: Readonly<Record<BrokerState['type'], (state: BrokerState) => string>> = {
    connecting: () => theme.paint('warn', 'connecting…'),
    connected: (state) =>
      `${theme.paint('ok', theme.glyphs.dot)} ${clean(state.type === 'connected' ? state.label : '')}`,
    failed: () => theme.paint('bad', `${theme.glyphs.bad} not connected`),
  };
  const { broker } = shell.state();
  return words[broker.type](broker);
};

const flowText = (shell: Shell): string => {
  const flow = shell.screen().flow?.();
  if (flow === undefined) return '';
  const { rate, checked, dropped } = flow;
  const parts = [
    `${count(rate)} msg/s`,
    `checked ${count(checked)}`,
    ...(dropped > 0 ? [`dropped ${count(dropped)}`] : []),
  ];
  return parts.join('  ');
};

const count = (value: number): string => Math.round(value).toLocaleString('en-US');
