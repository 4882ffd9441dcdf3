import type { Flag } from './command.ts';

/** Every way to type a flag, the long name first. A boolean that is on by default is typed to turn it off. */
export const flagSpellings = (name: string, { alias = [], type, default: preset }: Flag): readonly string[] => {
  const long = type === 'boolean' && preset === true ? `no-${name}` : name;
  return [long, ...[alias].flat()].map((word) => (word.length === 1 ? `-${word}` : `--${word}`));
};
