import { usageError } from '../../core/errors.ts';
import type { Waiting } from '../../core/ports.ts';
import { sendProduced } from '../replay/send-produced.ts';
import type { DebugSession, SessionProduced } from './debug-session.ts';
import { editMessage } from './edit-message.ts';
import type { ChosenHeld } from './produced-list.ts';
import { queuedMessage, type SessionState } from './session-state.ts';

/** Breakpoints, watches, what was produced, and the message itself. */
export const listCommands = (
  state: SessionState,
): Pick<
  DebugSession,
  | 'context'
  | 'breakpoints'
  | 'files'
  | 'addBreakpoint'
  | 'removeBreakpoint'
  | 'watches'
  | 'addWatch'
  | 'removeWatch'
  | 'produced'
  | 'send'
  | 'edit'
> => ({
  context: () => state.prepared.context,
  breakpoints: () => state.breakpoints.list(),
  files: () => state.runner.files(),
  addBreakpoint: (breakpoint) => state.breakpoints.add(breakpoint),
  removeBreakpoint: (number) => state.breakpoints.remove(number),
  watches: () => state.watches,
  addWatch: async (expression) => {
    const number = ++state.watchCount;
    state.watches = [...state.watches, { number, expression }];
    const evaluation = await state.standing?.pause?.evaluate(expression, { frame: 0, mayChange: false });
    return { number, expression, evaluation: evaluation ?? { error: 'nothing can be evaluated here' } };
  },
  removeWatch: (number) => {
    const rest = state.watches.filter((watch) => watch.number !== number);
    const isThere = rest.length < state.watches.length;
    state.watches = rest;
    return isThere;
  },
  produced: () => state.produced.list(),
  send: (chosen, waiting) => send(state, chosen, waiting),
  edit: (change) => {
    const entry = state.run?.entry;
    if (entry === undefined) return { error: 'no message is at hand' };
    const edited = editMessage(entry.candidate, change, state.prepared.inspector.inspect);
    if ('error' in edited) return edited;
    entry.candidate = edited;
    return { queued: queuedMessage(state, entry) };
  },
});

const send = async (state: SessionState, chosen: ChosenHeld, waiting: Waiting): Promise<readonly SessionProduced[]> => {
  if (!state.request.send) {
    throw usageError('Nothing is sent in this session.', 'Start it with --send to be able to.');
  }
  const broker = await state.prepared.context.broker();
  return state.produced.send(chosen, (held) => sendProduced(broker, held, waiting));
};
