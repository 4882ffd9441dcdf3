import { paneInside } from '../../components/pane.tsx';
import type { Row } from '../../store/create-view.ts';
import type { Ui } from '../../ui.ts';
import { openLineTarget } from '../line-target.ts';
import type { Screen, ScreenDefinition } from '../screen.ts';
import { detailCache } from './detail-cache.ts';
import { grownWidths } from './grown-widths.ts';
import { layoutOf } from './layout.ts';
import { listPage } from './list-view.tsx';
import { messageActions } from './message-actions.ts';
import { messageTimes } from './message-times.ts';
import { messagesBindings } from './messages-bindings.ts';
import { MessagesView } from './messages-view.tsx';
import { focusPane, movingActions } from './moving-actions.ts';
import { openMessages } from './open-messages.ts';
import { isFiltered, queryLine } from './query.ts';
import { type Histories, readingActions } from './reading-actions.ts';
import type { Scope } from './scope.ts';

export const messagesScreen: ScreenDefinition = {
  name: 'messages',
  title: 'Messages',
  bindings: messagesBindings,
  open: (ui) => openMessagesScreen(ui),
};

const openMessagesScreen = (ui: Ui): Screen => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const messages = openMessages(ui, zone);
  const cache = detailCache(ui.theme.glyphs);
  const histories: Histories = { filters: [], topics: [], positions: [] };
  const time = messageTimes(zone, ui.now);
  const widths = grownWidths();
  let size = { list: 1, detail: 1, detailColumns: 80, isBeside: false };

  const scope: Scope = {
    ui,
    zone,
    messages,
    page: () => size,
    isBeside: () => size.isBeside,
    tree: (message) => cache.tree(message, size.detailColumns),
    lines: (message) => cache.lines(message, messages.state().mode, size.detailColumns),
  };

  const line = openLineTarget(ui);
  let catalog = catalogOf(ui);

  const eventWidth = (): number => {
    const topic = messages.current()?.message.raw.topic;
    const events = ui.context().workspace?.catalog.events.filter((event) => event.topic === topic) ?? [];
    return Math.max(0, ...events.map(({ name }) => name.length));
  };

  return {
    view: (frame) => {
      const layout = layoutOf(frame, messages.state());
      const detail = paneInside(layout.detail ?? frame);
      const source = messages.pending() ?? messages.reading();
      size = {
        list: listPage((layout.list ?? frame).rows, source?.phase() ?? null),
        detail: detail.rows,
        detailColumns: detail.columns,
        isBeside: layout.isBeside,
      };
      const state = messages.state();
      const current = messages.current();
      const rows = messages.view().window(messages.topIndex(size.list), size.list);
      const stats = source?.stats() ?? null;
      return (
        <MessagesView
          isBeside={layout.isBeside}
          list={
            layout.list && {
              frame,
              size: layout.list,
              isFocused: state.pane === 'list',
              query: messages.query(),
              phase: source?.phase() ?? null,
              isOld: messages.pending() !== null,
              rows,
              cursor: current?.id,
              isFollowing: state.cursor === null,
              isFrozen: state.isFrozen,
              newCount: messages.newCount(),
              matched: stats?.shown ?? 0,
              scanned: stats?.read ?? 0,
              behind: stats?.behind ?? 0,
              oneIn: stats?.oneIn ?? 1,
              failures: stats?.firstWhereFailure ?? null,
              time,
              eventWidth: eventWidth(),
              widths: widths(messages.query()?.topic ?? '', rows),
              isMarked: ({ message }: Row) => message === state.marked,
            }
          }
          detail={
            layout.detail && {
              frame,
              size: layout.detail,
              state,
              message: current?.message ?? null,
              tree: current === null ? [] : scope.tree(current.message),
              lines: current === null ? null : scope.lines(current.message),
              time,
            }
          }
        />
      );
    },
    actions: () => ({ ...movingActions(scope), ...readingActions(scope, histories), ...messageActions(scope) }),
    panes: () => ['list', 'detail'],
    pane: () => messages.state().pane,
    hasPanesBelow: () => messages.state().isDetailOpen,
    focus: (pane) => focusPane(scope, pane === 'detail' ? 'detail' : 'list'),
    enter: (route) => {
      line.ask();
      if (route.screen !== 'messages' || route.topic === undefined) return;
      const phase = (messages.pending() ?? messages.reading())?.phase().type;
      if (messages.query()?.topic === route.topic && phase !== 'failed') return;
      messages.read({ topic: route.topic, from: null, filter: '', verdict: 'all' });
    },
    renew: () => {
      const query = messages.query();
      const known = catalog;
      catalog = catalogOf(ui);
      if (query !== null && catalog !== known) messages.read(query);
    },
    back: () => {
      const state = messages.state();
      const query = messages.query();
      if (state.pane === 'detail' || (state.isDetailOpen && !size.isBeside)) {
        messages.happen({ type: 'detail-closed' });
        return true;
      }
      if (query === null || !isFiltered(query)) return false;
      messages.read({ ...query, filter: '', verdict: 'all' });
      return true;
    },
    commandLine: () => {
      const query = messages.query();
      const target = line.target();
      return query === null || target === null ? null : queryLine(query, target);
    },
    flow: () => {
      const reading = messages.pending() ?? messages.reading();
      if (reading === null) return undefined;
      const { read = 0, skipped = 0 } = reading.stats() ?? {};
      return {
        topic: reading.query.topic,
        rate: reading.rate(),
        checked: read - skipped,
        dropped: reading.store.counts().dropped + skipped,
      };
    },
    close: messages.close,
  };
};

/** What verdicts depend on: when it changed on disk, what is shown is read again. */
const catalogOf = (ui: Ui): string => {
  const { events = [], schemas = new Map() } = ui.context().workspace?.catalog ?? {};
  return JSON.stringify([events, ...[...schemas].map(([file, { text }]) => [file, text])]);
};
