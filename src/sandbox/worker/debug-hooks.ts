import { runInThisContext } from 'node:vm';
import type { Entry, Value, ValueLimits } from '../../core/debug/value.ts';
import type { HandlerDefinition } from '../../core/handler/handler.ts';
import { userFunction } from '../../core/handler/user-function.ts';
import { previewScopes } from './preview-value.ts';

/** What a gate stands for: the end of a message, or a call of the context that may be stopped at. */
export type GateKind = 'end' | 'produce' | 'log';

/** Scripts of this address belong to the debugger: it stops in them, and shows the line that called. */
export const gateUrl = 'evtool:gate';

/**
 * Where the debugger finds its hooks: a property of the global object that is in no list. No symbol, as looking one up is
 * a side effect to V8, which an expression must not have.
 */
export const hooksExpression = 'globalThis["evtool.debugger"]';
const hooksName = 'evtool.debugger';

export type DebugHooks = {
  /** Stands still at a gate, where one is wanted; does nothing else. */
  readonly gate: (kind: GateKind) => void;
  /** What the module holds, once loaded. */
  readonly loaded: (definition: HandlerDefinition) => void;
  /** The message that an expression means where its line knows none by that name. */
  readonly show: (message: object) => void;
  /** A message is at hand; `texts` are those that no picture of it may show. */
  readonly begin: (texts: readonly string[]) => void;
};

/** Tells of a logpoint's value, or why it has none. */
export type TellProbe = (probe: { readonly id: number; readonly value?: Value; readonly error?: string }) => void;

/** Values of logpoints that are told of one message: one may stand in a hot loop. */
const mostProbes = 10_000;

/** Stops that nobody asked about yet; where V8 was told to stop nowhere, nobody will. */
const mostStops = 100;

const probeLimits: ValueLimits = { depth: 3, width: 30, characters: 400, total: 8_000 };

/** Makes what the inspector calls in this thread while it stands still, and what it stops at. */
export const installDebugHooks = (tell: TellProbe, posted: () => number): DebugHooks => {
  const arm: Record<GateKind, boolean> = { end: true, produce: false, log: false };
  const gates = { end: gatePair('end'), produce: gatePair('produce'), log: gatePair('log') };
  const hits = new Map<number, number>();
  let stops: { readonly id: number; readonly failure?: string }[] = [];
  let isPauseWanted = false;
  let isUnasked = false;
  let hidden: readonly string[] = [];
  let probes = 0;
  let entries: Readonly<Record<string, unknown>> = {};

  const preview = (scopes: readonly object[], limits: ValueLimits): readonly (readonly Entry[])[] =>
    previewScopes(scopes, limits, hidden);
  /** The last one that is told says that there are more. */
  const probe = (id: number, said: () => Omit<Parameters<TellProbe>[0], 'id'>): false => {
    probes += 1;
    if (probes < mostProbes) tell({ id, ...said() });
    else if (probes === mostProbes) tell({ id, error: 'further values of this message are left out' });
    return false;
  };
  const keepStop = (stop: (typeof stops)[number]): true => {
    if (stops.length < mostStops) stops.push(stop);
    return true;
  };
  const shared = {
    message: undefined as object | undefined,
    arm,
    posted,
    preview,
    entry: (name: string): unknown => entries[name],
    /** Counts, and tells whether it is the Nth time. */
    isHit: (id: number, nth: number): boolean => {
      const count = (hits.get(id) ?? 0) + 1;
      hits.set(id, count);
      return count === nth;
    },
    forgetHits: (): void => hits.clear(),
    probe: (id: number, value: unknown): false =>
      probe(id, () => {
        const [[entry] = []] = preview([{ value }], probeLimits);
        return entry === undefined ? {} : { value: entry.value };
      }),
    probeFailed: (id: number, thrown: unknown): false => probe(id, () => ({ error: String(thrown) })),
    stops: (id: number): true => keepStop({ id }),
    /** A condition that fails stops, and says why. */
    failed: (id: number, thrown: unknown): true => keepStop({ id, failure: String(thrown) }),
    wantPause: (isWanted: boolean): void => {
      isPauseWanted = isWanted;
      isUnasked = false;
    },
    /** Whether a line stops without its breakpoints being asked. */
    pausesHere: (): boolean => {
      isUnasked ||= isPauseWanted;
      return isPauseWanted;
    },
    isUnasked: (): boolean => isUnasked,
    /** Which breakpoints stopped since it was last asked. */
    takeStops: () => {
      const taken = stops;
      stops = [];
      return taken;
    },
  };
  Object.defineProperty(globalThis, hooksName, { value: shared });

  return {
    gate: (kind) => {
      if (arm[kind]) gates[kind]();
    },
    loaded: ({ adapt, onMessage }) => {
      entries = { adapt: adapt && userFunction(adapt), handle: userFunction(onMessage) };
    },
    show: (message) => {
      shared.message = message;
    },
    begin: (texts) => {
      hidden = texts;
      probes = 0;
    },
  };
};

/** V8 may pass over a `debugger` statement at which a step ended before: two take turns. */
const gatePair = (kind: GateKind): (() => void) => {
  const [first, second] = [0, 1].map((turn): ((kind: GateKind) => void) =>
    runInThisContext('(function (kind) { debugger; })', { filename: `${gateUrl}/${kind}/${turn}` }),
  );
  let isFirst = false;
  return () => {
    isFirst = !isFirst;
    (isFirst ? first : second)?.(kind);
  };
};
