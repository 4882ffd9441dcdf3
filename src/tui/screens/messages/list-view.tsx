import type { ReactNode } from 'react';
import { Pane, paneInside, titleRoom } from '../../components/pane.tsx';
import { clean } from '../../frame/clean.ts';
import { headerLine, rowLine, sizeColumns } from '../../frame/columns.ts';
import { cutMiddle } from '../../frame/cut-middle.ts';
import type { Frame } from '../../frame/frame.ts';
import { cut, widthOf } from '../../frame/width.ts';
import { wrapped } from '../../frame/wrapped.ts';
import type { Row } from '../../store/create-view.ts';
import type { GrownWidths } from './grown-widths.ts';
import { messageColumns } from './message-columns.ts';
import type { MessageTimes } from './message-times.ts';
import type { Phase } from './phase.ts';
import type { Query } from './query.ts';

/** On so many messages the expression threw. */
export type Failures = { readonly count: number; readonly first: string };

export type ListProps = {
  readonly frame: Frame;
  readonly size: { readonly columns: number; readonly rows: number };
  readonly isFocused: boolean;
  readonly query: Query | null;
  /** Null while nothing is read. */
  readonly phase: Phase | null;
  /** Shown though it is no answer to the query yet. */
  readonly isOld: boolean;
  readonly rows: readonly Row[];
  /** The id under the cursor. */
  readonly cursor: number | undefined;
  readonly isFollowing: boolean;
  readonly isFrozen: boolean;
  readonly newCount: number;
  /** Other messages below those in sight. */
  readonly moreBelow: number;
  readonly matched: number;
  readonly scanned: number;
  /** Messages that are there and not read yet, when that is more than a moment's work. */
  readonly behind: number;
  /** Whether what is read from a place comes one partition after another, not in the order of time. */
  readonly isByPartition: boolean;
  /** Of so many messages one is shown; 1: all are. */
  readonly oneIn: number;
  /** Of the filter's expression; null where it has not failed. */
  readonly failures: Failures | null;
  readonly time: MessageTimes;
  readonly eventWidth: number;
  readonly hasManyEvents: boolean;
  readonly widths: GrownWidths;
  readonly isMarked: (row: Row) => boolean;
};

/** Rows that a pane of so many has for messages: besides there are its border and titles, and a failure. */
export const listPage = (rows: number, phase: Phase | null): number =>
  Math.max(1, rows - 3 - (phase?.type === 'failed' || phase?.type === 'away' ? 2 : 0));

/** The messages, one a row. */
export const ListView = (props: ListProps): ReactNode => {
  const { frame, size, isFocused } = props;
  return (
    <Pane
      frame={frame}
      title={titleOf(props)}
      note={noteOf(props)}
      {...size}
      isFocused={isFocused}
      lines={lines(props)}
    />
  );
};

const count = (value: number): string => value.toLocaleString('en-US');

/** Of a long topic no more than what else is said leaves room for. */
const titleOf = (props: ListProps): string => {
  const { query, size, frame } = props;
  if (query === null) return 'Messages';
  const more = ['', ...titleParts(props, query)].join(gap);
  const room = Math.max(leastTopic, titleRoom(size) - widthOf(more));
  return `${frame.isLinear ? clean(query.topic) : cutMiddle(clean(query.topic), room)}${more}`;
};

const gap = '  ';

/** Columns of a topic at least. */
const leastTopic = 12;

const titleParts = (props: ListProps, { from, verdict, filter }: Query): readonly string[] =>
  [
    from === null ? '' : `from ${clean(from)}`,
    props.isByPartition ? 'by partition' : '',
    verdict === 'all' ? '' : `${verdict} only`,
    filter === '' ? '' : `/ ${clean(filter)}`,
    phaseText(props),
    ...lagTexts(props),
  ].filter((part) => part !== '');

const phaseText = ({ frame, phase, isFollowing, isFrozen, isOld }: ListProps): string => {
  if (phase === null || phase.type === 'opening') return 'opening…';
  if (phase.type === 'failed') return `${frame.theme.glyphs.bad} ${phase.isOver ? 'stopped' : 'not read yet'}`;
  if (phase.type === 'away') return `${frame.theme.glyphs.waiting} waiting for the broker`;
  if (isFrozen) return 'FROZEN';
  if (phase.type === 'looking-back' || isOld) return 'looking back…';
  if (phase.type === 'waiting') return 'more to read';
  if (phase.type === 'ended') return 'ended';
  return isFollowing ? 'live' : '';
};

