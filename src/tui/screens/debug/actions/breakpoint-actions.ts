import type { DebugSession, ListedBreakpoint } from '../../../../app/debug/debug-session.ts';
import type { Breakpoint } from '../../../../core/debug/breakpoint.ts';
import { formatClauses, parseBreakpoint } from '../../../../core/debug/parse-breakpoint.ts';
import type { Actions } from '../../../keys/binding.ts';
import type { Ui } from '../../../ui.ts';
import type { DebugModel } from '../debug-model.ts';
import { type Spot, spotInSight } from '../debug-picture.ts';
import { addBreakpoint, breakpointFault } from './add-breakpoint.ts';
import { forSession } from './for-session.ts';
import { listingBreakpoints } from './listing-breakpoints.ts';

/** Where to stop. */
export const breakpointActions = (ui: Ui, model: DebugModel): Actions => {
  const line = cursorSpot(model);
  const noLine = 'There is no line of code here.';
  return forSession(model, {
    breakpoint: ({ session }) => (line === null ? noLine : () => turn(ui, session, line)),
    condition: ({ session }) => (line === null ? noLine : () => setCondition(ui, session, line)),
    breakpoints: ({ session }) => listingBreakpoints(ui, session),
  });
};

/** The line of the cursor, in the file that is shown. */
export const cursorSpot = (model: DebugModel): Spot | null => {
  const state = model.state();
  const spot = spotInSight(state);
  return spot && { file: spot.file, line: state.cursors.source.at + 1 };
};

const at = (session: DebugSession, { file, line }: Spot): readonly ListedBreakpoint[] =>
  session
    .breakpoints()
    .filter((one) => one.breakpoint.kind === 'line' && one.breakpoint.file === file && isAt(one, line));

const isAt = ({ breakpoint, line: bound }: ListedBreakpoint, line: number): boolean =>
  breakpoint.kind === 'line' && (bound ?? breakpoint.line) === line;

const turn = async (ui: Ui, session: DebugSession, spot: Spot): Promise<void> => {
  const there = at(session, spot);
  for (const { number } of there) await session.removeBreakpoint(number);
  if (there.length > 0) return ui.say(`No stop at line ${spot.line} any more.`);
  await addBreakpoint(ui, session, { kind: 'line', ...spot });
};

const setCondition = async (ui: Ui, session: DebugSession, spot: Spot): Promise<void> => {
  const old = at(session, spot)[0]?.breakpoint;
  const { line: asked } = old?.kind === 'line' ? old : spot;
  const place = `${spot.file}:${asked}`;
  const read = (text: string): Breakpoint => parseBreakpoint(`${place} ${text}`, { file: null });
  const initial = (old?.kind === 'line' && formatClauses(old)) || 'if ';
  const answer = await ui.prompt({
    label: `line ${asked}:`,
    initial,
    refuse: (text) => breakpointFault(() => read(text)),
  });
  if (answer === null) return;
  for (const { number } of at(session, spot)) await session.removeBreakpoint(number);
  await addBreakpoint(ui, session, read(answer));
};
