import { Box } from 'ink';
import type { ReactNode } from 'react';
import { totalLag } from '../../../app/groups/list-groups.ts';
import { uncommittedWords } from '../../../app/groups/uncommitted-words.ts';
import { Pane } from '../../components/pane.tsx';
import { twoAreas } from '../../components/two-panes.tsx';
import { clean } from '../../frame/clean.ts';
import { count } from '../../frame/count.ts';
import { failureLines } from '../../frame/failure-lines.ts';
import { type Frame, panesAcross } from '../../frame/frame.ts';
import { many } from '../../frame/many.ts';
import { paneInside } from '../../frame/pane-room.ts';
import { tableLines } from '../../frame/table-lines.ts';
import { wrapped } from '../../frame/wrapped.ts';
import { inSight } from '../../keys/row-cursor.ts';
import type { Area } from '../screen.ts';
import { groupColumns, placeColumns } from './group-columns.ts';
import { chosenGroup, type GroupsState } from './groups-state.ts';

type Props = { readonly state: GroupsState; readonly frame: Frame; readonly brokerName: string };

/** One of the two panes, or both side by side. */
export const GroupsView = (props: Props): ReactNode => {
  const { state, frame } = props;
  const sizes = groupsSizes(frame);
  if (!hasTwo(frame))
    return state.pane === 'groups' ? <List {...props} {...sizes} /> : <Detail {...props} {...sizes} />;
  return (
    <Box>
      <List {...props} {...sizes} />
      <Detail {...props} {...sizes} />
    </Box>
  );
};

type Sizes = { readonly listColumns: number; readonly detailColumns: number };

const hasTwo = (frame: Frame): boolean => panesAcross(frame) > 1;

const groupsSizes = (frame: Frame): Sizes => {
  if (!hasTwo(frame)) return { listColumns: frame.columns, detailColumns: frame.columns };
  const listColumns = Math.floor(frame.columns * 0.45);
  return { listColumns, detailColumns: frame.columns - listColumns };
};

/** How many groups, and how many partitions, have room. */
export const groupsPages = (state: GroupsState, frame: Frame) => {
  const { listColumns } = groupsSizes(frame);
  const above = failureOf(state, frame, listColumns).length;
  const { rows } = paneInside(frame);
  return { page: Math.max(1, rows - 1 - above), placePage: Math.max(1, rows - 1 - factLines) };
};

/** Where the rows of both panes stand, for the mouse. */
export const groupsAreas = (state: GroupsState, frame: Frame): readonly Area[] => {
  const { listColumns, detailColumns } = groupsSizes(frame);
  const { list, placeList, shown, places, pane } = state;
  const { rows } = frame;
  return twoAreas(
    {
      list: hasTwo(frame) || pane === 'groups' ? { columns: listColumns, rows } : null,
      detail: showsDetail(state, frame) ? { columns: detailColumns, rows } : null,
    },
    {
      list: {
        pane: 'groups',
        above: failureOf(state, frame, listColumns).length + 1,
        count: Math.min(list.page, shown.length - list.top),
        cursor: list.at - list.top,
      },
      detail: {
        pane: 'group',
        above: factLines + 1,
        count: Math.min(placeList.page, places.length - placeList.top),
        cursor: placeList.at - placeList.top,
      },
    },
  );
};

/** Whether the group under the cursor is looked into. */
export const showsDetail = (state: GroupsState, frame: Frame): boolean => hasTwo(frame) || state.pane === 'group';

const failureOf = ({ failure }: GroupsState, frame: Frame, columns: number): readonly string[] =>
  failure === null ? [] : failureLines(failure, frame.theme, paneInside({ columns, rows: frame.rows }).columns);

const List = ({ state, frame, brokerName, listColumns }: Props & Sizes): ReactNode => {
  const { groups, shown, list, filter, order, notice, pane } = state;
  const inside = paneInside({ columns: listColumns, rows: frame.rows });
  const rows = inSight(shown, list);
  const body =
    rows.length > 0
      ? tableLines(groupColumns(rows, frame.theme, inside.columns), rows, {
          theme: frame.theme,
          width: inside.columns,
          selected: list.at - list.top,
          isOld: frame.isBrokerAway,
        })
      : wordsFor(state, brokerName).flatMap((text) => wrapped(text, inside.columns));
  const counted =
    groups === null ? '' : ` ${shown.length === groups.length ? '' : `${shown.length} of `}${groups.length}`;
  return (
    <Pane
      frame={frame}
      title={`Groups${counted}${order === 'lag' ? '' : `  by ${order}`}${filter === '' ? '' : `  /${clean(filter)}`}`}
      note={clean(notice)}
      columns={listColumns}
      rows={frame.rows}
      isFocused={pane === 'groups'}
      lines={[...failureOf(state, frame, listColumns), ...body]}
    />
  );
};

/** Rows of a group's facts above its table. */
const factLines = 1;

const Detail = ({ state, frame, detailColumns }: Props & Sizes): ReactNode => {
  const name = chosenGroup(state);
  const detail = state.detail?.group === name ? state.detail : null;
  const inside = paneInside({ columns: detailColumns, rows: frame.rows });
  const { placeList: list, places } = state;
  const rows = detail === null ? [] : inSight(places, list);
  const lines =
    rows.length > 0
      ? tableLines(placeColumns(rows, frame.theme, inside.columns), rows, {
          theme: frame.theme,
          width: inside.columns,
          selected: state.pane === 'group' ? list.at - list.top : -1,
          isOld: frame.isBrokerAway,
        })
      : wrapped(emptyDetail(state, detail !== null), inside.columns);
  return (
    <Pane
      frame={frame}
      title={name === undefined ? 'Group' : `Group ${clean(name)}`}
      columns={detailColumns}
      rows={frame.rows}
      isFocused={state.pane === 'group'}
      lines={[
        ...(detail === null ? [] : [frame.theme.paint(frame.isBrokerAway ? 'dim' : 'text', factsOf(detail))]),
        ...lines,
      ]}
    />
  );
};

const factsOf = ({ state, members, partitions }: NonNullable<GroupsState['detail']>): string => {
  const lag = totalLag(partitions);
  const counts = [many(members.length, 'member'), many(partitions.length, 'partition')];
  const uncommitted = uncommittedWords(partitions);
  return [
    clean(state),
    ...counts,
    ...(lag === null ? [] : [`lag ${count(lag)}`]),
    ...(uncommitted === '' ? [] : [uncommitted]),
  ].join('  ');
};

const emptyDetail = ({ shown }: GroupsState, isKnown: boolean): string => {
  if (isKnown) return 'It has committed nothing, and no partition is assigned.';
  return shown.length === 0 ? '' : 'Asking for its members and offsets…';
};

const wordsFor = ({ groups, none, filter, failure }: GroupsState, brokerName: string): readonly string[] => {
  if (groups === null) return failure === null ? [`Asking ${brokerName} for its groups…`] : [];
  if (none !== null) return [none];
  if (filter !== '') return [`No group has "${clean(filter)}" in its name or topics.`, 'Esc shows all.'];
  return [`There are no groups on ${brokerName}.`, 'One comes to be when a consumer joins it.'];
};
