import type { Waiting } from '../../core/ports.ts';
import { emptyReplayStats } from '../../core/replay/replay-stats.ts';
import type { AppContext } from '../context.ts';
import type { DebugSession, Happening } from './debug-session.ts';
import { drive } from './drive.ts';
import { beginAgain, giveUp } from './go-on-commands.ts';
import { readAnew } from './open-state.ts';
import type { SessionState } from './session-state.ts';

/** How a session begins, begins again, and ends. */
export const sessionLife = (
  state: SessionState,
): Pick<DebugSession, 'handler' | 'topics' | 'stats' | 'happenings' | 'renew' | 'close'> => {
  const { handler, topics } = state.prepared;
  let driving: Promise<void> | undefined;

  const close = async (): Promise<void> => {
    state.isClosed = true;
    giveUp(state, 'quit');
    state.wake();
    if (driving) await driving;
    else await state.runner.close();
  };
  return {
    handler,
    topics,
    stats: state.stats,
    happenings: happeningsOf(
      state,
      () => {
        driving ??= drive(state);
      },
      close,
    ),
    renew: (context, waiting) => renew(state, context, waiting),
    close,
  };
};

async function* happeningsOf(
  { happenings }: SessionState,
  start: () => void,
  close: () => Promise<void>,
): AsyncGenerator<Happening, void> {
  start();
  try {
    yield* happenings.events();
  } finally {
    await close();
  }
}

const renew = async (state: SessionState, context: AppContext, waiting: Waiting): Promise<void> => {
  const { request } = state;
  const { prepared, isSecret, entries } = await readAnew({ context, request, stats: emptyReplayStats() }, waiting);
  state.prepared = prepared;
  state.isSecret = isSecret;
  state.entries = entries.map((entry, index) =>
    Object.assign(state.entries[index] ?? entry, { candidate: entry.candidate }),
  );
  state.replaceShelf(prepared);
  beginAgain(state);
};
