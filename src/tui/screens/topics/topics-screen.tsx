import { Box } from 'ink';
import { topicsLine } from '../../../app/cli-line.ts';
import type { TopicSize } from '../../../app/topics/topic-sizes.ts';
import type { Action } from '../../keys/binding.ts';
import { listBindings, moveActions } from '../../keys/list-bindings.ts';
import { chooseAndSend } from '../../produce/choose-and-send.ts';
import { sendRefusal } from '../../produce/send-refusal.ts';
import { restartable } from '../../shell/restartable.ts';
import type { Ui } from '../../ui.ts';
import { brokerName } from '../broker-name.ts';
import type { Screen, ScreenDefinition } from '../screen.ts';
import type { TopicOrder } from './sorted-rows.ts';
import { topicTexts } from './topic-columns.ts';
import { keepPreview, type TopicPreview } from './topic-preview.ts';
import { TopicPreviewView } from './topic-preview-view.tsx';
import { emptyTopics, rowsInSight, type TopicRow, type TopicsEvent, topicsAfter } from './topics-state.ts';
import { listFrame, TopicsView, topicsAreas, topicsPage } from './topics-view.tsx';
import { watchTopics } from './watch-topics.ts';

export const topicsScreen: ScreenDefinition = {
  name: 'topics',
  title: 'Topics',
  bindings: [
    { id: 'open', keys: ['Enter'], does: 'see the messages of the topic', hint: 'messages', cli: 'evtool tail TOPIC' },
    {
      id: 'produce',
      keys: ['P'],
      does: 'send a fixture to the topic',
      hint: 'send',
      cli: 'evtool produce FIXTURE -t TOPIC',
    },
    {
      id: 'filter',
      keys: ['/'],
      does: 'show the topics with some text in their name, event or handler',
      hint: 'filter',
      cli: 'evtool topics PATTERN',
    },
    { id: 'sort', keys: ['o'], does: 'choose what the topics are sorted by', hint: 'sort' },
    { id: 'internal', keys: ['i'], does: 'show or hide internal topics', hint: 'internal', cli: 'evtool topics -v' },
    { id: 'copy-name', keys: ['y'], does: 'copy the name of the topic', hint: 'copy' },
    ...listBindings,
  ],
  open: (ui) => openTopics(ui),
};

const orders = [
  { key: 'n', label: 'name', order: 'name' },
  { key: 'm', label: 'messages, most first', order: 'messages' },
  { key: 'r', label: 'rate, most first', order: 'rate' },
  { key: 'a', label: 'age of the newest message, newest first', order: 'newest' },
  { key: 'v', label: 'valid, worst first', order: 'valid' },
] as const satisfies readonly { readonly key: string; readonly label: string; readonly order: TopicOrder }[];

const openTopics = (ui: Ui): Screen => {
  let state = emptyTopics;
  /** What was in sight when it was last drawn: nothing happens on most topics most of the time. */
  let drawn = '';
  let preview: TopicPreview | null = null;
  let hasPreview = false;
  const texts = (): string => topicTexts(rowsInSight(state), { theme: ui.theme, now: ui.now() });
  let isShown = false;
  const current = (): TopicRow | undefined => state.shown[state.cursor];
  const previewing = restartable(ui, async (signal) => {
    const name = current()?.topic.name;
    if (name === undefined) return;
    const size = (): TopicSize | undefined => {
      const known = hasPreview ? current()?.facts?.size : undefined;
      return known?.refusal === null ? known : undefined;
    };
    const found = (found: TopicPreview): void => {
      preview = found;
      ui.draw('soon');
    };
    await keepPreview({ ui, name, size, found, signal });
  });
  const happen = (event: TopicsEvent): void => {
    const before = current()?.topic.name;
    state = topicsAfter(state, event);
    if (isShown && current()?.topic.name !== before) previewing.start();
  };
  const watch = restartable(ui, (signal) => {
    const told = (event: TopicsEvent): void => {
      if (signal.aborted) return;
      happen(event);
      const now = texts();
      if (event.type !== 'sized' || now !== drawn) ui.draw('soon');
      drawn = now;
    };
    return watchTopics({ ui, state: () => state, happen: told, signal });
  });
  const start = (): void => {
    isShown = true;
    watch.start();
    previewing.start();
  };
  const stop = (): void => {
    isShown = false;
    watch.stop();
    previewing.stop();
  };
  const onTopic = (act: (name: string) => void | Promise<void>): Action => {
    const name = current()?.topic.name;
    return name === undefined ? 'There is no topic under the cursor.' : () => act(name);
  };
  const sort = async (): Promise<void> => {
    const key = await ui.choose('Sort by', orders);
    const chosen = orders.find((one) => one.key === key);
    if (chosen) happen({ type: 'ordered', order: chosen.order });
  };
  const filter = async (): Promise<void> => {
    const answer = await ui.prompt({
      label: '/',
      initial: state.filter,
      onChange: (text) => happen({ type: 'filtered', filter: text }),
    });
    if (answer === null) happen({ type: 'filtered', filter: '' });
  };
  const moves = moveActions((how) => happen({ type: 'moved', how }));
  return {
    view: (frame) => {
      const list = listFrame(frame);
      const page = topicsPage(state, list);
      if (page !== state.page) happen({ type: 'paged', page });
      hasPreview = list.columns < frame.columns;
      const hasWorkspace = ui.context().workspace !== null;
      const topics = <TopicsView state={state} frame={list} brokerName={brokerName(ui)} hasWorkspace={hasWorkspace} />;
      if (!hasPreview) return topics;
      return (
        <Box>
          {topics}
          <TopicPreviewView frame={frame} columns={frame.columns - list.columns} row={current()} preview={preview} />
        </Box>
      );
    },
    actions: () => ({
      ...moves,
      open: onTopic((topic) => ui.go({ screen: 'messages', topic })),
      produce: sendRefusal(ui) ?? onTopic((topic) => chooseAndSend(ui, topic)),
      filter,
      sort,
      internal: () => happen({ type: 'toggled-internal' }),
      'copy-name': onTopic((name) => ui.copy(`the name ${name}`, name)),
    }),
    panes: () => ['topics'],
    pane: () => 'topics',
    focus: () => {},
    areas: (frame) => topicsAreas(state, listFrame(frame)),
    enter: () => {
      happen({ type: 'resumed' });
      start();
    },
    leave: stop,
    back: () => {
      if (state.filter === '') return false;
      happen({ type: 'filtered', filter: '' });
      return true;
    },
    commandLine: () => {
      const { target, filter: pattern, withInternal } = state;
      return target === null ? null : topicsLine({ pattern, withInternal }, target);
    },
    renew: () => {
      happen({ type: 'renewed' });
      if (isShown) start();
    },
    close: async () => stop(),
  };
};
