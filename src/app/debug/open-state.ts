import type { Pause, Resume } from '../../core/debug/pause.ts';
import { eventQueue } from '../../core/event-queue.ts';
import type { Waiting } from '../../core/ports.ts';
import { emptyReplayStats } from '../../core/replay/replay-stats.ts';
import { secretHeaders } from '../../core/secrets.ts';
import type { AppContext } from '../context.ts';
import { hideSecretsInProduced } from '../replay/hide-secrets-in-result.ts';
import { type PreparedReplay, prepareReplay, runnerOptions, shelfOf } from '../replay/prepare-replay.ts';
import { breakpointList } from './breakpoint-list.ts';
import type { DebugRequest } from './debug-session.ts';
import { giveUp } from './go-on-commands.ts';
import { producedList } from './produced-list.ts';
import { readQueue } from './read-queue.ts';
import { openRecording } from './recording.ts';
import { sameDraws } from './same-draws.ts';
import type { Entry, SessionState } from './session-state.ts';
import { standAtPause } from './stand.ts';

/** Reads what is to be debugged, and makes a runner that has loaded nothing yet. */
export const openState = async (
  context: AppContext,
  request: DebugRequest,
  waiting: Waiting,
): Promise<SessionState> => {
  const stats = emptyReplayStats();
  const draws = sameDraws(context);
  const read = await readAnew({ context, request, stats, draws }, waiting);
  // Each session reads its own produce calls; the shelf may be replaced when the workspace is read again.
  let shelf = shelfOf(read.prepared, waiting);
  const options = runnerOptions(read.prepared, { ...shelf, onProduce: (call) => shelf.onProduce(call) });
  const runner = await context.openDebugger({ ...options, onPause: (pause) => standing(state, pause) });
  if (!runner.isArmed) context.notice('An IDE debugs this process: set breakpoints there, evtool stops nowhere.');
  const breakpoints = breakpointList(runner, request);
  await runner.setBreakpoints(breakpoints.first);
  const state: SessionState = {
    ...read,
    draws,
    request,
    waiting,
    runner,
    stats,
    happenings: eventQueue(),
    recording: openRecording(),
    breakpoints,
    watches: request.watches.map((expression, index) => ({ number: index + 1, expression })),
    watchCount: request.watches.length,
    produced: producedList(
      () => shelf,
      (produced, secrets) => hideSecretsInProduced(produced, { isSecret: state.isSecret, secrets }),
    ),
    replaceShelf: (prepared) => {
      shelf = shelfOf(prepared, waiting);
    },
    index: 0,
    goesOnAt: null,
    run: null,
    standing: null,
    stopCount: 0,
    resume: null,
    isPassing: false,
    isStale: true,
    isLoaded: false,
    isClosed: false,
    wake: () => {},
  };
  return state;
};

/** What goes wrong while it stands, such as a trace that cannot be written, ends the session. */
const standing = async (state: SessionState, pause: Pause): Promise<Resume> => {
  try {
    return await standAtPause(state, pause);
  } catch (error) {
    state.happenings.end(error);
    giveUp(state, 'quit');
    return new Promise(() => {});
  }
};

type Reading = Pick<SessionState, 'request' | 'stats' | 'draws'> & { readonly context: AppContext };

/** What is read from the workspace and its sources. */
export const readAnew = async (
  { context, request, stats, draws }: Reading,
  waiting: Waiting,
): Promise<Pick<SessionState, 'prepared' | 'isSecret' | 'entries'>> => {
  // `-` is refused before: the prompt reads stdin.
  const drawn = await prepareReplay({ ...context, ...draws() }, { ...request, stdin: noStdin }, waiting);
  const queue = await readQueue(drawn, stats);
  const prepared = { ...drawn, context };
  return { prepared, isSecret: isSecretFor(prepared), entries: queue.map(newEntry) };
};

async function* noStdin(): AsyncGenerator<Uint8Array, void> {}

const isSecretFor = ({ context, workspace }: PreparedReplay): ((name: string) => boolean) =>
  context.showSecrets ? () => false : secretHeaders(workspace.catalog);

const newEntry = (candidate: Entry['candidate']): Entry => ({
  candidate,
  attempt: 0,
  counted: null,
  lastRun: null,
  runBefore: null,
});
