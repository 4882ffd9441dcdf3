import type { HandlerFailure, Outcome } from '../handler/outcome.ts';
import type { Issue, Step } from '../issue.ts';
import type { InspectedMessage } from '../message.ts';
import type { Difference } from './differences.ts';
import type { StepEvent } from './step-event.ts';

/** A step that a message went through. `ms` only where a handler was at work; `detail` is for people. */
export type ReplayStep = {
  readonly step: Step;
  readonly status: 'ok' | 'failed' | 'skipped';
  readonly ms?: number;
  readonly detail?: string;
};

/** What a handler said while it ran; a mark is a `context.step`. */
export type ReplayLog = Extract<StepEvent, { readonly type: 'log' | 'mark' }>;

/** A message that the handler produced. Held: not sent. `place` is where the broker put it. */
export type ProducedMessage = {
  readonly message: InspectedMessage;
  readonly held: boolean;
  readonly place?: { readonly partition: number; readonly offset: number };
};

/** What became of one message. Secrets are hidden already, unless the user asked for them. */
export type ReplayResult = {
  readonly handler: string;
  readonly message: InspectedMessage;
  /** Where it came from, when it was a file; its `partition` and `offset` mean nothing then unless `hasPlace`. */
  readonly fixture?: string | undefined;
  readonly hasPlace: boolean;
  readonly outcome: Outcome;
  readonly reason?: string | undefined;
  readonly steps: readonly ReplayStep[];
  readonly issues: readonly Issue[];
  readonly logs: readonly ReplayLog[];
  readonly produced: readonly ProducedMessage[];
  readonly error?: HandlerFailure | undefined;
  readonly ms: number;
  /** How it differs from what its fixture expects; absent where that names no outcome. */
  readonly differences?: readonly Difference[] | undefined;
};