const lagTexts = ({ phase, behind, oneIn }: ListProps): readonly string[] =>
  phase?.type === 'live'
    ? [...(oneIn > 1 ? [`showing 1 in ${oneIn}`] : []), ...(behind > 0 ? [`${count(behind)} behind`] : [])]
    : [];

const noteOf = (props: ListProps): string => {
  const { query, phase, rows, matched, scanned, newCount, moreBelow, failures, frame, isFollowing } = props;
  const below = (sum: number, word: string): readonly string[] =>
    isFollowing || sum <= 0 ? [] : [`+${count(sum)} ${word} ${frame.theme.glyphs.down}`];
  if (query === null || phase === null) return '';
  const isSearch = query.filter !== '' || query.verdict !== 'all';
  const parts = [
    ...(isSearch ? [`${count(matched)} of ${count(scanned)} match`] : []),
    ...below(moreBelow, 'more'),
    ...below(newCount, 'new'),
    ...(isFollowing || phase.type === 'failed' || phase.type === 'ended' ? [] : ['f follows']),
    // An empty list has it whole.
    ...(failures === null || rows.length === 0 ? [] : [clean(failureText(query, failures))]),
  ];
  return parts.join('  ');
};

/** A narrower one beside two other panes keeps its columns for what tells messages apart. */
const wideList = 75;

const lines = (props: ListProps): readonly string[] => {
  const { frame, size, phase, rows, cursor, time, eventWidth, hasManyEvents, widths, isMarked } = props;
  const inside = paneInside(size);
  const { theme } = frame;
  if (rows.length === 0) return emptyLines(props, inside.columns);
  const valueWidth = frame.columns >= 120 && size.columns >= wideList ? 40 : 22;
  const columns = messageColumns(
    { glyphs: theme.glyphs, rows, time, eventWidth, hasManyEvents, widths, valueWidth, isMarked },
    inside.columns,
  );
  const sized = sizeColumns(columns, rows, inside.columns);
  return [
    headerLine(sized, theme),
    ...rows.map((row) => rowLine(sized, row, { theme, width: inside.columns, isSelected: row.id === cursor })),
    ...(phase?.type === 'failed' || phase?.type === 'away' ? failureLines(phase, frame, inside.columns) : []),
  ];
};

const again = 'Trying again…';

/** Two lines below the last messages. */
const failureLines = (phase: Failure, { theme }: Frame, columns: number): readonly string[] =>
  [phase.message, whatNext(phase)].map((line) => theme.paint('bad', cut(clean(line), columns)));

const whatNext = (phase: Failure): string => {
  if (phase.type === 'away') return 'Reading goes on from here when it is back.';
  return phase.isOver ? 's reads again.' : again;
};

type Failure = Extract<Phase, { readonly type: 'failed' | 'away' }>;

/** What does not match as the expression is wrong is told from what does not. */
const failureText = ({ filter }: Query, { count: total, first }: Failures): string =>
  `${filter} failed on ${count(total)} ${total === 1 ? 'message' : 'messages'}: ${first}`;

/** What to type next. */
const emptyLines = (props: ListProps, columns: number): readonly string[] =>
  emptyTexts(props).flatMap((text) => wrapped(clean(text), columns));

const emptyTexts = ({ query, phase, scanned, failures }: ListProps): readonly string[] => {
  if (query === null)
    return ['No topic yet.', '', '1 lists the topics: Enter on one shows its messages.', 't reads one by its name.'];
  if (phase === null || phase.type === 'opening') return ['Opening…'];
  if (phase.type === 'failed' || phase.type === 'away')
    return [
      phase.message,
      ...(phase.hint === undefined ? [] : [phase.hint.replace(/See: evtool topics.*/, '1 lists the topics.')]),
      '',
      phase.type === 'failed' && phase.isOver ? 's reads again, t another topic.' : whatNext(phase),
    ];
  const isSearch = query.filter !== '' || query.verdict !== 'all';
  if (phase.type === 'looking-back')
    return [isSearch ? `Looked through ${count(scanned)} messages so far…` : 'Reading…'];
  if (isSearch)
    return [
      `None of ${count(scanned)} messages matches. Esc shows all; new ones are looked at.`,
      ...(failures === null ? [] : ['', failureText(query, failures)]),
    ];
  if (query.from === 'end') return ['No new messages yet: they are shown as they come. s reads from elsewhere.'];
  if (query.from !== null) return [`Nothing from ${query.from} on yet: what comes is shown. s reads from elsewhere.`];
  return ['No messages yet: new ones are shown as they come.', '', 'P sends a fixture to it.'];
};
