import { Box } from 'ink';
import type { ReactNode } from 'react';
import { topicsLine } from '../../../app/cli-line.ts';
import type { Frame } from '../../frame/frame.ts';
import { listBindings } from '../../keys/list-bindings.ts';
import type { Ui } from '../../ui.ts';
import { brokerName } from '../broker-name.ts';
import type { Screen, ScreenDefinition } from '../screen.ts';
import { openTopics, type Topics } from './open-topics.ts';
import { topicActions } from './topic-actions.ts';
import { TopicPreviewView } from './topic-preview-view.tsx';
import { listFrame, TopicsView, topicsAreas, topicsPage } from './topics-view.tsx';

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
  open: (ui) => openTopicsScreen(ui),
};

const openTopicsScreen = (ui: Ui): Screen => {
  const topics = openTopics(ui);
  const { state, happen } = topics;
  return {
    view: (frame) => viewOf(ui, topics, frame),
    resize: (frame) => resize(topics, frame),
    actions: () => topicActions(ui, topics),
    panes: () => ['topics'],
    pane: () => 'topics',
    focus: () => {},
    areas: (frame) => topicsAreas(state(), listFrame(frame)),
    enter: () => {
      happen({ type: 'resumed' });
      topics.start();
    },
    leave: topics.stop,
    back: () => {
      if (state().filter === '') return false;
      happen({ type: 'filtered', filter: '' });
      return true;
    },
    commandLine: () => {
      const { target, filter: pattern, withInternal } = state();
      return target === null ? null : topicsLine({ pattern, withInternal }, target);
    },
    renew: topics.renew,
    close: async () => topics.stop(),
  };
};

const hasPreview = (frame: Frame): boolean => listFrame(frame).columns < frame.columns;

const resize = ({ state, happen, setPreviewed }: Topics, frame: Frame): void => {
  const page = topicsPage(state(), listFrame(frame));
  if (page !== state().page) happen({ type: 'paged', page });
  setPreviewed(hasPreview(frame));
};

const viewOf = (ui: Ui, { state, current, preview }: Topics, frame: Frame): ReactNode => {
  const list = listFrame(frame);
  const hasWorkspace = ui.context().workspace !== null;
  const topics = <TopicsView state={state()} frame={list} brokerName={brokerName(ui)} hasWorkspace={hasWorkspace} />;
  if (!hasPreview(frame)) return topics;
  return (
    <Box>
      {topics}
      <TopicPreviewView frame={frame} columns={frame.columns - list.columns} row={current()} preview={preview()} />
    </Box>
  );
};
