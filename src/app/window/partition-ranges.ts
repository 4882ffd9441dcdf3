import { usageError } from '../../core/errors.ts';
import type { Broker, PartitionRange, Waiting } from '../../core/ports.ts';
import type { Place } from '../../core/position.ts';
import type { PartitionState } from './partition-states.ts';
import { instantsOf, stretchOf, type WindowPositions } from './window-positions.ts';

/** A stretch of one partition, and what the partition holds: offsets `start` to `end`, exclusive. */
export type PartitionWindow = PartitionRange & PartitionState;

type Asked = {
  readonly states: readonly PartitionState[];
  readonly positions: WindowPositions;
  /** Whether to stop at the end as it is now where no other end is named. */
  readonly isEnded: boolean;
};

type OffsetsAt = (state: PartitionState, instant: number) => number;

/** The offsets that the positions stand for in each partition; `from` and `to` lie between its start and end. */
export const partitionRanges = async (
  broker: Broker,
  { states, positions, isEnded }: Asked,
  waiting: Waiting,
): Promise<readonly PartitionWindow[]> => {
  const offsetsAt = await lookUpInstants(broker, { states, instants: instantsOf(positions) }, waiting);
  refuseOutOfRange(states, positions);
  return states.map((state) => {
    const { from, to } = stretchOf(positions, state.partition);
    const end = to === null ? state.end : within(state, placeOffset(to, state, offsetsAt));
    return {
      ...state,
      from: from === null ? state.start : within(state, placeOffset(from, state, offsetsAt)),
      to: to === null && !isEnded ? null : end,
    };
  });
};

const lookUpInstants = async (
  broker: Broker,
  { states, instants }: { readonly states: readonly PartitionState[]; readonly instants: readonly number[] },
  waiting: Waiting,
): Promise<OffsetsAt> => {
  const topics = [...new Set(states.map(({ topic }) => topic))];
  const pairs = topics.flatMap((topic) => instants.map((instant) => ({ topic, instant })));
  const found = await Promise.all(
    pairs.map(async ({ topic, instant }) => {
      const offsets = await broker.offsetsAt(topic, instant, waiting);
      return [`${instant} ${topic}`, offsets] as const;
    }),
  );
  const byPlace = new Map(found);
  return ({ topic, partition, end }, instant) => byPlace.get(`${instant} ${topic}`)?.[partition] ?? end;
};

const placeOffset = (place: Place, state: PartitionState, offsetsAt: OffsetsAt): number => {
  if (place.kind === 'offset') return place.offset;
  if (place.kind === 'start') return state.start + place.plus;
  if (place.kind === 'end') return state.end - place.minus;
  return offsetsAt(state, place.instant);
};

/** Above `end` there may be messages that a committed reader must not see yet. */
const within = ({ start, end }: PartitionState, offset: number): number => Math.min(Math.max(offset, start), end);

/**
 * An offset for all partitions suits some and not others, as they differ in length: it is an error only where it suits
 * none, or was meant for that one partition.
 */
const refuseOutOfRange = (states: readonly PartitionState[], positions: WindowPositions): void => {
  const outside = states.filter((state) => isOutside(state, stretchOf(positions, state.partition).from));
  const meant = outside.find(({ partition }) => positions.from.byPartition.has(partition));
  const wrong = meant ?? (outside.length === states.length ? outside[0] : undefined);
  const place = wrong === undefined ? null : stretchOf(positions, wrong.partition).from;
  if (wrong === undefined || place?.kind !== 'offset') return;
  const others = meant === undefined && states.length > 1 ? ', and the other partitions do not hold it either' : '';
  throw usageError(
    `Offset ${place.offset} is out of range: ${wrong.topic}:${wrong.partition} ${contentsOf(wrong)}${others}.`,
    'Try: --from start, --from end, or --from -10 for the last 10 of each partition.',
  );
};

const isOutside = ({ start, end }: PartitionState, place: Place | null): boolean =>
  place?.kind === 'offset' && (place.offset < start || place.offset > end);

const contentsOf = ({ start, end }: PartitionState): string =>
  start === end ? `is empty, the next offset is ${end}` : `holds ${start} to ${end - 1}`;
