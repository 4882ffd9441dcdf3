import type { Value } from '../debug/value.ts';
import type { LogLevel } from '../handler/handler.ts';
import type { HandlerFailure, Outcome } from '../handler/outcome.ts';
import type { Step } from '../issue.ts';

/** What a run of a handler says while it goes on, in order. `at` is milliseconds since the message was handed over. */
export type StepEvent =
  | { readonly type: 'step'; readonly step: Step; readonly status: 'ok' | 'failed'; readonly ms: number }
  | {
      readonly type: 'log';
      readonly at: number;
      readonly level: LogLevel;
      readonly message: string;
      readonly fields?: Readonly<Record<string, unknown>>;
      readonly file?: string;
      readonly line?: number;
    }
  /** A logpoint: its place in the list of breakpoints, and the value, or why there is none. */
  | {
      readonly type: 'probe';
      readonly at: number;
      readonly breakpoint: number;
      readonly value?: Value;
      readonly error?: string;
    }
  | { readonly type: 'mark'; readonly at: number; readonly label: string }
  | {
      readonly type: 'outcome';
      readonly outcome: Outcome;
      readonly ms: number;
      /** For `skipped`, `retry` and `dead-letter`; for `timeout` after how long. */
      readonly reason?: string;
      readonly error?: HandlerFailure;
    };
