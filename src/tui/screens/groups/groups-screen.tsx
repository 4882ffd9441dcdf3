import { groupsLine } from '../../../app/cli-line.ts';
import { askWords } from '../../ask/ask-words.ts';
import { chooseOrder } from '../../ask/choose-order.ts';
import type { Action } from '../../keys/binding.ts';
import { listBindings, moveActions } from '../../keys/list-bindings.ts';
import { restartable } from '../../shell/restartable.ts';
import type { Ui } from '../../ui.ts';
import { brokerName } from '../broker-name.ts';
import type { Screen, ScreenDefinition } from '../screen.ts';
import { chosenGroup, emptyGroups, type GroupsEvent, groupsAfter } from './groups-state.ts';
import { GroupsView, groupsAreas, groupsPages, showsDetail } from './groups-view.tsx';
import type { GroupOrder } from './sorted-groups.ts';
import { watchGroups } from './watch-groups.ts';

export const groupsScreen: ScreenDefinition = {
  name: 'groups',
  title: 'Groups',
  bindings: [
    {
      id: 'open',
      keys: ['Enter'],
      does: 'see the members and partitions of the group',
      hint: 'look into',
      panes: ['groups'],
      cli: 'evtool groups GROUP',
    },
    { id: 'open-topic', keys: ['Enter'], does: 'see the messages of the topic', hint: 'messages', panes: ['group'] },
    {
      id: 'filter',
      keys: ['/'],
      does: 'show the groups with some text in their name or topics',
      hint: 'filter',
      cli: 'evtool groups PATTERN',
    },
    { id: 'sort', keys: ['o'], does: 'choose what the groups are sorted by', hint: 'sort', panes: ['groups'] },
    { id: 'copy-name', keys: ['y'], does: 'copy the name of the group', hint: 'copy' },
    ...listBindings,
  ],
  open: (ui) => openGroups(ui),
};

const orders = [
  { key: 'l', label: 'lag, most first', order: 'lag' },
  { key: 'm', label: 'members, most first', order: 'members' },
  { key: 'n', label: 'name', order: 'name' },
] as const satisfies readonly { readonly key: string; readonly label: string; readonly order: GroupOrder }[];

const noGroup = 'There is no group under the cursor.';

const openGroups = (ui: Ui): Screen => {
  let state = emptyGroups;
  let isDetailed = false;
  let wanted: string | undefined;
  const happen = (event: GroupsEvent): void => {
    state = groupsAfter(state, event);
  };
  const watch = restartable(ui, (signal) => {
    const told = (event: GroupsEvent): void => {
      if (signal.aborted) return;
      happen(event);
      if (event.type === 'listed' && wanted !== undefined) lookInto(wanted);
      ui.draw('soon');
    };
    return watchGroups({ ui, state: () => state, isDetailed: () => isDetailed, happen: told, signal });
  });
  /** A group that is asked for from elsewhere, once the list is there. */
  const lookInto = (group: string): void => {
    wanted = undefined;
    happen({ type: 'filtered', filter: '' });
    happen({ type: 'named', group });
    if (chosenGroup(state) === group) happen({ type: 'focused', pane: 'group' });
    else ui.say(`There is no group ${group}.`);
  };
  const onGroup = (act: (name: string) => void): Action => {
    const name = chosenGroup(state);
    return name === undefined ? noGroup : () => act(name);
  };
  const sort = async (): Promise<void> => {
    const order = await chooseOrder(ui, orders);
    if (order) happen({ type: 'ordered', order });
  };
  const messages = (): Action => {
    const topic = state.places[state.placeList.at]?.partition?.topic;
    return topic === undefined ? 'There is no topic under the cursor.' : () => ui.go({ screen: 'messages', topic });
  };
  const noMoves = Object.fromEntries(listBindings.map(({ id }) => [id, noGroup]));
  const moves = moveActions((how) => happen({ type: 'moved', how }));
  return {
    view: (frame) => <GroupsView state={state} frame={frame} brokerName={brokerName(ui)} />,
    resize: (frame) => {
      const pages = groupsPages(state, frame);
      if (pages.page !== state.list.page || pages.placePage !== state.placeList.page) {
        happen({ type: 'paged', ...pages });
      }
      isDetailed = showsDetail(state, frame);
    },
    actions: () => ({
      ...(state.shown.length > 0 ? moves : noMoves),
      open: onGroup(() => happen({ type: 'focused', pane: 'group' })),
      'open-topic': messages(),
      filter: () => askWords(ui, state.filter, (filter) => happen({ type: 'filtered', filter })),
      sort,
      'copy-name': onGroup((name) => ui.copy(`the name ${name}`, name)),
    }),
    areas: (frame) => groupsAreas(state, frame),
    panes: () => ['groups', 'group'],
    pane: () => state.pane,
    focus: (pane) => happen({ type: 'focused', pane: pane === 'group' ? 'group' : 'groups' }),
    enter: (route) => {
      wanted = route.screen === 'groups' ? route.group : undefined;
      watch.start();
    },
    leave: () => watch.stop(),
    back: () => {
      if (state.pane === 'group') happen({ type: 'focused', pane: 'groups' });
      else if (state.filter !== '') happen({ type: 'filtered', filter: '' });
      else return false;
      return true;
    },
    commandLine: () => {
      const { target, pane } = state;
      return target === null ? null : groupsLine(pane === 'group' ? chosenGroup(state) : undefined, target);
    },
    close: async () => watch.stop(),
  };
};
