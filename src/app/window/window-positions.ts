import { usageError } from '../../core/errors.ts';
import type { Clock } from '../../core/position/time.ts';
import { formatPlace, type Place, type Positions, parseFrom, parseTo, type Stretch } from '../../core/position.ts';

/** Where a window starts and stops, as the user said it. */
export type WindowPositions = { readonly from: Positions<Stretch>; readonly to: Positions<Place> };

type PositionTexts = { readonly from?: readonly string[] | undefined; readonly to?: readonly string[] | undefined };

/** Reads `--from` and `--to`; two ends for one partition, and an end before its start, are wrong use. */
export const windowPositions = ({ from = [], to = [] }: PositionTexts, clock: Clock): WindowPositions => {
  const positions = { from: parseFrom(from, clock), to: parseTo(to, clock) };
  for (const partition of [null, ...positions.from.byPartition.keys(), ...positions.to.byPartition.keys()]) {
    refuseContradiction(positions, partition);
  }
  return positions;
};

/** What was said for a partition; where nothing was, the window begins at the partition's start. */
export const stretchOf = ({ from, to }: WindowPositions, partition: number | null): Stretch => {
  const said = positionOf(from, partition);
  return { from: said?.from ?? null, to: said?.to ?? positionOf(to, partition) };
};

/** True when only single partitions were given a start, and this one was not. */
export const isLeftOut = ({ from }: WindowPositions, partition: number): boolean =>
  from.all === null && from.byPartition.size > 0 && !from.byPartition.has(partition);

/** The partitions that have a position of their own. */
export const namedPartitions = ({ from, to }: WindowPositions): readonly number[] => [
  ...new Set([...from.byPartition.keys(), ...to.byPartition.keys()]),
];

export const hasEnd = ({ from, to }: WindowPositions): boolean =>
  placesOf(to).length > 0 || placesOf(from).some((stretch) => stretch.to !== null);

/** Each instant that a time stands for, ms since the epoch. */
export const instantsOf = ({ from, to }: WindowPositions): readonly number[] => {
  const places = [...placesOf(from).flatMap((stretch) => [stretch.from, stretch.to]), ...placesOf(to)];
  return [...new Set(places.flatMap((place) => (place?.kind === 'time' ? [place.instant] : [])))];
};

const positionOf = <T>({ all, byPartition }: Positions<T>, partition: number | null): T | null =>
  (partition === null ? null : byPartition.get(partition)) ?? all;

const placesOf = <T>({ all, byPartition }: Positions<T>): readonly T[] => [
  ...(all === null ? [] : [all]),
  ...byPartition.values(),
];

const refuseContradiction = (positions: WindowPositions, partition: number | null): void => {
  const said = positionOf(positions.from, partition);
  const end = positionOf(positions.to, partition);
  if (said?.to && end) {
    throw usageError(`Two ends: ${formatPlace(said.to)} in --from and ${formatPlace(end)} in --to.`);
  }
  const { from, to } = stretchOf(positions, partition);
  if (from !== null && to !== null && isSurelyAfter(from, to)) {
    throw usageError(`The window is empty: ${formatPlace(from)} is not before ${formatPlace(to)}.`);
  }
};

/** Places of different kinds can only be compared by asking the broker. */
const isSurelyAfter = (a: Place, b: Place): boolean => {
  if (a.kind === 'offset' && b.kind === 'offset') return a.offset >= b.offset;
  if (a.kind === 'time' && b.kind === 'time') return a.instant >= b.instant;
  if (a.kind === 'start' && b.kind === 'start') return a.plus >= b.plus;
  return a.kind === 'end' && b.kind === 'end' && a.minus <= b.minus;
};
