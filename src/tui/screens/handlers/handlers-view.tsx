import type { ReactNode } from 'react';
import { paneSizes, roomOf, TwoPanes, twoAreas } from '../../components/two-panes.tsx';
import type { Area } from '../screen.ts';
import { workspaceLines } from '../workspace-lines.ts';
import { type HandlersLook, handlersContent } from './handlers-content.ts';
import { currentJob, type HandlersEvent } from './handlers-state.ts';
import { jobLines } from './job-lines.ts';
import { runsContent, whyRows } from './runs-content.ts';

/** Runs have more to say than handlers. */
const share = 0.42;

export const HandlersView = (look: HandlersLook): ReactNode => (
  <TwoPanes
    frame={look.frame}
    focused={look.state.focused}
    share={share}
    list={({ columns }) => handlersContent(look, columns)}
    detail={(inside) => runsContent(look.state, look.frame, inside)}
  />
);

/** How many handlers and runs have room, as what happens then. */
export const handlersRoom = (look: HandlersLook): readonly HandlersEvent[] => {
  const { state, frame } = look;
  const { list, detail } = paneSizes(frame, state.focused, share);
  const room = roomOf(detail);
  const job = currentJob(state);
  const aboveRuns = job === undefined ? 0 : jobLines(job, frame, room.columns).length;
  return [
    { type: 'paged', side: 'list', page: Math.max(1, roomOf(list).rows - aboveHandlers(look)) },
    { type: 'paged', side: 'detail', page: Math.max(1, room.rows - 1 - aboveRuns - whyRows) },
  ];
};

/** Where the rows stand, for the mouse. */
export const handlersAreas = (look: HandlersLook): readonly Area[] => {
  const { state, frame } = look;
  const sizes = paneSizes(frame, state.focused, share);
  const { at, top, page } = state.cursors.list;
  const count = Math.min(page, state.shown.length - top);
  return twoAreas(sizes, {
    list: { pane: 'handlers', above: aboveHandlers(look), count, cursor: at - top },
    detail: { pane: 'runs', above: 0, count: roomOf(sizes.detail).rows, cursor: null },
  });
};

/** Faults of the workspace, and the heading. */
const aboveHandlers = ({ state, frame, context }: HandlersLook): number => {
  const { columns } = roomOf(paneSizes(frame, state.focused, share).list);
  return workspaceLines(context, frame.theme, columns).length + 1;
};
