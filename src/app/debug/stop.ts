import type { Evaluation, PauseReason, Returned, Scope, StackFrame } from '../../core/debug/pause.ts';
import type { Value } from '../../core/debug/value.ts';
import type { ErrorPlace } from '../../core/errors.ts';
import type { Step } from '../../core/issue.ts';
import type { InspectedMessage } from '../../core/message.ts';
import type { ReplayResult } from '../../core/replay/replay-result.ts';

/** A message of the session's queue, its secrets hidden. */
export type QueuedMessage = {
  readonly message: InspectedMessage;
  readonly fixture?: string | undefined;
  /** Whether its partition and offset mean anything. */
  readonly hasPlace: boolean;
  /** Its place in the queue, from 1. */
  readonly number: number;
  /** 1 for the first run of it. */
  readonly attempt: number;
};

export type Watched = { readonly expression: string; readonly evaluation: Evaluation };

/** A place where the session stands, or stood: a line of the handler, or a stage before or after it. */
export type Stop = {
  /** From 1, over the whole session. */
  readonly number: number;
  /** `invalid`: a message that does not reach the handler. `stage`: the stage that was stepped to. */
  readonly reason: PauseReason | 'invalid';
  /** `load`: the handler's modules are being loaded. */
  readonly stage: Step | 'load';
  /** The user's own calls, innermost first; empty at a stage that is no line. */
  readonly frames: readonly StackFrame[];
  /** Of the innermost call, innermost first. */
  readonly scopes: readonly Scope[];
  /** Names in `scopes` that are new or have another value than at this function's last stop. */
  readonly changed: readonly string[];
  readonly watches: readonly Watched[];
  readonly returned?: Returned | undefined;
  readonly thrown?: Value | undefined;
  readonly note?: string | undefined;
  /** Where what the note says can be mended, when it stands on no line. */
  readonly place?: ErrorPlace | undefined;
  /** The breakpoint that stopped it, by its number in the list. */
  readonly breakpoint?: number | undefined;
  readonly queued: QueuedMessage;
  /** How many logs and produced messages of this message there were: the first so many of the session's lists. */
  readonly effects: { readonly logs: number; readonly produced: number };
  /** At the stages `produce` and `outcome`. */
  readonly result?: ReplayResult | undefined;
};
