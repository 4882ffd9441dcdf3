import type { Flag } from './command.ts';
import { flagSpellings } from './flag-spellings.ts';

/** Gives each flag that is typed without its optional value the one that this stands for. */
export const bareFlags = (words: readonly string[], flags: Readonly<Record<string, Flag>>): readonly string[] => {
  const spelled = new Map(
    Object.entries(flags).flatMap(([name, flag]) =>
      flagSpellings(name, flag).map((spelling) => [spelling, flag.bare] as const),
    ),
  );
  const end = words.indexOf('--');
  return words.map((word, at) => {
    const bare = end < 0 || at < end ? spelled.get(word) : undefined;
    return bare === undefined ? word : `${word}=${bare}`;
  });
};
