import type { AppContext } from '../context.ts';

/** What fixtures leave to chance. */
export type Draws = Pick<AppContext, 'now' | 'uuid'>;

/**
 * Draws anew what was drawn before, in its order: a message that is read again is the same, but for what was changed in its
 * file. Time stands where it stood at the first reading.
 */
export const sameDraws = ({ now, uuid }: Draws): (() => Draws) => {
  const time = now();
  const drawn: string[] = [];
  return () => {
    let next = 0;
    return {
      now: () => time,
      uuid: () => {
        const one = drawn[next] ?? uuid();
        drawn[next] = one;
        next += 1;
        return one;
      },
    };
  };
};
