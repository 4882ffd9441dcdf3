import type { ListedGroup } from '../../../app/groups/list-groups.ts';
import { isUncommitted, uncommittedWords } from '../../../app/groups/uncommitted-words.ts';
import { clean } from '../../frame/clean.ts';
import type { Cell, Column } from '../../frame/columns.ts';
import { count } from '../../frame/count.ts';
import type { Theme } from '../../frame/theme.ts';
import { widthOf } from '../../frame/width.ts';
import type { GroupPlace } from './group-places.ts';

export const groupColumns = (
  rows: readonly ListedGroup[],
  theme: Theme,
  width: number,
): readonly Column<ListedGroup>[] => {
  const longest = Math.max(12, ...rows.map(({ group }) => widthOf(clean(group))));
  const name = Math.min(longest, Math.max(12, width - 12));
  const uncommitted = Math.max(0, ...rows.map(({ partitions }) => uncommittedWords(partitions).length));
  return [
    { title: 'GROUP', min: name, max: name, cell: ({ group }) => ({ text: clean(group), role: 'title' }) },
    { title: 'STATE', min: 10, drop: 1, cell: (group) => stateCell(group, theme) },
    { title: 'MEMBERS', min: 7, drop: 3, align: 'right', cell: ({ members }) => ({ text: String(members) }) },
    { title: 'LAG', min: 8, align: 'right', cell: ({ lag }) => lagCell(lag, theme) },
    ...(uncommitted === 0
      ? []
      : [{ title: 'COMMITTED', min: 17, max: uncommitted, drop: 2, cell: uncommittedCell } as const]),
    { title: 'TOPICS', min: 12, grow: 1, drop: 4, cell: ({ topics }) => ({ text: clean(topics.join(', ')) }) },
  ];
};

export const placeColumns = (
  rows: readonly GroupPlace[],
  theme: Theme,
  width: number,
): readonly Column<GroupPlace>[] => {
  const longest = Math.max(8, ...rows.map(({ partition }) => widthOf(clean(partition?.topic ?? ''))));
  const topic = Math.min(longest, Math.max(8, width - 18));
  return [
    {
      title: 'TOPIC',
      min: topic,
      max: topic,
      cell: ({ partition }) => ({ text: clean(partition?.topic ?? theme.glyphs.none) }),
    },
    { title: 'PART', min: 4, align: 'right', cell: ({ partition }) => numberCell(partition?.partition, theme) },
    {
      title: 'COMMITTED',
      min: 9,
      drop: 2,
      align: 'right',
      cell: ({ partition }) => committedCell(partition, theme),
    },
    { title: 'END', min: 6, drop: 3, align: 'right', cell: ({ partition }) => numberCell(partition?.end, theme) },
    { title: 'LAG', min: 8, align: 'right', cell: ({ partition }) => lagCell(partition?.lag, theme) },
    { title: 'CLIENT', min: 10, drop: 1, grow: 1, cell: ({ member }) => ({ text: clean(member?.clientId ?? '') }) },
    { title: 'HOST', min: 10, drop: 4, cell: ({ member }) => ({ text: clean(member?.host ?? ''), role: 'dim' }) },
  ];
};

const uncommittedCell = ({ partitions }: ListedGroup): Cell => ({ text: uncommittedWords(partitions), role: 'warn' });

const committedCell = (partition: GroupPlace['partition'], theme: Theme): Cell =>
  partition !== null && isUncommitted(partition)
    ? { text: 'nothing', role: 'warn' }
    : numberCell(partition?.committed, theme);

/** One that is behind is not plainly well, whatever its members do. */
const stateCell = ({ state, lag }: ListedGroup, { glyphs }: Theme): Cell => {
  if (state === 'Stable' && lag !== null && lag > 0) return { text: `${glyphs.ok} ${state}`, role: 'warn' };
  if (state === 'Stable') return { text: `${glyphs.ok} ${state}`, role: 'ok' };
  if (state === 'Dead') return { text: `${glyphs.bad} ${state}`, role: 'bad' };
  const isEmpty = state === 'Empty';
  return { text: `${isEmpty ? glyphs.neither : glyphs.waiting} ${clean(state)}`, role: isEmpty ? 'dim' : 'warn' };
};

const lagCell = (lag: number | null | undefined, theme: Theme): Cell => {
  const cell = numberCell(lag, theme);
  return lag != null && lag > 0 ? { ...cell, role: 'warn' } : cell;
};

const numberCell = (value: number | null | undefined, { glyphs }: Theme): Cell =>
  value == null ? { text: glyphs.none, role: 'dim' } : { text: count(value) };
