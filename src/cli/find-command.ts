import type { Flag } from './command.ts';
import type { CommandEntry } from './commands/index.ts';

export type FoundCommand = {
  /** Null when no word stands before the flags' end, or the first is no command's name. */
  readonly entry: CommandEntry | null;
  /** The word that stands where a command's name belongs. */
  readonly word: string | undefined;
  /** All words but the command's name. */
  readonly rest: readonly string[];
};

/** Finds the command's name, of one word or two, in a command line where common flags may come before it. */
export const findCommand = (
  words: readonly string[],
  commands: readonly CommandEntry[],
  common: Readonly<Record<string, Flag>>,
): FoundCommand => {
  const first = nextPlainWord(words, 0, common);
  const word = words[first];
  if (word === undefined) return { entry: null, word, rest: words };
  const second = nextPlainWord(words, first + 1, common);
  const pair = commands.find(({ name }) => name === `${word} ${words[second]}`);
  if (pair !== undefined) return { entry: pair, word, rest: without(words, [first, second]) };
  const entry = commands.find(({ name, aliases = [] }) => name === word || aliases.includes(word)) ?? null;
  return { entry, word, rest: without(words, [first]) };
};

/** The index of the next word that is no flag and no common flag's value; past the end when there is none. */
const nextPlainWord = (words: readonly string[], from: number, common: Readonly<Record<string, Flag>>): number => {
  for (let at = from; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return words.length;
    if (word === '-' || !word.startsWith('-')) return at;
    if (takesNext(word, common)) at += 1;
  }
  return words.length;
};

const takesNext = (word: string, common: Readonly<Record<string, Flag>>): boolean => {
  const name = word.replace(/^--?/, '');
  const found = Object.entries(common).find(([key, { alias = [] }]) => key === name || [alias].flat().includes(name));
  return found !== undefined && found[1].type !== 'boolean';
};

const without = (words: readonly string[], indexes: readonly number[]): readonly string[] =>
  words.filter((_, index) => !indexes.includes(index));
