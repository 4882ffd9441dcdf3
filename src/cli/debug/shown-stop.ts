import type { SessionProduced } from '../../app/debug/debug-session.ts';
import type { Stop } from '../../app/debug/stop.ts';
import type { ReplayLog } from '../../core/replay/replay-result.ts';

/** A stop, and what is shown beside it. */
export type ShownStop = {
  readonly stop: Stop;
  /** The first stop of its message's run: then the message is named. */
  readonly isFirst: boolean;
  /** What was logged and produced since the last stop. */
  readonly logs: readonly ReplayLog[];
  readonly produced: readonly SessionProduced[];
  /** Numbers of the watched expressions. */
  readonly watchNumbers: ReadonlyMap<string, number>;
  /** A recorded one that was stepped back to. */
  readonly isPast: boolean;
  readonly edge?: 'first' | 'last' | undefined;
};
