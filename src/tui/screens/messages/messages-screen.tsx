import { emptyCatalog } from '../../../core/catalog/catalog.ts';
import { catalogText } from '../../../core/catalog/catalog-text.ts';
import type { Route } from '../../route.ts';
import type { Ui } from '../../ui.ts';
import { openLineTarget } from '../line-target.ts';
import type { Flow, Screen, ScreenDefinition } from '../screen.ts';
import { hintTexts } from './hint-texts.ts';
import { messageActions } from './message-actions.ts';
import { messagesAreas } from './messages-areas.ts';
import { messagesBindings } from './messages-bindings.ts';
import { messagesPicture } from './messages-picture.tsx';
import { focusPane, movingActions } from './moving-actions.ts';
import { type Messages, openMessages } from './open-messages.ts';
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
  const histories: Histories = { filters: [], topics: [], positions: [] };
  const { view, resize, layout, ...picture } = messagesPicture(ui, messages, zone);
  const scope: Scope = { ui, zone, messages, ...picture };
  const line = openLineTarget(ui);
  let rules = rulesOf(ui);
  return {
    view,
    resize,
    actions: () => ({ ...movingActions(scope), ...readingActions(scope, histories), ...messageActions(scope) }),
    hintTexts: () => hintTexts(scope),
    panes: () => ['list', 'detail'],
    pane: () => messages.state().pane,
    areas: (frame) => messagesAreas(scope, layout(frame)),
    hasPanesBelow: () => messages.state().isDetailOpen,
    focus: (pane) => focusPane(scope, pane === 'detail' ? 'detail' : 'list'),
    enter: (route) => {
      line.ask();
      enter(messages, route);
    },
    renew: () => {
      const query = messages.query();
      const before = rules;
      rules = rulesOf(ui);
      // What is shown was judged by others.
      if (query !== null && rules !== before) messages.read(query);
    },
    back: () => back(scope),
    commandLine: () => {
      const query = messages.query();
      const target = line.target();
      return query === null || target === null ? null : queryLine(query, target);
    },
    flow: () => flowOf(messages),
    close: messages.close,
  };
};

/** A topic that is read already is shown as it is. */
const enter = (messages: Messages, route: Route): void => {
  if (route.screen !== 'messages' || route.topic === undefined) return;
  const phase = (messages.pending() ?? messages.reading())?.phase().type;
  if (messages.query()?.topic === route.topic && phase !== 'failed') return;
  messages.read({ topic: route.topic, from: null, filter: '', verdict: 'all' });
};

const back = ({ ui, messages, isBeside }: Scope): boolean => {
  const state = messages.state();
  const query = messages.query();
  const hidesSome = query !== null && isFiltered(query);
  const isInDetail = state.pane === 'detail' || (state.isDetailOpen && !isBeside());
  // An empty list promises that this shows all.
  if (isInDetail && !(hidesSome && messages.current() === null)) {
    messages.happen({ type: 'detail-closed' });
    return true;
  }
  if (!hidesSome) return false;
  messages.read({ ...query, filter: '', verdict: 'all' });
  ui.say('All messages are shown again: v and / show fewer.');
  return true;
};

const flowOf = (messages: Messages): Flow | undefined => {
  const reading = messages.pending() ?? messages.reading();
  if (reading === null) return undefined;
  const { read = 0, skipped = 0 } = reading.stats() ?? {};
  return {
    topic: reading.query.topic,
    rate: reading.rate(),
    checked: read - skipped,
    dropped: reading.store.counts().dropped + skipped,
  };
};

const rulesOf = (ui: Ui): string => catalogText(ui.context().workspace?.catalog ?? emptyCatalog);
