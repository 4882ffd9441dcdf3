import type { ReactNode } from 'react';
import type { TailStats } from '../../../app/tail/tail-stats.ts';
import type { Frame } from '../../frame/frame.ts';
import { paneInside } from '../../frame/pane-room.ts';
import type { Ui } from '../../ui.ts';
import { detailCache } from './detail-cache.ts';
import type { DetailProps } from './detail-view.tsx';
import { grownWidths } from './grown-widths.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { Failures, ListProps } from './list-props.ts';
import { listPage } from './list-view.tsx';
import { messageTimes } from './message-times.ts';
import { MessagesView } from './messages-view.tsx';
import type { Messages } from './open-messages.ts';
import type { Phase } from './phase.ts';
import { isSamePlace } from './same-message.ts';
import type { Scope } from './scope.ts';

/** Draws the messages, and knows what of them has room. */
export type MessagesPicture = Pick<Scope, 'page' | 'isBeside' | 'isDetailShown' | 'tree' | 'lines'> & {
  readonly layout: (frame: Frame) => Layout;
  readonly view: (frame: Frame) => ReactNode;
  readonly resize: (frame: Frame) => void;
};

export const messagesPicture = (ui: Ui, messages: Messages, zone: string): MessagesPicture => {
  const time = messageTimes(zone, ui.now);
  const cache = detailCache(ui.theme.glyphs, time);
  const grown = grownWidths(time, ui.theme.glyphs);
  let widths = grown('', []);
  let size = noRoom;
  const tree: Scope['tree'] = (message) => cache.tree(message, size.detailColumns);
  const lines: Scope['lines'] = (message) => cache.lines(message, messages.state().mode, size.detailColumns);
  const detailProps = (frame: Frame, pane: DetailProps['size']): DetailProps => {
    const message = messages.current()?.message ?? null;
    return {
      frame,
      size: pane,
      state: messages.state(),
      message,
      tree: message === null ? [] : tree(message),
      lines: message === null ? null : lines(message),
      time,
    };
  };
  const layout = (frame: Frame): Layout => layoutOf(frame, messages.state());
  /** Looks at more rows than may be in sight, and at the oldest: when its day is another one times have dates. */
  const grow = ({ rows }: Frame): void => {
    const view = messages.view();
    widths = grown(messages.query()?.topic ?? '', [
      ...view.window(0, 1),
      ...view.window(messages.topIndex(rows), rows),
    ]);
  };
  return {
    page: () => size,
    isBeside: () => size.isBeside,
    isDetailShown: () => size.isDetailShown,
    layout,
    tree,
    lines,
    resize: (frame) => {
      grow(frame);
      const source = messages.pending() ?? messages.reading();
      size = roomIn(frame, layout(frame), source?.phase() ?? null);
    },
    view: (frame) => {
      const { list, detail, about, isBeside } = layout(frame);
      const top = messages.topIndex(size.list);
      const rows = messages.view().window(top, size.list);
      const below = messages.view().length() - top - rows.length;
      const known = { rows, widths, time, moreBelow: Math.max(0, below - messages.newCount()) };
      return (
        <MessagesView
          isBeside={isBeside}
          list={list && { frame, size: list, ...known, ...listFacts(ui, messages) }}
          detail={detail && detailProps(frame, detail)}
          about={about && { frame, size: about, message: messages.current()?.message ?? null }}
        />
      );
    },
  };
};

type Room = ReturnType<Scope['page']> & { readonly isBeside: boolean; readonly isDetailShown: boolean };

const noRoom: Room = { list: 1, detail: 1, detailColumns: 80, isBeside: false, isDetailShown: false };

const roomIn = (frame: Frame, { list, detail, isBeside }: Layout, phase: Phase | null): Room => {
  const inside = paneInside(detail ?? frame);
  return {
    list: listPage((list ?? frame).rows, phase),
    detail: inside.rows,
    detailColumns: inside.columns,
    isBeside,
    isDetailShown: detail !== null,
  };
};

type ListFacts = Omit<ListProps, 'frame' | 'size' | 'rows' | 'widths' | 'time' | 'moreBelow'>;

const listFacts = (ui: Ui, messages: Messages): ListFacts => {
  const state = messages.state();
  const source = messages.pending() ?? messages.reading();
  const stats = source?.stats() ?? null;
  return {
    isFocused: state.pane === 'list',
    query: messages.query(),
    phase: source?.phase() ?? null,
    isOld: messages.pending() !== null,
    cursor: messages.current()?.id,
    isFollowing: state.cursor === null,
    isFrozen: state.isFrozen,
    newCount: messages.newCount(),
    matched: stats?.shown ?? 0,
    scanned: stats?.read ?? 0,
    behind: stats?.behind ?? 0,
    oneIn: stats?.oneIn ?? 1,
    failures: failuresOf(stats),
    isByPartition: source?.isByPartition() ?? false,
    ...eventFacts(ui, messages),
    isMarked: ({ message }) => isSamePlace(message.raw, state.marked?.raw),
  };
};

/** Of the events that the topic may have. */
const eventFacts = (ui: Ui, messages: Messages): Pick<ListProps, 'eventWidth' | 'hasManyEvents'> => {
  const topic = messages.current()?.message.raw.topic;
  const events = ui.context().workspace?.catalog.events.filter((event) => event.topic === topic) ?? [];
  return { eventWidth: Math.max(0, ...events.map(({ name }) => name.length)), hasManyEvents: events.length > 1 };
};

const failuresOf = (
  stats: Pick<TailStats, 'whereFailures' | 'firstWhereFailure'> | null | undefined,
): Failures | null =>
  stats == null || stats.firstWhereFailure === null
    ? null
    : { count: stats.whereFailures, first: stats.firstWhereFailure };
