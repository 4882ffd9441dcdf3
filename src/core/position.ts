import { usageError } from './errors.ts';
import { type Clock, parseTime } from './position/time.ts';

/** A place in a partition, as a user names it; `window.ts` finds its offset. `instant` is ms since the epoch. */
export type Place =
  | { readonly kind: 'start'; readonly plus: number }
  | { readonly kind: 'end'; readonly minus: number }
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'time'; readonly instant: number };

/** From a place (null: the topic's start) to a place, exclusive (null: not said). */
export type Stretch = { readonly from: Place | null; readonly to: Place | null };

/** What was said for all partitions, and for single ones. */
export type Positions<T> = { readonly all: T | null; readonly byPartition: ReadonlyMap<number, T> };

const hint =
  'A position is start, end, 120, -10, +10, 10:20, @2026-11-24T08:00, @1764000000, -15m, or 0=120 for one partition.';

/** Reads `--from`: places or stretches `A:B`, each for all partitions or for one (`P=SPEC`); several by commas. */
export const parseFrom = (texts: readonly string[], clock: Clock): Positions<Stretch> =>
  positionsOf(texts, (text) => parseStretch(text, clock));

/** Reads `--to`: as `parseFrom`, but no stretches. */
export const parseTo = (texts: readonly string[], clock: Clock): Positions<Place> =>
  positionsOf(texts, (text) => parsePlace(text, clock));

/** The shortest text that reads as the place. */
export const formatPlace = (place: Place): string => {
  if (place.kind === 'time') return `@${new Date(place.instant).toISOString()}`;
  if (place.kind === 'offset') return String(place.offset);
  if (place.kind === 'start') return place.plus === 0 ? 'start' : `+${place.plus}`;
  return place.minus === 0 ? 'end' : `-${place.minus}`;
};

const positionsOf = <T>(texts: readonly string[], parse: (text: string) => T | null): Positions<T> => {
  const byPartition = new Map<number, T>();
  let all: T | null = null;
  for (const text of texts.flatMap((given) => given.split(','))) {
    const [, partition, spec = text] = /^(\d+)=(.*)$/.exec(text) ?? [];
    const position = parse(spec.trim());
    if (position === null) throw usageError(`Not a position: "${text}".`, hint);
    if (partition === undefined ? all !== null : byPartition.has(Number(partition))) {
      throw usageError(
        `Two positions for ${partition === undefined ? 'all partitions' : `partition ${partition}`}: "${text}" is the second.`,
      );
    }
    if (partition === undefined) all = position;
    else byPartition.set(Number(partition), position);
  }
  return { all, byPartition };
};

const keywords: ReadonlyMap<string, Place> = new Map<string, Place>([
  ...['start', 'beginning', 'earliest', 'oldest'].map((word) => [word, { kind: 'start', plus: 0 }] as const),
  ...['end', 'latest', 'newest'].map((word) => [word, { kind: 'end', minus: 0 }] as const),
]);

const parsePlace = (text: string, clock: Clock): Place | null => {
  if (text.startsWith('@')) return timeAt(text.slice(1), clock);
  return keywords.get(text) ?? countedPlace(text) ?? timeAt(text, clock);
};

const timeAt = (text: string, clock: Clock): Place | null => {
  const instant = parseTime(text, clock);
  return instant === null ? null : { kind: 'time', instant };
};

const countedPlace = (text: string): Place | null => {
  const [, sign, digits] = /^([+-]?)(\d+)$/.exec(text) ?? [];
  const count = Number(digits);
  if (digits === undefined || !Number.isSafeInteger(count)) return null;
  if (sign === '+') return { kind: 'start', plus: count };
  return sign === '-' ? { kind: 'end', minus: count } : { kind: 'offset', offset: count };
};

/** A time may hold colons itself, so a text is a single place if it can be, and is cut at the first colon that works. */
const parseStretch = (text: string, clock: Clock): Stretch | null => {
  const place = parsePlace(text, clock);
  if (place !== null) return { from: place, to: null };
  const colons = [...text.matchAll(/:/g)].map(({ index }) => index);
  for (const at of colons) {
    const stretch = stretchOf(text.slice(0, at), text.slice(at + 1), clock);
    if (stretch !== null) return stretch;
  }
  return null;
};

const stretchOf = (left: string, right: string, clock: Clock): Stretch | null => {
  const isTime = left.startsWith('@');
  const from = left === '' || left === '@' ? null : (parsePlace(left, clock) ?? undefined);
  const to = right === '' ? null : ((isTime ? parseEndTime(right, clock) : parsePlace(right, clock)) ?? undefined);
  if (from === undefined || to === undefined || (from === null && to === null)) return null;
  return { from, to };
};

/** In `@A:B` B is a time too, so digits are an instant there and not an offset. */
const parseEndTime = (text: string, clock: Clock): Place | null =>
  keywords.get(text) ?? timeAt(text.replace(/^@/, ''), clock);
