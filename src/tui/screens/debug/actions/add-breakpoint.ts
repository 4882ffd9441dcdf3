import type { DebugSession } from '../../../../app/debug/debug-session.ts';
import type { Breakpoint } from '../../../../core/debug/breakpoint.ts';
import { EvtoolError } from '../../../../core/errors.ts';
import type { Ui } from '../../../ui.ts';

/** Adds one, and says where it is now: a line without code has none. */
export const addBreakpoint = async (ui: Ui, session: DebugSession, breakpoint: Breakpoint): Promise<void> => {
  const { number, line } = await session.addBreakpoint(breakpoint);
  if (breakpoint.kind !== 'line') return ui.say(`Breakpoint ${number}: ${breakpoint.kind}.`, 'ok');
  if (line === breakpoint.line) return ui.say(`Breakpoint ${number} at line ${line}.`, 'ok');
  ui.say(
    line === null
      ? `Breakpoint ${number} waits: no code at line ${breakpoint.line} is loaded now.`
      : `No code at line ${breakpoint.line}: breakpoint ${number} is at line ${line}.`,
  );
};

/** Why what was typed is no breakpoint; null when it is one. */
export const breakpointFault = (read: () => unknown): string | null => {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof EvtoolError) return [error.message, error.hint ?? ''].join(' ').trim();
    throw error;
  }
};
