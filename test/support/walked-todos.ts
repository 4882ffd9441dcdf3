import type { Draft } from '../../src/core/message.ts';
import { draftOf } from './broker-session.ts';
import type { Walk } from './key-walk.ts';
import type { WalkWorld } from './walk-place.ts';

const minuteMs = 60_000;
/** More than any of the sizes has room for. */
export const many = 120;
const invalid = [40, 110];

export const topicOf = ({ prefix }: Pick<WalkWorld, 'prefix'>): string => `${prefix}idmsvc.todo-created`;

/** Those before 100 are old; of each, the number is the offset. */
const todo = (topic: string, n: number): Draft => {
  const id = invalid.includes(n) ? -n : n;
  const minutesAgo = n < 50 ? 120 : n < 100 ? 30 : 5;
  return draftOf(topic, JSON.stringify({ id, title: `todo ${n}`, description: 'of the list' }), {
    partition: 0,
    key: Buffer.from(`k-${n}`),
    timestamp: Date.now() - minutesAgo * minuteMs,
  });
};

export const todos = (topic: string, from: number, count: number): readonly Draft[] =>
  Array.from({ length: count }, (_, index) => todo(topic, from + index));

/** The offset in the row of the list's cursor; below 0 where there is none. */
export const offsetOf = async ({ cursor }: Walk): Promise<number> =>
  Number(/ {2}\*?0:(\d+) /.exec(await cursor())?.[1] ?? -1);

export const isAt = (walk: Walk, offset: number) => async () => (await offsetOf(walk)) === offset;

export const isLiveAt = (walk: Walk, offset: number) => async (screen: string) =>
  /─ \S+ {2}live ─/.test(screen) && (await offsetOf(walk)) === offset;

export const isFiltered = / of \d+ match\b/;
