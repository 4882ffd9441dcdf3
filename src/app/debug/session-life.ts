import type { Waiting } from '../../core/ports.ts';
import { emptyReplayStats } from '../../core/replay/replay-stats.ts';
import type { AppContext } from '../context.ts';
import type { DebugSession, Happening } from './debug-session.ts';
import { drive } from './drive.ts';
import { beginAgain, giveUp } from './go-on-commands.ts';
import { knownEntries } from './known-entries.ts';
import { readAnew } from './open-state.ts';
import type { Entry, SessionState } from './session-state.ts';

/** How a session begins, begins again, and ends. */
export const sessionLife = (
  state: SessionState,
): Pick<DebugSession, 'handler' | 'topics' | 'stats' | 'happenings' | 'renew' | 'close'> => {
  const { handler, topics } = state.prepared;
  let driving: Promise<void> | undefined;
  let renewals = 0;

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
    renew: (context, waiting) => {
      const own = ++renewals;
      return renew(state, { context, waiting, isNewest: () => own === renewals });
    },
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

type Renewal = {
  readonly context: AppContext;
  readonly waiting: Waiting;
  /** Nobody has asked again meanwhile, for what is newer. */
  readonly isNewest: () => boolean;
};

const renew = async (
  state: SessionState,
  { context, waiting, isNewest }: Renewal,
): Promise<{ readonly isSameQueue: boolean }> => {
  const { request, entries: before } = state;
  // Debugging goes on where nothing may be sent now: the broker refuses that.
  const send = request.send && context.target?.readOnly !== true;
  const read = await readAnew(
    { context, request: { ...request, send }, stats: emptyReplayStats(), draws: state.draws },
    waiting,
  );
  if (!isNewest() || state.isClosed) return { isSameQueue: true };
  const at = before[state.index];
  const goesOn = state.goesOnAt === null ? undefined : before[state.goesOnAt];
  state.prepared = read.prepared;
  state.isSecret = read.isSecret;
  state.entries = knownEntries(before, read.entries);
  state.index = indexIn(state.entries, at) ?? Math.min(state.index, state.entries.length);
  state.goesOnAt = indexIn(state.entries, goesOn);
  state.replaceShelf(read.prepared);
  beginAgain(state);
  return { isSameQueue: before.every((entry, index) => state.entries[index] === entry) };
};

const indexIn = (entries: readonly Entry[], entry: Entry | undefined): number | null => {
  const index = entry === undefined ? -1 : entries.indexOf(entry);
  return index < 0 ? null : index;
};
