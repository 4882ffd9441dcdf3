import type { EvtoolError } from '../core/errors.ts';
import type { Produced } from '../core/handler/handler.ts';
import type { HandlerFailure } from '../core/handler/outcome.ts';
import type { InspectSettings, ProduceCall, RunInput } from '../core/handler/runner.ts';
import type { StepEvent } from '../core/replay/step-event.ts';

/** What passes between the main thread and the handler's. All of it survives a structured clone. */
export type ToThread =
  | { readonly type: 'load' }
  | { readonly type: 'run'; readonly input: RunInput }
  | { readonly type: 'produced'; readonly call: number; readonly produced: Produced }
  | { readonly type: 'refused'; readonly call: number; readonly reason: string }
  | { readonly type: 'abort'; readonly reason: string };

export type OutcomeEvent = Extract<StepEvent, { type: 'outcome' }>;

export type FromThread =
  /** It listens. */
  | { readonly type: 'started' }
  /** Undefined when the inspector could not open; else it waits for a debugger. */
  | { readonly type: 'listening'; readonly url: string | undefined }
  /** A debugger has connected to the inspector. */
  | { readonly type: 'attached' }
  | { readonly type: 'loaded'; readonly hasAdapt: boolean }
  | { readonly type: 'load-failed'; readonly failure: LoadFailure }
  | { readonly type: 'event'; readonly event: StepEvent }
  | { readonly type: 'produce'; readonly call: number; readonly request: ProduceCall }
  /** An error that nothing caught; the thread's end follows, unless the handler's own listener keeps it alive. */
  | { readonly type: 'uncaught'; readonly failure: HandlerFailure; readonly isRejection: boolean }
  /** `process.exit` was called; the thread's end follows. */
  | { readonly type: 'exit'; readonly failure: HandlerFailure }
  /** Nothing is left that could wake the thread up; its end follows. */
  | { readonly type: 'idle' }
  /** The answer to `abort`: the thread still takes turns. */
  | { readonly type: 'aborted' }
  | { readonly type: 'done'; readonly outcome: OutcomeEvent };

/** Why a module did not load. `exports` are its names when it loaded but holds no handler. */
export type LoadFailure = HandlerFailure & { readonly code?: string; readonly exports?: readonly string[] };

export type ThreadEnd = {
  readonly type: 'ended';
  readonly name: 'ThreadEnded' | 'ProcessEnded';
  /** In words. */
  readonly reason: string;
  readonly isOutOfMemory: boolean;
  /** Why it did not even start, where that is the user's to mend. */
  readonly failure?: EvtoolError | undefined;
};

/** What the bootstrap is started with. */
export type ThreadData = {
  /** The workspace's real path: the one that stacks show. */
  readonly root: string;
  /** Relative to the root. */
  readonly module: string;
  readonly seed: string | undefined;
  /** Whether a debugger of ours steps it. */
  readonly isStepped: boolean;
  readonly inspect: InspectSettings | undefined;
};

/** Set around our messages: a handler may post its own on the same port. */
export type Envelope = { readonly evtool: FromThread };
