import type { ReactNode } from 'react';
import { paneSizes, roomOf, TwoPanes, twoAreas } from '../../components/two-panes.tsx';
import type { Frame } from '../../frame/frame.ts';
import type { Area } from '../screen.ts';
import { factLines, groupContent } from './group-content.ts';
import { failureOf, groupsContent } from './groups-content.ts';
import type { GroupsState } from './groups-state.ts';

type Props = { readonly state: GroupsState; readonly frame: Frame; readonly brokerName: string };

const share = 0.45;

export const GroupsView = ({ state, frame, brokerName }: Props): ReactNode => (
  <TwoPanes
    frame={frame}
    focused={state.focused}
    share={share}
    list={({ columns }) => groupsContent({ state, frame, brokerName }, columns)}
    detail={({ columns }) => groupContent(state, frame, columns)}
  />
);

/** How many groups, and how many partitions, have room. */
export const groupsPages = (state: GroupsState, frame: Frame) => {
  const { list, detail } = paneSizes(frame, state.focused, share);
  const room = roomOf(list);
  return {
    page: Math.max(1, room.rows - 1 - failureOf(state, frame, room.columns).length),
    placePage: Math.max(1, roomOf(detail).rows - 1 - factLines),
  };
};

/** Where the rows of both panes stand, for the mouse. */
export const groupsAreas = (state: GroupsState, frame: Frame): readonly Area[] => {
  const { list, placeList, shown, places, focused } = state;
  const sizes = paneSizes(frame, focused, share);
  return twoAreas(sizes, {
    list: {
      pane: 'groups',
      above: failureOf(state, frame, roomOf(sizes.list).columns).length + 1,
      count: Math.min(list.page, shown.length - list.top),
      cursor: list.at - list.top,
    },
    detail: {
      pane: 'group',
      above: factLines + 1,
      count: Math.min(placeList.page, places.length - placeList.top),
      cursor: placeList.at - placeList.top,
    },
  });
};

/** Whether the group under the cursor is looked into. */
export const showsDetail = ({ focused }: GroupsState, frame: Frame): boolean =>
  paneSizes(frame, focused, share).detail !== null;
