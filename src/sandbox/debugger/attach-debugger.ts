import { pathToFileURL } from 'node:url';
import type { BoundBreakpoint } from '../../core/debug/breakpoint.ts';
import type { Watcher } from '../instrument.ts';
import { ownFolder } from '../own-code.ts';
import { bindBreakpoints } from './bind-breakpoints.ts';
import { openCatches } from './catches.ts';
import type { CallFrame, Cdp } from './cdp.ts';
import type { DebuggerPlan, DebugState, Entry } from './debug-state.ts';
import { placeKey } from './decide.ts';
import { entryBreakpoints } from './entry-breakpoints.ts';
import { armGates } from './go-on.ts';
import { keepPausing } from './keep-pausing.ts';
import { openPreviewer } from './previewer.ts';
import { openScriptReader } from './read-script.ts';
import { returnWatch } from './return-watch.ts';
import { watchScripts } from './scripts.ts';
import { standStill } from './stand-still.ts';
import { unlessGone } from './unless-gone.ts';

/** A debugger at work in one thread. */
export type Attachment = Watcher & {
  /** Takes over the plan's. */
  readonly setBreakpoints: () => Promise<void>;
  readonly breakpoints: () => readonly BoundBreakpoint[];
  readonly files: () => readonly string[];
  readonly pause: () => void;
  /** Frees the thread for good: one that stands still cannot be ended. */
  readonly detach: () => Promise<void>;
};

/** How many awaits outwards a stack is known. */
const asyncDepth = 16;

/** Attaches to a thread that has not loaded its handler yet. */
export const attachDebugger = async (
  cdp: Cdp,
  plan: DebuggerPlan,
  { onOutOfMemory, heard }: Pick<DebugState, 'onOutOfMemory' | 'heard'>,
): Promise<Attachment> => {
  const scripts = watchScripts(cdp, plan.root);
  const reader = openScriptReader(cdp);
  const state: DebugState = {
    plan,
    cdp,
    scripts,
    previewer: await openPreviewer(cdp),
    bound: bindBreakpoints(cdp, scripts, plan.root),
    reader,
    catches: openCatches(reader, scripts),
    returns: returnWatch(cdp),
    entries: entryBreakpoints(cdp),
    homes: new Set(),
    isEntered: false,
    onOutOfMemory,
    heard,
    stage: 'load',
    paused: null,
    resume: null,
    stepping: null,
    returned: undefined,
    isPauseWanted: false,
    isDetached: false,
    tell: () => {},
    fail: thrown,
  };
  cdp.on('Debugger.paused', (paused) => void standStill(state, paused));
  await cdp.call('Debugger.enable', {});
  await cdp.call('Debugger.setAsyncCallStackDepth', { maxDepth: asyncDepth });
  await cdp.call('Debugger.setBlackboxPatterns', { patterns: ['^node:', '/node_modules/', ...ownPatterns()] });
  await setBreakpoints(state);
  return attachmentOf(state);
};

const ownPatterns = (): readonly string[] =>
  [ownFolder, pathToFileURL(ownFolder).href].map((text) => `^${text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}`);

const setBreakpoints = async (state: DebugState): Promise<void> => {
  await state.bound.set(state.plan.breakpoints);
  await state.previewer.hook('function () { this.forgetHits(); }');
  await armGates(state);
};

const attachmentOf = (state: DebugState): Attachment => ({
  loaded: async () => {
    await bindEntry(state, 'adapt');
    await bindEntry(state, 'handle');
  },
  messageStarts: (hasAdapt) => {
    state.isEntered = false;
    state.stage = hasAdapt ? 'adapt' : 'handle';
    state.returned = undefined;
  },
  // When the thread has ended, as after a failure, they are for the next one.
  setBreakpoints: inTurn(() => unlessGone(setBreakpoints(state), undefined)),
  breakpoints: state.bound.list,
  files: state.scripts.files,
  pause: () => {
    if (state.isPauseWanted) return;
    state.isPauseWanted = true;
    // A thread that has ended stands still enough.
    void unlessGone(keepPausing(state), undefined);
  },
  watch: (listener) => {
    state.tell = listener?.still ?? (() => {});
    state.fail = listener?.failed ?? thrown;
  },
  detach: async () => {
    state.isDetached = true;
    await unlessGone(state.cdp.call('Debugger.disable', {}), undefined);
  },
});

const thrown = (error: unknown): never => {
  throw error;
};

/** One at a time, as each sets what is wanted when its turn comes: keys come faster than V8 answers. */
const inTurn = (work: () => Promise<void>): (() => Promise<void>) => {
  let last = Promise.resolve();
  return () => {
    const own = last.then(work);
    last = own.catch(() => {});
    return own;
  };
};

const bindEntry = async (state: DebugState, entry: Entry): Promise<void> => {
  const { result } = await state.cdp.call('Runtime.callFunctionOn', {
    objectId: state.previewer.id,
    functionDeclaration: 'function (name) { return this.entry(name); }',
    arguments: [{ value: entry }],
  });
  if (result.objectId !== undefined) await stopAtStart(state, entry, result.objectId);
};

const stopAtStart = async (state: DebugState, entry: Entry, objectId: string): Promise<void> => {
  const { internalProperties = [] } = await state.cdp.call('Runtime.getProperties', { objectId, ownProperties: true });
  const inner = (name: string) => internalProperties.find((property) => property.name === name)?.value;
  const target = inner('[[TargetFunction]]')?.objectId;
  if (target !== undefined) return stopAtStart(state, entry, target);
  // V8 gives a location as a plain value here.
  const location = inner('[[FunctionLocation]]')?.value as CallFrame['location'] | undefined;
  // A function of a package's is not the user's to step through.
  if (location === undefined || state.scripts.of(location).kind !== 'users') return;
  state.homes.add(placeKey(location));
  await state.entries.arm(entry, objectId);
};
