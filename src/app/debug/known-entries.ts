import type { Candidate } from '../replay/candidate.ts';
import type { Entry } from './session-state.ts';

/**
 * The entries that were read anew, each with what is known of the same message from before: of a topic that one at its
 * place, of a fixture the one that stands as far down in its file.
 */
export const knownEntries = (before: readonly Entry[], read: readonly Entry[]): Entry[] => {
  const known = Map.groupBy(before, ({ candidate }) => originOf(candidate));
  const taken = new Map<string, number>();
  return read.map((entry) => {
    const origin = originOf(entry.candidate);
    const nth = taken.get(origin) ?? 0;
    taken.set(origin, nth + 1);
    const same = known.get(origin)?.[nth];
    return same === undefined ? entry : Object.assign(same, { candidate: entry.candidate });
  });
};

const originOf = ({ message: { raw }, fixture, hasPlace }: Candidate): string =>
  hasPlace ? `${raw.topic} ${raw.partition} ${raw.offset}` : `${fixture}`;
