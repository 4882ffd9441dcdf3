import type { LineTarget } from '../../../app/cli-line.ts';
import type { DescribedGroup } from '../../../app/groups/described-group.ts';
import type { ListedGroup } from '../../../app/groups/list-groups.ts';
import { hasWords } from '../../browse/has-words.ts';
import { type Move, moved, scrolled } from '../../keys/list-bindings.ts';
import { type GroupPlace, placesOf } from './group-places.ts';
import { type GroupOrder, sortedGroups } from './sorted-groups.ts';

export type GroupsPane = 'groups' | 'group';

type List = { readonly cursor: number; readonly top: number; readonly page: number };

export type GroupsState = {
  /** Null before the first answer. */
  readonly groups: readonly ListedGroup[] | null;
  /** Why there can be none here; null where there can. */
  readonly none: string | null;
  /** What the cluster left out, in words. */
  readonly notice: string;
  readonly target: LineTarget | null;
  readonly failure: { readonly message: string; readonly hint: string | undefined } | null;
  readonly filter: string;
  readonly order: GroupOrder;
  /** Those that pass the filter, in their order. */
  readonly shown: readonly ListedGroup[];
  readonly pane: GroupsPane;
  /** The group that is looked into. */
  readonly detail: DescribedGroup | null;
  readonly places: readonly GroupPlace[];
  readonly list: List;
  readonly placeList: List;
};

export type GroupsEvent =
  | {
      readonly type: 'listed';
      readonly groups: readonly ListedGroup[];
      readonly none: string | null;
      readonly notice: string;
      readonly target: LineTarget;
    }
  | { readonly type: 'described'; readonly group: DescribedGroup }
  | { readonly type: 'failed'; readonly message: string; readonly hint: string | undefined }
  | { readonly type: 'filtered'; readonly filter: string }
  | { readonly type: 'ordered'; readonly order: GroupOrder }
  | { readonly type: 'focused'; readonly pane: GroupsPane }
  | { readonly type: 'named'; readonly group: string }
  | { readonly type: 'moved'; readonly how: Move }
  | { readonly type: 'paged'; readonly page: number; readonly placePage: number };

const emptyList: List = { cursor: 0, top: 0, page: 1 };

export const emptyGroups: GroupsState = {
  groups: null,
  none: null,
  notice: '',
  target: null,
  failure: null,
  filter: '',
  order: 'lag',
  shown: [],
  pane: 'groups',
  detail: null,
  places: [],
  list: emptyList,
  placeList: emptyList,
};

export const groupsAfter = (state: GroupsState, event: GroupsEvent): GroupsState => {
  switch (event.type) {
    case 'listed': {
      const { groups, none, notice, target } = event;
      return arranged({ ...state, groups, none, notice, target, failure: null });
    }
    case 'described': {
      // The cursor may have gone on while the cluster was asked.
      if (event.group.group !== chosenGroup(state)) return state;
      const isSame = state.detail?.group === event.group.group;
      const places = placesOf(event.group);
      const placeList = { ...state.placeList, ...(isSame ? {} : { cursor: 0, top: 0 }) };
      return { ...state, detail: event.group, places, placeList: inSight(placeList, places.length) };
    }
    case 'failed':
      return { ...state, failure: event };
    case 'filtered':
      return arranged({ ...state, filter: event.filter, list: { ...state.list, cursor: 0, top: 0 } });
    case 'ordered':
      return arranged({ ...state, order: event.order });
    case 'focused':
      return { ...state, pane: event.pane };
    case 'named': {
      const cursor = state.shown.findIndex(({ group }) => group === event.group);
      return cursor < 0 ? state : { ...state, list: inSight({ ...state.list, cursor }, state.shown.length) };
    }
    case 'moved':
      return state.pane === 'groups'
        ? { ...state, list: movedIn(state.list, event.how, state.shown.length) }
        : { ...state, placeList: movedIn(state.placeList, event.how, state.places.length) };
    case 'paged':
      return {
        ...state,
        list: inSight({ ...state.list, page: event.page }, state.shown.length),
        placeList: inSight({ ...state.placeList, page: event.placePage }, state.places.length),
      };
  }
};

export const chosenGroup = ({ shown, list }: GroupsState): string | undefined => shown[list.cursor]?.group;

/** The rows anew; the cursor stays on its group. */
const arranged = (state: GroupsState): GroupsState => {
  const name = chosenGroup(state);
  const passing = (state.groups ?? []).filter(({ group, topics }) =>
    hasWords([group, ...topics].join('\n'), state.filter),
  );
  const shown = sortedGroups(passing, state.order);
  const at = shown.findIndex(({ group }) => group === name);
  const list = inSight({ ...state.list, cursor: at < 0 ? state.list.cursor : at }, shown.length);
  return { ...state, shown, list };
};

const movedIn = (list: List, how: Move, length: number): List => {
  const cursor = moved(list.cursor, how, { length, page: list.page });
  return { ...list, cursor, top: scrolled(list.top, cursor, { length, page: list.page }) };
};

const inSight = (list: List, length: number): List => {
  const cursor = Math.max(0, Math.min(list.cursor, length - 1));
  return { ...list, cursor, top: scrolled(list.top, cursor, { length, page: list.page }) };
};
