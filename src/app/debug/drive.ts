import { orAborted } from '../../core/or-aborted.ts';
import { runEntry } from './run-entry.ts';
import type { SessionState } from './session-state.ts';

/** Takes the queue through the handler, until its end or the session's. */
export const drive = async (state: SessionState): Promise<void> => {
  const { runner, happenings } = state;
  try {
    while (!state.isClosed) {
      if (state.index >= state.entries.length && !(await stays(state))) return happenings.end();
      if (state.isClosed) return happenings.end();
      const entry = state.entries[state.index];
      if (entry === undefined) continue;
      const after = await runEntry(state, entry);
      if (after === 'again') continue;
      state.index = after === 'end' ? state.entries.length : (state.goesOnAt ?? state.index + 1);
      state.goesOnAt = null;
    }
    happenings.end();
  } catch (error) {
    happenings.end(error);
  } finally {
    state.standing = null;
    await runner.close();
  }
};

/** At the end of the queue: whether there is more to come. */
const stays = async (state: SessionState): Promise<boolean> => {
  if (!state.request.stays || state.isClosed) return false;
  state.happenings.push({ type: 'waiting' });
  const { promise, resolve } = Promise.withResolvers<void>();
  state.wake = resolve;
  await orAborted(promise, state.waiting.signal);
  return true;
};
