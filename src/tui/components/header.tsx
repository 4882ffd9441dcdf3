import type { ReactNode } from 'react';
import { clean } from '../frame/clean.ts';
import type { Theme } from '../frame/theme.ts';
import { padTo, widthOf } from '../frame/width.ts';
import type { BrokerState } from '../shell/broker-state.ts';
import type { Shell } from '../shell/shell.ts';
import { tabsOf } from '../shell/tabs.ts';
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
  const tabs = tabsOf(shell).map(({ name, key, title }) =>
    name === screen ? paint('selected', ` ${key} ${title} `) : `${paint('key', ` ${key}`)} ${title} `,
  );
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
  return wordsOf(shell.state().broker, theme);
};

const wordsOf = (broker: BrokerState, { paint, glyphs }: Theme): string => {
  if (broker.type === 'connecting') return paint('warn', `${glyphs.waiting} connecting${glyphs.more}`);
  if (broker.type === 'failed') return paint('bad', `${glyphs.bad} not connected`);
  const label = clean(broker.label);
  return broker.type === 'connected'
    ? `${paint('ok', glyphs.dot)} ${label}`
    : `${label} ${paint('warn', `${glyphs.waiting} does not answer${glyphs.more}`)}`;
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
