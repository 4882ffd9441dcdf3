import type { ReactNode } from 'react';
import { clean } from '../frame/clean.ts';
import { count } from '../frame/count.ts';
import { isEndless } from '../frame/endless.ts';
import type { Theme } from '../frame/theme.ts';
import { cut, padTo, widthOf } from '../frame/width.ts';
import type { BrokerState } from '../shell/broker-state.ts';
import type { Shell } from '../shell/shell.ts';
import { tabsOf } from '../shell/tabs.ts';
import { Rows } from './rows.tsx';

type Props = { readonly shell: Shell };

/** Which Kafka this is and how it is; then the screens by their numbers. */
export const Header = ({ shell }: Props): ReactNode => <Rows lines={headerLines(shell)} />;

const headerLines = (shell: Shell): readonly string[] => {
  const { columns, screen, broker, stale } = shell.state();
  const { theme } = shell.ui;
  const { paint } = theme;
  const { bad } = theme.glyphs;
  const place = stale ?? keysPlace(shell);
  const fault = place === null ? '' : paint('bad', `${bad} ${clean(place)}`);
  const left = [paint('title', 'evtool'), fault, contextName(shell)].filter((part) => part !== '').join(' ');
  const right = flowText(shell);
  const room = columns - widthOf(left) - widthOf(right) - 3;
  const tabs = tabsOf(shell).map(({ name, key, title }) =>
    name === screen ? paint('selected', ` ${key} ${title} `) : `${paint('key', ` ${key}`)} ${title}${title && ' '}`,
  );
  return [
    `${padTo(`${left} ${brokerText(broker, theme, Math.max(0, room))}`, columns - widthOf(right) - 1)} ${right}`,
    tabs.join(''),
  ];
};

/** Where the first key stands that cannot be; the help says why. */
const keysPlace = ({ keyFaults }: Shell): string | null => {
  const [first] = keyFaults();
  return first === undefined ? null : `keys ${/^[^:]+:\d+/.exec(first)?.[0] ?? ''}`;
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

/** The label gives way to what is said of it, and both to the counts at the right. */
const brokerText = (broker: BrokerState, { paint, glyphs }: Theme, columns: number): string => {
  const short = (text: string, room = columns): string => cut(text, room, glyphs.more);
  if (broker.type === 'connecting') return paint('warn', short(`${glyphs.waiting} connecting${glyphs.more}`));
  if (broker.type === 'failed') return paint('bad', short(`${glyphs.bad} not connected${since(broker.answered)}`));
  const label = clean(broker.label);
  if (broker.type === 'connected') return `${paint('ok', glyphs.dot)} ${short(label, columns - 2)}`;
  return paint('warn', short(`${glyphs.waiting} no answer${since(broker.answered)} from ${label}`));
};

/** What the screens show of the broker is of then. */
const since = (instant: number | undefined): string =>
  instant === undefined ? '' : ` since ${new Date(instant).toTimeString().slice(0, 8)}`;

/** Columns of the topic's name at most, on screens that do not show it. */
const topicRoom = 20;

const flowText = (shell: Shell): string => {
  const flow = shell.flow();
  if (flow === undefined) return '';
  const { topic, rate, checked, dropped } = flow;
  const isHeard = isEndless(shell.state().columns);
  const isElsewhere = shell.screen().flow === undefined;
  const { more } = shell.ui.theme.glyphs;
  const name = clean(topic);
  // What is said anew each second is not said at all.
  const pace = [`${count(Math.round(rate))} msg/s`, `checked ${count(checked)}`];
  const parts = [
    ...(isElsewhere ? [isHeard ? `reading ${name}` : cut(name, topicRoom, more)] : []),
    ...(isHeard ? [] : pace),
    ...(dropped > 0 ? [`dropped ${count(dropped)}`] : []),
  ];
  return parts.join('  ');
};
