import type { CallFrame } from './cdp.ts';
import type { DebugState } from './debug-state.ts';
import type { MadeLocation } from './scripts.ts';

/** The first code at or after a line (from 1) of the file that a call is in; null after the last. */
export const codeAt = async (
  { cdp, scripts }: DebugState,
  { location }: CallFrame,
  line: number,
): Promise<MadeLocation | null> => {
  if (scripts.of(location).written() !== undefined) return scripts.madeOf(scripts.placeOf(location).file, line);
  const start = { scriptId: location.scriptId, lineNumber: line - 1, columnNumber: 0 };
  const { locations } = await cdp.call('Debugger.getPossibleBreakpoints', { start });
  // After the last line V8 answers with the last place.
  const found = locations.find(({ lineNumber }) => lineNumber >= start.lineNumber);
  return found === undefined ? null : { location: found, line: found.lineNumber + 1 };
};
