import type { QueuedMessage } from '../../../../app/debug/stop.ts';
import { inspectionSteps } from '../../../../core/issue.ts';
import { clean } from '../../../frame/clean.ts';
import { isEndless } from '../../../frame/endless.ts';
import type { Piece } from '../../../frame/pieces.ts';
import type { Theme } from '../../../frame/theme.ts';
import { widthOf } from '../../../frame/width.ts';
import { type DebugPicture, resultInSight } from '../debug-picture.ts';
import type { DebugState } from '../debug-state.ts';
import { type StageMark, stageMarks } from '../stage-marks.ts';
import { issueRows } from './issue-rows.ts';
import { keyName, messageName } from './message-name.ts';
import { listed, type PaneRows } from './pane-rows.ts';

/** The stages of the message with their verdicts: one below the other where there is room, else side by side. */
export const stageRows = (picture: DebugPicture, theme: Theme, { columns, rows }: Size): PaneRows => {
  const queued = queuedInSight(picture);
  const marks = marksInSight(picture);
  if (queued === null || marks === null) return listed('Stages', []);
  const title = [{ text: messageTitle(queued, picture) }];
  if (rows < marks.length + 1) return listed('Stages', [stripPieces(marks, theme, columns), title]);
  const issues = issueRows(queued.message.issues, { hasSchema: true });
  return listed('Stages', [title, ...marks.map((mark) => stageRow(mark, theme)), ...issues]);
};

type Size = { readonly columns: number; readonly rows: number };

/** The stages on one line of so many columns. */
export const stageStrip = (picture: DebugPicture, theme: Theme, columns: number): readonly Piece[] => {
  const marks = marksInSight(picture);
  return marks === null ? [] : stripPieces(marks, theme, columns);
};

export const queuedInSight = ({ state, queue }: DebugPicture): QueuedMessage | null => {
  const { look, phase, ended } = state;
  if (isBehind(state)) return queue[ended ?? 0] ?? null;
  if (look !== null) return look.stop.queued;
  return (phase === 'over' ? queue[(ended ?? 0) - 1] : undefined) ?? null;
};

/** It runs, and is beyond the message of the stop that is still in sight. */
const isBehind = ({ phase, look, ended }: DebugState): boolean =>
  phase === 'running' && look !== null && ended !== null && ended >= look.stop.queued.number;

const marksInSight = (picture: DebugPicture): readonly StageMark[] | null => {
  const { state } = picture;
  const queued = queuedInSight(picture);
  if (queued === null) return null;
  const { look, trail } = state;
  const stop = look === null || isBehind(state) ? null : look.stop;
  return stageMarks({ message: queued.message, stop, trail, result: resultInSight(state) });
};

const messageTitle = (queued: QueuedMessage, { queue, state }: DebugPicture): string => {
  const { message, number, attempt } = queued;
  const parts = [
    `message ${number} of ${queue.length}`,
    messageName(queued),
    keyName(queued),
    clean(message.event ?? 'no event'),
    ...(attempt > 1 ? [`run ${attempt}`] : []),
    ...(state.edited.has(number) ? ['edited'] : []),
  ];
  return parts.join('  ');
};

const stripPieces = (marks: readonly StageMark[], theme: Theme, columns: number): readonly Piece[] => {
  const between = isEndless(columns) ? ', ' : ' ';
  const strip = (shown: readonly Short[], isTimed: boolean): readonly Piece[] =>
    joined(
      shown.map((mark) => stagePiece(mark, theme, isTimed)),
      between,
    );
  const timed = strip(marks, true);
  if (widthOfAll(timed) <= columns) return timed;
  const plain = strip(marks, false);
  return widthOfAll(plain) <= columns ? plain : strip(shortened(marks), false);
};

const widthOfAll = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text }) => sum + widthOf(text), 0);

const joined = (pieces: readonly Piece[], between: string): readonly Piece[] =>
  pieces.flatMap((piece, index) => (index === 0 ? [piece] : [{ text: between }, piece]));

type Short = Omit<StageMark, 'step'> & { readonly step: string };

/** The inspection in a word, or the step of it that failed. */
const shortened = (marks: readonly StageMark[]): readonly Short[] => {
  const isInspection = ({ step }: StageMark): boolean => inspectionSteps.some((one) => one === step);
  const failed = marks.find((mark) => isInspection(mark) && mark.status === 'failed');
  return [failed ?? { step: 'checked', status: 'ok' }, ...marks.filter((mark) => !isInspection(mark))];
};

const stagePiece = (mark: Short, theme: Theme, isTimed: boolean): Piece => {
  const time = isTimed && mark.ms !== undefined ? ` ${mark.ms.toFixed(1)} ms` : '';
  return { text: `${signOf(mark, theme)} ${mark.step}${time}`, role: roles[mark.status] };
};

const signOf = ({ status }: Pick<Short, 'status'>, { glyphs }: Theme): string =>
  ({ ok: glyphs.ok, failed: glyphs.bad, skipped: glyphs.skipped, here: glyphs.here, coming: glyphs.waiting })[status];

const roles = { ok: 'ok', failed: 'bad', skipped: 'dim', here: 'focus', coming: 'dim' } as const;

const stageRow = (mark: StageMark, theme: Theme): readonly Piece[] => [
  { text: `${signOf(mark, theme)} ${mark.step.padEnd(8)}`, role: roles[mark.status] },
  { text: `${mark.ms === undefined ? '' : `${mark.ms.toFixed(1)} ms  `}${clean(mark.detail ?? '')}` },
];
