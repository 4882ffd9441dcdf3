import { groupsLine } from '../../../app/cli-line.ts';
import type { Ui } from '../../ui.ts';
import { brokerName } from '../broker-name.ts';
import type { Screen, ScreenDefinition } from '../screen.ts';
import { sidePanes } from '../side-panes.ts';
import { groupActions } from './group-actions.ts';
import { groupBindings } from './group-bindings.ts';
import { openGroupsModel } from './groups-model.ts';
import { chosenGroup } from './groups-state.ts';
import { GroupsView, groupsAreas, groupsPages, showsDetail } from './groups-view.tsx';

export const groupsScreen: ScreenDefinition = {
  name: 'groups',
  title: 'Groups',
  bindings: groupBindings,
  open: (ui) => openGroups(ui),
};

const openGroups = (ui: Ui): Screen => {
  const model = openGroupsModel(ui);
  const { state, happen, watch } = model;
  return {
    resize: (frame) => {
      happen({ type: 'paged', ...groupsPages(state(), frame) });
      model.look(showsDetail(state(), frame));
    },
    view: (frame) => <GroupsView state={state()} frame={frame} brokerName={brokerName(ui)} />,
    actions: () => groupActions(ui, model),
    areas: (frame) => groupsAreas(state(), frame),
    ...sidePanes(['groups', 'group'], {
      focused: () => state().focused,
      focus: (pane) => happen({ type: 'focused', pane }),
    }),
    enter: (route) => {
      model.want(route.screen === 'groups' ? route.group : undefined);
      watch.start();
    },
    leave: () => watch.stop(),
    back: () => {
      if (state().focused === 'detail') happen({ type: 'focused', pane: 'list' });
      else if (state().filter !== '') happen({ type: 'filtered', filter: '' });
      else return false;
      return true;
    },
    commandLine: () => {
      const { target, focused } = state();
      return target === null ? null : groupsLine(focused === 'detail' ? chosenGroup(state()) : undefined, target);
    },
    close: async () => watch.stop(),
  };
};
