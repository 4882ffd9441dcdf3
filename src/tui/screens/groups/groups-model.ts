import { type Restartable, restartable } from '../../shell/restartable.ts';
import type { Ui } from '../../ui.ts';
import { chosenGroup, emptyGroups, type GroupsEvent, type GroupsState, groupsAfter } from './groups-state.ts';
import { watchGroups } from './watch-groups.ts';

export type GroupsModel = {
  readonly state: () => GroupsState;
  readonly happen: (event: GroupsEvent) => void;
  /** Whether the group under the cursor is in sight: only then it is asked for. */
  readonly look: (isDetailed: boolean) => void;
  /** Goes into a group once the list is there; undefined: nowhere. */
  readonly want: (group: string | undefined) => void;
  readonly watch: Restartable;
};

/** What is known of the groups, kept up to date while they are watched. */
export const openGroupsModel = (ui: Ui): GroupsModel => {
  let state = emptyGroups;
  let isDetailed = false;
  let wanted: string | undefined;
  const happen = (event: GroupsEvent): void => {
    state = groupsAfter(state, event);
  };
  const goInto = (group: string): void => {
    happen({ type: 'filtered', filter: '' });
    happen({ type: 'named', group });
    if (chosenGroup(state) === group) happen({ type: 'focused', pane: 'detail' });
    else ui.say(`There is no group ${group}.`);
  };
  const watch = restartable(ui, (signal) => {
    const told = (event: GroupsEvent): void => {
      if (signal.aborted) return;
      happen(event);
      if (event.type === 'listed' && wanted !== undefined) {
        goInto(wanted);
        wanted = undefined;
      }
      ui.draw('soon');
    };
    return watchGroups({ ui, state: () => state, isDetailed: () => isDetailed, happen: told, signal });
  });
  return {
    state: () => state,
    happen,
    look: (isIt) => {
      isDetailed = isIt;
    },
    want: (group) => {
      wanted = group;
    },
    watch,
  };
};
