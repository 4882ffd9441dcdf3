import type { Frame } from '../../frame/frame.ts';
import { type DebugPicture, resultInSight } from './debug-picture.ts';
import { type Band, layoutOf } from './layout.ts';
import type { PaneName } from './pane-name.ts';

/** The panes in sight for what there is to show. */
export const layoutNow = (frame: Frame, picture: DebugPicture): readonly Band[] =>
  layoutOf(frame, { focused: picture.state.pane, empty: emptyPanes(picture) });

/** Of a queue of one message all is said elsewhere. From the first outcome on, that nothing was logged is worth its room. */
const emptyPanes = ({ state, queue, logs, produced, watches }: DebugPicture): ReadonlySet<PaneName> => {
  const isEarly = state.ended === null && resultInSight(state) === null;
  const isEmpty: readonly (readonly [PaneName, boolean])[] = [
    ['queue', queue.length < 2],
    ['watches', watches.length === 0],
    ['logs', logs.length === 0 && state.probes.length === 0 && isEarly],
    ['produced', produced.length === 0 && isEarly],
  ];
  return new Set(isEmpty.flatMap(([pane, empty]) => (empty ? [pane] : [])));
};
