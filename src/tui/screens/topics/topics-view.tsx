import type { ReactNode } from 'react';
import { Pane } from '../../components/pane.tsx';
import { clean } from '../../frame/clean.ts';
import { failureLines } from '../../frame/failure-lines.ts';
import { type Frame, panesAcross } from '../../frame/frame.ts';
import { paneInside } from '../../frame/pane-room.ts';
import { tableLines } from '../../frame/table-lines.ts';
import { wrapped } from '../../frame/wrapped.ts';
import type { Area } from '../screen.ts';
import { topicColumns } from './topic-columns.ts';
import { rowsInSight, type TopicsState } from './topics-state.ts';

type Props = {
  readonly state: TopicsState;
  readonly frame: Frame;
  /** What is asked, for what is said of it. */
  readonly brokerName: string;
  readonly hasWorkspace: boolean;
};

export const TopicsView = ({ state, frame, brokerName, hasWorkspace }: Props): ReactNode => {
  const { columns, rows } = frame;
  const inside = paneInside(frame);
  const above = linesAbove(state, frame);
  const inSight = rowsInSight(state);
  const body =
    state.shown.length > 0
      ? tableLines(topicColumns(state.widths, frame, inside.columns), inSight, {
          theme: frame.theme,
          width: inside.columns,
          selected: state.cursor - state.top,
          isOld: frame.isBrokerAway,
        })
      : wordsFor({ state, brokerName, hasWorkspace }).flatMap((text) => wrapped(text, inside.columns));
  return (
    <Pane
      frame={frame}
      title={titleOf(state)}
      note={clean(noteOf(state))}
      columns={columns}
      rows={rows}
      isFocused
      lines={[...above, ...body]}
    />
  );
};

/** What the list has: all of it, or what the topic under the cursor leaves. */
export const listFrame = (frame: Frame): Frame =>
  panesAcross(frame) < 3 ? frame : { ...frame, columns: Math.max(leastList, Math.round(frame.columns * 0.6)) };

/** Below this what is known of topics has no room. */
const leastList = 90;

/** How many topics have room. */
export const topicsPage = (state: TopicsState, frame: Frame): number =>
  Math.max(1, paneInside(frame).rows - 1 - linesAbove(state, frame).length);

/** Where its rows stand, for the mouse. */
export const topicsAreas = (state: TopicsState, frame: Frame): readonly Area[] => [
  {
    pane: 'topics',
    left: 0,
    columns: frame.columns,
    top: 2 + linesAbove(state, frame).length,
    rows: rowsInSight(state).length,
    cursor: state.cursor - state.top,
  },
];

const linesAbove = ({ failure }: TopicsState, frame: Frame): readonly string[] =>
  failure === null ? [] : failureLines(failure, frame.theme, paneInside(frame).columns);

const titleOf = ({ topics, shown, filter, order, withInternal }: TopicsState): string => {
  const all = topics?.length ?? 0;
  const visible = withInternal ? all : (topics ?? []).filter(({ internal }) => !internal).length;
  const parts = [
    'Topics',
    ...(topics === null ? [] : [shown.length === visible ? `${visible}` : `${shown.length} of ${visible}`]),
    ...(filter === '' ? [] : [` /${clean(filter)}`]),
    ...(order === 'name' ? [] : [` by ${order}`]),
    ...(withInternal ? [' with internal'] : []),
  ];
  return parts.join(' ');
};

/** Why the topic under the cursor tells nothing; or what of the workspace is not there. */
const noteOf = ({ shown, cursor, missing }: TopicsState): string => {
  const refusal = shown[cursor]?.facts?.size.refusal;
  if (refusal != null) return refusal;
  return missing.length === 0 ? '' : `${missing.length} of evtool.yml missing: evtool topics create --from-events`;
};

/** What stands where there is no topic to show. */
const wordsFor = ({ state, brokerName, hasWorkspace }: Omit<Props, 'frame'>): readonly string[] => {
  const { topics, filter, failure } = state;
  if (topics === null) return failure === null ? [`Asking ${brokerName} for its topics…`] : [];
  if (filter !== '') return [`No topic has "${clean(filter)}" in its name.`, 'Esc shows all.'];
  if (topics.length > 0) return ['There are internal topics only.', 'i shows them.'];
  const next = hasWorkspace
    ? [
        'An event with its schema, topic and a fixture: evtool new event NAME',
        'A topic alone: evtool topics create NAME',
      ]
    : ['A topic: evtool topics create NAME', 'A workspace with events and schemas: evtool init'];
  return [`There are no topics on ${brokerName}.`, '', ...next];
};
