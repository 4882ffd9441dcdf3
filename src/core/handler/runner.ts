import type { Header } from '../message.ts';
import type { Waiting } from '../ports.ts';
import type { StepEvent } from '../replay/step-event.ts';
import type { Produced } from './handler.ts';
import type { HandlerRegistration, Isolation } from './registration.ts';

/** A message on its way into a handler. `value` is null for a tombstone, whatever `encoding` says. */
export type RunInput = {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly timestamp: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly Header[];
  readonly encoding: 'json' | 'text' | 'base64' | null;
  readonly event?: string | undefined;
  readonly fixture?: string | undefined;
  readonly attempt: number;
  /** Texts of secrets, longest first: a debugger's pictures of values do not show them. */
  readonly secrets?: readonly string[] | undefined;
};

/** A `context.produce` call as it left the handler: the value is JSON text, bytes or null. */
export type ProduceCall = {
  readonly target: string;
  readonly key: Buffer | null | undefined;
  readonly value: Buffer | null;
  /** Undefined when the handler gave none. */
  readonly headers: readonly Header[] | undefined;
  readonly partition: number | undefined;
};

/** Answers a produce call; an error it throws fails the call at the handler's own line. */
export type OnProduce = (call: ProduceCall) => Promise<Produced>;

/** Node's own inspector in the handler's thread, for an IDE or a browser. */
export type InspectSettings = {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Stop at the first line of the first message's `adapt`, or of its `onMessage` where there is none. */
  readonly stopsAtHandler: boolean;
};

/** `attached`: no time limit holds any more. */
export type InspectorNews = { readonly type: 'listening'; readonly url: string } | { readonly type: 'attached' };

export type RunnerOptions = {
  /** The workspace's absolute root. */
  readonly root: string;
  readonly handler: HandlerRegistration;
  readonly onProduce: OnProduce;
  /** Milliseconds for one message; 0: no limit. */
  readonly timeoutMs: number;
  /** The handler's heap, in MiB. */
  readonly maxMemoryMb: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where it runs, whatever its registration says. */
  readonly isolate?: Isolation | undefined;
  /** Seeds `now`, `random` and `uuid` of the context; absent: real ones. */
  readonly seed?: string;
  /** The inspector opens, and waits for a debugger, before the module is loaded. */
  readonly inspect?: InspectSettings | undefined;
  /** Told of each thread's inspector; also, once, when an IDE has attached to the process itself. */
  readonly onInspector?: ((news: InspectorNews) => void) | undefined;
};

/**
 * Runs messages through one handler, one at a time. `load` fails with an EvtoolError that says where, when the module
 * does not load or holds no handler. A handler that throws, hangs, exits or eats all memory is an `outcome`, never an
 * exception here; the next message then gets a fresh worker.
 */
export type HandlerRunner = {
  readonly load: (waiting: Waiting) => Promise<void>;
  readonly run: (input: RunInput, waiting: Waiting) => AsyncIterable<StepEvent>;
  /** Starts a new worker with the module read again from disk. */
  readonly reload: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type OpenRunner = (options: RunnerOptions) => HandlerRunner;
