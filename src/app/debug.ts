import type { Waiting } from '../core/ports.ts';
import type { AppContext } from './context.ts';
import type { DebugRequest, DebugSession } from './debug/debug-session.ts';
import { goOnCommands } from './debug/go-on-commands.ts';
import { listCommands } from './debug/list-commands.ts';
import { lookCommands } from './debug/look-commands.ts';
import { openState } from './debug/open-state.ts';
import { sessionLife } from './debug/session-life.ts';

/**
 * Debugs a handler on messages that are read into memory first. Nothing is committed, and nothing is sent but what
 * `send` is told to. Wrong use throws here; a handler that does not load throws from `happenings`.
 */
export const openDebug = async (
  context: AppContext,
  request: DebugRequest,
  waiting: Waiting,
): Promise<DebugSession> => {
  const state = await openState(context, request, waiting);
  return { ...goOnCommands(state), ...lookCommands(state), ...listCommands(state), ...sessionLife(state) };
};
