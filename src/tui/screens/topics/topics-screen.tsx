import { listTopics } from '../../../app/topics/list-topics.ts';
import { EvtoolError } from '../../../core/errors.ts';
import type { Actions } from '../../keys/binding.ts';
import { listBindings, moveActions, moved, scrolled } from '../../keys/list-bindings.ts';
import type { Ui } from '../../ui.ts';
import type { Screen, ScreenDefinition } from '../screen.ts';
import { emptyTopics, shownTopics, type TopicsEvent, topicsAfter } from './topics-state.ts';
import { TopicsView } from './topics-view.tsx';

export const topicsScreen: ScreenDefinition = {
  name: 'topics',
  title: 'Topics',
  bindings: [
    {
      id: 'filter',
      keys: ['/'],
      does: 'show the topics whose name has a text',
      hint: 'filter',
      cli: 'evtool topics PATTERN',
    },
    ...listBindings,
  ],
  open: (ui) => openTopics(ui),
};

const openTopics = (ui: Ui): Screen => {
  let state = emptyTopics;
  let page = 1;
  const happen = (event: TopicsEvent): void => {
    state = topicsAfter(state, event);
  };
  const list = async (): Promise<void> => {
    try {
      happen({ type: 'listed', topics: await listTopics(ui.context(), {}, { signal: ui.signal }) });
    } catch (error) {
      if (!(error instanceof EvtoolError)) throw error;
      happen({ type: 'failed', message: error.message, hint: error.hint });
    }
    ui.draw('soon');
  };
  ui.run(list);
  const actions: Actions = {
    ...moveActions((how) => {
      const { length } = shownTopics(state);
      const cursor = moved(state.cursor, how, { length, page });
      happen({ type: 'moved', cursor, top: scrolled(state.top, cursor, { length, page }) });
    }),
    filter: async () => {
      const answer = await ui.prompt({
        label: '/',
        initial: state.filter,
        onChange: (filter) => happen({ type: 'filtered', filter }),
      });
      if (answer === null) happen({ type: 'filtered', filter: '' });
    },
  };
  return {
    view: (frame) => {
      page = frame.rows - 3;
      return <TopicsView state={state} frame={frame} />;
    },
    actions: () => actions,
    panes: () => ['topics'],
    pane: () => 'topics',
    focus: () => {},
    commandLine: () => (state.filter === '' ? 'evtool topics' : `evtool topics '${state.filter}'`),
    close: async () => {},
  };
};
