import { onTestFinished } from 'vitest';
import type { AppContext } from '../../src/app/context.ts';
import type { DebugRequest, DebugSession, Happening } from '../../src/app/debug/debug-session.ts';
import type { Stop } from '../../src/app/debug/stop.ts';
import { openDebug } from '../../src/app/debug.ts';
import type { Resume } from '../../src/core/debug/pause.ts';
import type { ReplayResult } from '../../src/core/replay/replay-result.ts';
import { workspaceContext } from './workspace-context.ts';

export type Debugged = {
  readonly session: DebugSession;
  /** The next stop; what came before it is in `results` and `probes`. Fails when the session ended. */
  readonly stop: () => Promise<Stop>;
  /** Goes on, and gives the next stop. */
  readonly go: (how: Exclude<Resume['how'], 'until'>) => Promise<Stop>;
  /** Goes on to the end of the session. */
  readonly end: () => Promise<readonly ReplayResult[]>;
  readonly results: readonly ReplayResult[];
  readonly probes: readonly Extract<Happening, { type: 'probe' }>[];
  readonly notices: readonly string[];
  /** Reads the workspace anew, in a fresh context or this, and begins again. */
  readonly renew: (context?: AppContext) => ReturnType<DebugSession['renew']>;
  /** Resolves when the queue has ended and the session waits. */
  readonly waits: () => Promise<void>;
  readonly interrupt: () => void;
};

type Options = Partial<DebugRequest> & { readonly env?: Readonly<Record<string, string>> };

/** A debugging session in a workspace, closed when the test ends. */
export const debugIn = async (root: string, handler: string, options: Options = {}): Promise<Debugged> => {
  const { env = {}, ...request } = options;
  const notices: string[] = [];
  const stop = new AbortController();
  const open = () => workspaceContext(root, { env, notice: (text) => void notices.push(text), signal: stop.signal });
  const session = await openDebug(await open(), { ...defaults, handler, ...request }, { signal: stop.signal });
  onTestFinished(session.close);
  const renew = async (context?: AppContext) => session.renew(context ?? (await open()), { signal: stop.signal });
  return { ...reader(session), session, notices, renew, interrupt: () => stop.abort(new Error('interrupted')) };
};

const defaults: Omit<DebugRequest, 'handler'> = {
  sources: [],
  send: false,
  keepGoing: false,
  handleInvalid: false,
  timeoutMs: 30_000,
  maxMemoryMb: 256,
  zone: 'UTC',
  breakpoints: [],
  watches: [],
  mode: 'step',
  standsAtFailure: false,
  stays: false,
};

const reader = (session: DebugSession) => {
  const results: ReplayResult[] = [];
  const probes: Extract<Happening, { type: 'probe' }>[] = [];
  const happenings = session.happenings[Symbol.asyncIterator]();

  let isWaiting = false;
  const next = async (): Promise<Stop | null> => {
    for (;;) {
      const { value, done } = await happenings.next();
      if (done) return null;
      if (value.type === 'stop') return value.stop;
      if (value.type === 'result') results.push(value.result);
      if (value.type === 'probe') probes.push(value);
      isWaiting = value.type === 'waiting';
      if (isWaiting) return null;
    }
  };
  const stop = async (): Promise<Stop> => {
    const found = await next();
    if (found === null) throw new Error('the session has ended');
    return found;
  };
  return {
    results,
    probes,
    stop,
    waits: async () => {
      const found = await next();
      if (found !== null || !isWaiting) throw new Error('the queue has not ended');
    },
    go: async (how: Exclude<Resume['how'], 'until'>): Promise<Stop> => {
      const refusal = await session.resume({ how });
      if (refusal !== null) throw new Error(refusal);
      return stop();
    },
    end: async (): Promise<readonly ReplayResult[]> => {
      if (session.current()) await session.resume({ how: 'continue' });
      for (let found = await next(); found !== null; found = await next()) await session.resume({ how: 'continue' });
      return results;
    },
  };
};
