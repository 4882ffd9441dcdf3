import { isAbsolute } from 'node:path';
import type { DebugSession, ListedBreakpoint } from '../../../../app/debug/debug-session.ts';
import type { Breakpoint } from '../../../../core/debug/breakpoint.ts';
import { breakpointWords, formatBreakpoint, parseBreakpoint } from '../../../../core/debug/parse-breakpoint.ts';
import { EvtoolError } from '../../../../core/errors.ts';
import type { Actions } from '../../../keys/binding.ts';
import type { Ui } from '../../../ui.ts';
import type { DebugModel } from '../debug-model.ts';
import { type Spot, spotInSight } from '../debug-picture.ts';
import { noSession } from '../refusals.ts';

/** Where to stop. */
export const breakpointActions = (ui: Ui, model: DebugModel): Actions => {
  const session = model.live()?.session;
  const refusal = noSession(model.state());
  if (session === undefined || refusal !== null) {
    const why = refusal ?? 'There is no session.';
    return { breakpoint: why, condition: why, breakpoints: why };
  }
  const line = cursorSpot(model);
  const noLine = 'There is no line of code here.';
  return {
    breakpoint: line === null ? noLine : () => turn(ui, session, line),
    condition: line === null ? noLine : () => setCondition(ui, session, line),
    breakpoints: () => listAll(ui, session),
  };
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
  await add(ui, session, { kind: 'line', ...spot });
};

const add = async (ui: Ui, session: DebugSession, breakpoint: Breakpoint): Promise<void> => {
  const { number, line } = await session.addBreakpoint(breakpoint);
  if (breakpoint.kind !== 'line') return ui.say(`Breakpoint ${number}: ${breakpoint.kind}.`, 'ok');
  if (line === breakpoint.line) return ui.say(`Breakpoint ${number} at line ${line}.`, 'ok');
  ui.say(
    line === null
      ? `Breakpoint ${number} waits: no code at line ${breakpoint.line} is loaded now.`
      : `No code at line ${breakpoint.line}: breakpoint ${number} is at line ${line}.`,
  );
};

const setCondition = async (ui: Ui, session: DebugSession, spot: Spot): Promise<void> => {
  const [old] = at(session, spot);
  const asked = old?.breakpoint.kind === 'line' ? old.breakpoint.line : spot.line;
  const place = `${spot.file}:${asked}`;
  const read = (text: string): Breakpoint => parseBreakpoint(`${place} ${text}`, { file: null });
  const initial = old === undefined ? 'if ' : formatBreakpoint(old.breakpoint).slice(place.length).trim() || 'if ';
  const answer = await ui.prompt({
    label: `line ${asked}:`,
    initial,
    refuse: (text) => faultOf(() => read(text)),
  });
  if (answer === null) return;
  for (const { number } of at(session, spot)) await session.removeBreakpoint(number);
  await add(ui, session, read(answer));
};

const faultOf = (read: () => unknown): string | null => {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof EvtoolError) return [error.message, error.hint ?? ''].join(' ').trim();
    throw error;
  }
};

/** Those of a long list that are the oldest are left out: each is still in the gutter of its file. */
const mostListed = 12;

const words: Readonly<Record<(typeof breakpointWords)[number], string>> = {
  throw: 'whatever is thrown, also where it is caught',
  uncaught: 'what is thrown and not caught',
  invalid: 'a message that is not valid',
  produce: 'each message that is produced',
  entry: 'the first line of each message',
};

/** Enter removes one, or turns one of those without a line on and off; again until the user has enough. */
const listAll = async (ui: Ui, session: DebugSession): Promise<void> => {
  for (;;) {
    const all = session.breakpoints();
    const lines = all.filter(({ breakpoint }) => breakpoint.kind === 'line').slice(-mostListed);
    const key = await ui.choose('Breakpoints: a key removes, adds', [
      ...lines.map((one) => ({ key: String(one.number), label: `${lineText(one)}  remove` })),
      ...breakpointWords.map((word) => ({ key: word.charAt(0), label: wordText(word, all) })),
      { key: '+', label: 'another: FILE:LINE [if EXPR] [log EXPR] [hit N]' },
    ]);
    if (key === null) return;
    if (key === '+') await addTyped(ui, session);
    else await turnListed(session, key);
  }
};

const lineText = ({ breakpoint, line }: ListedBreakpoint): string => {
  const text = formatBreakpoint(breakpoint);
  if (breakpoint.kind !== 'line' || line === breakpoint.line) return text;
  return line === null ? `${text} (no code is loaded there now)` : `${text} (at line ${line})`;
};

const wordText = (word: (typeof breakpointWords)[number], all: readonly ListedBreakpoint[]): string =>
  `${all.some(({ breakpoint }) => breakpoint.kind === word) ? '[x]' : '[ ]'} ${word}: ${words[word]}`;

const turnListed = async (session: DebugSession, key: string): Promise<void> => {
  const word = breakpointWords.find((one) => one.charAt(0) === key);
  const listed = session.breakpoints();
  const found = listed.find((one) => (word ? one.breakpoint.kind === word : String(one.number) === key));
  if (found) await session.removeBreakpoint(found.number);
  else if (word) await session.addBreakpoint({ kind: word });
};

const addTyped = async (ui: Ui, session: DebugSession): Promise<void> => {
  const file = session.handler.module;
  const files = [...new Set([file, ...session.files().filter((one) => !isAbsolute(one))])];
  const answer = await ui.prompt({
    label: 'break',
    initial: `${file}:`,
    refuse: (text) => faultOf(() => parseBreakpoint(text, { file })),
    complete: (text) => files.filter((one) => one.startsWith(text)).map((one) => `${one}:`),
  });
  if (answer !== null) await add(ui, session, parseBreakpoint(answer, { file }));
};
