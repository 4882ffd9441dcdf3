import type { Broker, PartitionRange, Waiting } from '../../core/ports.ts';
import type { IsolationLevel } from '../../core/topic.ts';
import { lookAgain } from '../look-again.ts';
import { pause } from '../pause.ts';
import { type KeepingUp, keepingUp } from './keeping-up.ts';
import type { TailStats } from './tail-stats.ts';

type Watched = {
  readonly broker: Broker;
  readonly ranges: readonly PartitionRange[];
  readonly isolation: IsolationLevel;
  readonly mayThin: boolean;
  /** Counts how far reading is behind, and which share of the messages is looked at. */
  readonly stats: TailStats;
};

const lookMs = 1_000;

/** Looks how far reading is behind, until the signal, which ends it in peace. */
export const watchLag = async (watched: Watched, { signal }: Waiting): Promise<void> => {
  const { stats, mayThin } = watched;
  let state: KeepingUp = { behind: 0, oneIn: 1, calm: 0 };
  let before = stats.read;
  const look = async (): Promise<void> => {
    const read = stats.read - before;
    before = stats.read;
    // Who reads nothing is not behind, and the broker of an idle screen is left in peace.
    const left = read === 0 ? 0 : await offsetsLeft(watched, { signal });
    state = keepingUp(state, { left, read, mayThin });
    stats.behind = state.behind;
    stats.oneIn = state.oneIn;
  };
  await pause(lookMs, signal);
  // A broker that is away is no lag, and reading itself tells of it.
  await lookAgain({ everyMs: lookMs, againMs: lookMs, look, failed: () => {}, signal });
};

const offsetsLeft = async ({ broker, ranges, isolation, stats }: Watched, { signal }: Waiting): Promise<number> => {
  let left = 0;
  for (const [topic, own] of Map.groupBy(ranges, (range) => range.topic)) {
    const offsets = await broker.offsets(topic, { isolation, signal });
    for (const { partition, from } of own) {
      const reached = stats.reached.get(topic)?.get(partition) ?? from;
      left += Math.max(0, (offsets[partition]?.end ?? reached) - reached);
    }
  }
  return left;
};
