import { totalLag } from '../../../app/groups/list-groups.ts';
import { uncommittedWords } from '../../../app/groups/uncommitted-words.ts';
import type { PaneContent } from '../../components/two-panes.tsx';
import { clean } from '../../frame/clean.ts';
import { count } from '../../frame/count.ts';
import type { Frame } from '../../frame/frame.ts';
import { many } from '../../frame/many.ts';
import { tableLines } from '../../frame/table-lines.ts';
import { wrapped } from '../../frame/wrapped.ts';
import { inSight } from '../../keys/row-cursor.ts';
import { placeColumns } from './group-columns.ts';
import { chosenGroup, type GroupsState } from './groups-state.ts';

/** Rows of a group's facts above its table. */
export const factLines = 1;

/** The group under the cursor: how it is, and where it is in each partition. */
export const groupContent = (state: GroupsState, frame: Frame, columns: number): PaneContent => {
  const name = chosenGroup(state);
  const title = name === undefined ? 'Group' : `Group ${clean(name)}`;
  const detail = state.detail?.group === name ? state.detail : null;
  const { placeList: list } = state;
  const rows = detail === null ? [] : inSight(state.places, list);
  const lines =
    rows.length > 0
      ? tableLines(placeColumns(rows, frame.theme, columns), rows, {
          theme: frame.theme,
          width: columns,
          selected: state.focused === 'detail' ? list.at - list.top : -1,
          isOld: frame.isBrokerAway,
        })
      : wrapped(emptyWords(state, detail !== null), columns);
  const facts = detail === null ? [] : [frame.theme.paint(frame.isBrokerAway ? 'dim' : 'text', factsOf(detail))];
  return { title, lines: [...facts, ...lines] };
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

const emptyWords = ({ shown }: GroupsState, isKnown: boolean): string => {
  if (isKnown) return 'It has committed nothing, and no partition is assigned.';
  return shown.length === 0 ? '' : 'Asking for its members and offsets…';
};
