import type { ReactNode } from 'react';
import { paneInside } from '../../components/pane.tsx';
import type { Frame } from '../../frame/frame.ts';
import type { Ui } from '../../ui.ts';
import { detailCache } from './detail-cache.ts';
import type { DetailProps } from './detail-view.tsx';
import { grownWidths } from './grown-widths.ts';
import { type Layout, layoutOf } from './layout.ts';
import { type ListProps, listPage } from './list-view.tsx';
import { messageTimes } from './message-times.ts';
import { MessagesView } from './messages-view.tsx';
import type { Messages } from './open-messages.ts';
import type { Scope } from './scope.ts';

/** Draws the messages, and knows what of them was in sight when they were drawn last. */
export type MessagesPicture = Pick<Scope, 'page' | 'isBeside' | 'isDetailShown' | 'tree' | 'lines'> & {
  readonly view: (frame: Frame) => ReactNode;
};

export const messagesPicture = (ui: Ui, messages: Messages, zone: string): MessagesPicture => {
  const cache = detailCache(ui.theme.glyphs);
  const time = messageTimes(zone, ui.now);
  const widths = grownWidths();
  let size = { list: 1, detail: 1, detailColumns: 80, isBeside: false, isDetailShown: false };
  const tree: Scope['tree'] = (message) => cache.tree(message, size.detailColumns);
  const lines: Scope['lines'] = (message) => cache.lines(message, messages.state().mode, size.detailColumns);
  const measure = (frame: Frame, layout: Layout): void => {
    const detail = paneInside(layout.detail ?? frame);
    const source = messages.pending() ?? messages.reading();
    size = {
      list: listPage((layout.list ?? frame).rows, source?.phase() ?? null),
      detail: detail.rows,
      detailColumns: detail.columns,
      isBeside: layout.isBeside,
      isDetailShown: layout.detail !== null,
    };
  };
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
  return {
    page: () => size,
    isBeside: () => size.isBeside,
    isDetailShown: () => size.isDetailShown,
    tree,
    lines,
    view: (frame) => {
      const layout = layoutOf(frame, messages.state());
      measure(frame, layout);
      const rows = messages.view().window(messages.topIndex(size.list), size.list);
      const known = { rows, widths: widths(messages.query()?.topic ?? '', rows), time };
      return (
        <MessagesView
          isBeside={layout.isBeside}
          list={layout.list && { frame, size: layout.list, ...known, ...listFacts(ui, messages) }}
          detail={layout.detail && detailProps(frame, layout.detail)}
          about={layout.about && { frame, size: layout.about, message: messages.current()?.message ?? null }}
        />
      );
    },
  };
};

const listFacts = (ui: Ui, messages: Messages): Omit<ListProps, 'frame' | 'size' | 'rows' | 'widths' | 'time'> => {
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
    failures: stats?.firstWhereFailure ?? null,
    eventWidth: eventWidth(ui, messages),
    isMarked: ({ message }) => message === state.marked,
  };
};

/** The length of the longest name of an event that the topic may have. */
const eventWidth = (ui: Ui, messages: Messages): number => {
  const topic = messages.current()?.message.raw.topic;
  const events = ui.context().workspace?.catalog.events.filter((event) => event.topic === topic) ?? [];
  return Math.max(0, ...events.map(({ name }) => name.length));
};
