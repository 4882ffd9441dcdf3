import type { LineTarget } from '../../../app/cli-line.ts';
import type { DescribedGroup } from '../../../app/groups/described-group.ts';
import type { ListedGroup } from '../../../app/groups/list-groups.ts';
import { hasWords } from '../../browse/has-words.ts';
import type { Side } from '../../components/two-panes.tsx';
import type { Move } from '../../keys/list-bindings.ts';
import { cursorAt, firstRow, movedCursor, type RowCursor } from '../../keys/row-cursor.ts';
import { type GroupPlace, placesOf } from './group-places.ts';
import { type GroupOrder, sortedGroups } from './sorted-groups.ts';

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
  readonly focused: Side;
  /** The group that is looked into. */
  readonly detail: DescribedGroup | null;
  readonly places: readonly GroupPlace[];
  readonly list: RowCursor;
  readonly placeList: RowCursor;
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
  | { readonly type: 'focused'; readonly pane: Side }
  | { readonly type: 'named'; readonly group: string }
  | { readonly type: 'moved'; readonly how: Move }
  | { readonly type: 'paged'; readonly page: number; readonly placePage: number };

export const emptyGroups: GroupsState = {
  groups: null,
  none: null,
  notice: '',
  target: null,
  failure: null,
  filter: '',
  order: 'lag',
  shown: [],
  focused: 'list',
  detail: null,
  places: [],
  list: firstRow,
  placeList: firstRow,
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
      const placeList = cursorAt(state.placeList, isSame ? state.placeList.at : 0, places.length);
      return { ...state, detail: event.group, places, placeList };
    }
    case 'failed':
      return { ...state, failure: event };
    case 'filtered':
      return arranged({ ...state, filter: event.filter, list: { ...state.list, at: 0, top: 0 } });
    case 'ordered':
      return arranged({ ...state, order: event.order });
    case 'focused':
      return { ...state, focused: event.pane };
    case 'named': {
      const at = state.shown.findIndex(({ group }) => group === event.group);
      return at < 0 ? state : { ...state, list: cursorAt(state.list, at, state.shown.length) };
    }
    case 'moved':
      return state.focused === 'list'
        ? { ...state, list: movedCursor(state.list, event.how, state.shown.length) }
        : { ...state, placeList: movedCursor(state.placeList, event.how, state.places.length) };
    case 'paged':
      return {
        ...state,
        list: cursorAt({ ...state.list, page: event.page }, state.list.at, state.shown.length),
        placeList: cursorAt({ ...state.placeList, page: event.placePage }, state.placeList.at, state.places.length),
      };
  }
};

export const chosenGroup = ({ shown, list }: GroupsState): string | undefined => shown[list.at]?.group;

/** The rows anew; the cursor stays on its group. */
const arranged = (state: GroupsState): GroupsState => {
  const name = chosenGroup(state);
  const passing = (state.groups ?? []).filter(({ group, topics }) =>
    hasWords([group, ...topics].join('\n'), state.filter),
  );
  const shown = sortedGroups(passing, state.order);
  const at = shown.findIndex(({ group }) => group === name);
  const list = cursorAt(state.list, at < 0 ? state.list.at : at, shown.length);
  return { ...state, shown, list };
};
