import type { Theme } from '../../frame/theme.ts';
import type { DebugPicture } from './debug-picture.ts';
import type { Placed } from './layout.ts';
import { changedRows } from './panes/changed-rows.ts';
import { localsRows } from './panes/locals-rows.ts';
import { logRows } from './panes/log-rows.ts';
import { orWords, type PaneRows } from './panes/pane-rows.ts';
import { producedRows } from './panes/produced-rows.ts';
import { queueRows } from './panes/queue-rows.ts';
import { stackRows } from './panes/stack-rows.ts';
import { stageRows } from './panes/stage-rows.ts';
import { watchRows } from './panes/watch-rows.ts';

type ListPane = Exclude<Placed['pane'], 'source' | 'strip'>;

type Room = { readonly theme: Theme; readonly columns: number; readonly rows: number };

const contents: Readonly<Record<ListPane, (picture: DebugPicture, room: Room) => PaneRows>> = {
  queue: (picture, { theme }) => queueRows(picture, theme),
  stages: (picture, { theme, ...room }) => stageRows(picture, theme, room),
  locals: ({ state, watches }, { theme }) => ({
    ...localsRows(state, theme),
    note: watches.length === 0 ? 'w watches an expression' : '',
  }),
  watches: (picture, { columns }) => watchRows(picture, columns),
  stack: ({ state }, { theme }) => stackRows(state, theme),
  logs: (picture) => logRows(picture),
  produced: (picture, { theme }) => producedRows(picture, theme),
  changed: (picture, { theme, columns }) => changedRows(picture, theme, columns),
};

/** What a pane lists, in a room of so many columns and rows. */
export const paneContent = (pane: ListPane, picture: DebugPicture, room: Room): PaneRows =>
  orWords(contents[pane](picture, room), emptyWords(pane, picture));

/** Before anything runs there is a report in the place of the source. The same while it runs: it would flicker. */
const emptyWords = (pane: ListPane, { queue, state: { phase, look } }: DebugPicture): string => {
  if ((phase === 'over' && queue.length === 0) || phase === 'none' || phase === 'opening' || phase === 'failed')
    return '';
  const isOver = phase === 'over' || look?.stop.result !== undefined;
  if (pane === 'logs') return isOver ? 'Nothing was logged.' : 'Nothing is logged yet.';
  if (pane === 'produced') return isOver ? 'Nothing was produced.' : 'Nothing is produced yet.';
  if (pane === 'watches') return 'Nothing is watched.';
  if (pane === 'queue' || pane === 'stages') return '';
  if (look !== null && look.stop.frames.length > 0) return 'Nothing is in sight here.';
  return phase === 'running' && look === null
    ? ''
    : look !== null && look.stop.number > 1
      ? 'No line runs now: [ goes back, r runs the message again.'
      : 'No line runs now: r runs the message again.';
};
