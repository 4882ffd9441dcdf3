import { usageError } from '../core/errors.ts';
import type { ReadPlan, Waiting } from '../core/ports.ts';
import type { Clock } from '../core/position/time.ts';
import type { IsolationLevel } from '../core/topic.ts';
import type { AppContext } from './context.ts';
import { type PartitionWindow, partitionRanges } from './window/partition-ranges.ts';
import { type PartitionState, partitionStates } from './window/partition-states.ts';
import {
  hasEnd,
  instantsOf,
  isLeftOut,
  namedPartitions,
  type WindowPositions,
  windowPositions,
} from './window/window-positions.ts';

export type WindowRequest = {
  /** Names that the broker knows: see `resolveTopics`. */
  readonly topics: readonly string[];
  /** Position texts (`core/position.ts`). Without `from` the window begins at the start of each partition. */
  readonly from?: readonly string[] | undefined;
  readonly to?: readonly string[] | undefined;
  /** Absent: all. */
  readonly partitions?: readonly number[] | undefined;
  readonly isolation?: IsolationLevel | undefined;
  /** Go on past the end as it is now. An end that is named bounds the window all the same. */
  readonly follow?: boolean | undefined;
  /** IANA zone of bare times. */
  readonly zone: string;
};

export type Window = {
  /** What to read; when bounded, without the partitions in which nothing is left to read. */
  readonly plan: ReadPlan;
  /** Every asked partition with its stretch. */
  readonly partitions: readonly PartitionWindow[];
  /** Offsets in the window as of now, so at least as many as messages. */
  readonly total: number;
  /** False: it goes on with new messages. */
  readonly isBounded: boolean;
};

/**
 * Finds the offsets that a user's positions stand for, before anything is read. Notices say which instants times were
 * taken for, and which messages wait behind an open transaction. Fails for an unknown topic or partition, and for an
 * offset that no asked partition holds.
 */
export const windowOf = async (context: AppContext, request: WindowRequest, waiting: Waiting): Promise<Window> => {
  const { topics, partitions, isolation = 'read_committed', follow = false, zone } = request;
  const clock = { now: context.now(), zone };
  const positions = windowPositions(request, clock);
  instantNotices(positions, clock).forEach(context.notice);

  const named = namedPartitions(positions);
  refuseLeftOut(named, partitions);
  const broker = await context.broker();
  const states = await partitionStates(broker, { topics, partitions, named, isolation }, waiting);
  const asked = states.filter(({ partition }) => !isLeftOut(positions, partition));
  asked.flatMap(transactionNotices).forEach(context.notice);
  const isEnded = !follow || hasEnd(positions);
  return windowOver(await partitionRanges(broker, { states: asked, positions, isEnded }, waiting), isolation);
};

const refuseLeftOut = (named: readonly number[], partitions: readonly number[] | undefined): void => {
  const leftOut = named.find((partition) => partitions?.includes(partition) === false);
  if (leftOut !== undefined) throw usageError(`Partition ${leftOut} has a position, but --partitions leaves it out.`);
};

const windowOver = (partitions: readonly PartitionWindow[], isolation: IsolationLevel): Window => {
  const ranges = partitions.map(({ topic, partition, from, to }) => ({ topic, partition, from, to }));
  return {
    plan: { ranges: ranges.filter(({ from, to }) => to === null || from < to), isolation },
    partitions,
    total: partitions.reduce((sum, { from, to, end }) => sum + Math.max(0, (to ?? end) - from), 0),
    isBounded: ranges.every(({ to }) => to !== null),
  };
};

const instantNotices = (positions: WindowPositions, { zone }: Clock): readonly string[] =>
  instantsOf(positions).map((instant) => {
    const local = new Date(instant).toLocaleString('sv-SE', { timeZone: zone });
    return `Time: ${new Date(instant).toISOString()} (${local} ${zone}).`;
  });

const transactionNotices = ({ topic, partition, end, highWatermark }: PartitionState): readonly string[] =>
  highWatermark > end
    ? [
        `${topic}:${partition}: up to ${highWatermark - end} messages wait behind an open transaction; --isolation-level read_uncommitted shows them.`,
      ]
    : [];
