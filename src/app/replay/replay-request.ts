import type { Isolation } from '../../core/handler/registration.ts';
import type { RunnerOptions } from '../../core/handler/runner.ts';
import type { WindowRequest } from '../window.ts';

export type ReplayRequest = Omit<WindowRequest, 'topics' | 'follow'> & {
  /** A handler's name. */
  readonly handler: string;
  /** Fixture files, folders, globs, `-`, topics, events, `TOPIC:PARTITION@A..B`; none: the handler's own topics. */
  readonly sources: readonly string[];
  /** What `-` reads. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Only the last so many messages that the handler takes, in time order. */
  readonly last?: number | undefined;
  /** End after so many messages that the handler takes. */
  readonly max?: number | undefined;
  /** Send what the handler produced for a message, once its outcome is `ok`. */
  readonly send: boolean;
  /** Go on after a failure. */
  readonly keepGoing: boolean;
  /** Run invalid messages too. */
  readonly handleInvalid: boolean;
  /** For one message; 0: no limit. */
  readonly timeoutMs: number;
  readonly maxMemoryMb: number;
  /** Instead of the handler's own. */
  readonly isolate?: Isolation | undefined;
  /** Instead of the handler's own; absolute. */
  readonly envFile?: string | undefined;
} & Pick<RunnerOptions, 'inspect' | 'onInspector'>;
