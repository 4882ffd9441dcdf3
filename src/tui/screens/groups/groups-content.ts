import type { PaneContent } from '../../components/two-panes.tsx';
import { clean } from '../../frame/clean.ts';
import { failureLines } from '../../frame/failure-lines.ts';
import type { Frame } from '../../frame/frame.ts';
import { tableLines } from '../../frame/table-lines.ts';
import { wrapped } from '../../frame/wrapped.ts';
import { inSight } from '../../keys/row-cursor.ts';
import { groupColumns } from './group-columns.ts';
import type { GroupsState } from './groups-state.ts';

type Props = { readonly state: GroupsState; readonly frame: Frame; readonly brokerName: string };

/** The list of groups. */
export const groupsContent = ({ state, frame, brokerName }: Props, columns: number): PaneContent => {
  const { shown, list, notice } = state;
  const rows = inSight(shown, list);
  const body =
    rows.length > 0
      ? tableLines(groupColumns(rows, frame.theme, columns), rows, {
          theme: frame.theme,
          width: columns,
          selected: list.at - list.top,
          isOld: frame.isBrokerAway,
        })
      : wordsFor(state, brokerName).flatMap((text) => wrapped(text, columns));
  return { title: titleOf(state), note: clean(notice), lines: [...failureOf(state, frame, columns), ...body] };
};

export const failureOf = ({ failure }: GroupsState, { theme }: Frame, columns: number): readonly string[] =>
  failure === null ? [] : failureLines(failure, theme, columns);

const titleOf = ({ groups, shown, filter, order }: GroupsState): string => {
  const all = groups?.length ?? 0;
  const counted = groups === null ? '' : ` ${shown.length === all ? '' : `${shown.length} of `}${all}`;
  return `Groups${counted}${order === 'lag' ? '' : `  by ${order}`}${filter === '' ? '' : `  /${clean(filter)}`}`;
};

const wordsFor = ({ groups, none, filter, failure }: GroupsState, brokerName: string): readonly string[] => {
  if (groups === null) return failure === null ? [`Asking ${brokerName} for its groups…`] : [];
  if (none !== null) return [none];
  if (filter !== '') return [`No group has "${clean(filter)}" in its name or topics.`, 'Esc shows all.'];
  return [`There are no groups on ${brokerName}.`, 'One comes to be when a consumer joins it.'];
};
