import type { Command, Flag } from '../command.ts';
import type { CommandEntry } from '../commands/index.ts';
import { commonOptions } from '../common-options.ts';
import { findCommand } from '../find-command.ts';
import { flagSpellings } from '../flag-spellings.ts';
import { placesOf } from '../positional-values.ts';
import { type Kind, kindsOf } from './known-names.ts';

export type Candidate = { readonly text: string; readonly does: string };

/** What may stand at the end of a command line: words, and kinds of names that the workspace knows. */
export type Completions = { readonly words: readonly Candidate[]; readonly kinds: readonly Kind[] };

/** `typed` are the words after `evtool`; the last one is being typed, and may be empty. */
export const complete = async (typed: readonly string[], commands: readonly CommandEntry[]): Promise<Completions> => {
  const words = joinEquals(typed);
  const before = words.slice(0, -1);
  const current = words.at(-1) ?? '';
  const { entry, word, rest } = findCommand(before, commands, commonOptions([]));
  if (entry === null) {
    const awaited = awaitedFlag(before.at(-1), commonOptions([]));
    return awaited === undefined ? { words: firstWords(word, current, commands), kinds: [] } : valuesOf('', awaited);
  }
  const { command } = await entry.load();
  const flags = { ...commonOptions(command.formats), ...command.options };
  const awaiting = awaitedFlag(rest.at(-1), flags);
  if (awaiting !== undefined) return valuesOf(entry.name, awaiting);
  if (current.startsWith('-')) return { words: flagWords(flags), kinds: [] };
  const place = plainWords(rest, flags).length;
  const below = place === 0 ? secondWords(entry.name, commands) : [];
  const positional = positionalAt(command, place);
  const values = positional === undefined ? none : valuesOf(entry.name, positional);
  return { words: [...below, ...values.words], kinds: values.kinds };
};

const none: Completions = { words: [], kinds: [] };

/** bash takes `--flag=value` apart at the sign. */
const joinEquals = (typed: readonly string[]): readonly string[] =>
  typed.at(-2) === '='
    ? [...typed.slice(0, -2), typed.at(-1) ?? '']
    : typed.at(-1) === '='
      ? [...typed.slice(0, -1), '']
      : typed;

const firstWords = (
  word: string | undefined,
  current: string,
  commands: readonly CommandEntry[],
): readonly Candidate[] => {
  if (word !== undefined) return secondWords(word, commands);
  if (current.startsWith('-')) return flagWords(commonOptions([]));
  const seen = new Map<string, Candidate>();
  for (const { name, summary } of commands) {
    const [first = name] = name.split(' ');
    if (!seen.has(first)) seen.set(first, { text: first, does: summary });
  }
  return [...seen.values()];
};

const secondWords = (first: string, commands: readonly CommandEntry[]): readonly Candidate[] =>
  commands
    .filter(({ name }) => name.startsWith(`${first} `))
    .map(({ name, summary }) => ({ text: name.slice(first.length + 1), does: summary }));

type Flags = Readonly<Record<string, Flag>>;
type Named = readonly [name: string, options: { readonly choices?: Flag['choices'] }];

const flagWords = (flags: Flags): readonly Candidate[] =>
  Object.entries(flags)
    .filter(([, { hidden }]) => hidden !== true)
    .map(([name, flag]) => ({ text: flagSpellings(name, flag)[0] ?? '', does: flag.describe ?? '' }));

/** The flag that a word is, when its value comes next. */
const awaitedFlag = (word: string | undefined, flags: Flags): Named | undefined =>
  Object.entries(flags).find(
    ([name, flag]) =>
      flag.type !== 'boolean' && flag.bare === undefined && flagSpellings(name, flag).includes(word ?? ''),
  );

const plainWords = (words: readonly string[], flags: Flags): readonly string[] =>
  words.filter((word, at) => !word.startsWith('-') && awaitedFlag(words[at - 1], flags) === undefined);

/** The last positional may take all that comes. */
const positionalAt = ({ usage, positionals = {} }: Command, at: number): Named | undefined => {
  const places = placesOf(usage);
  const place = places[at] ?? (places.at(-1)?.isList ? places.at(-1) : undefined);
  return place === undefined ? undefined : [place.name, positionals[place.name] ?? {}];
};

const valuesOf = (command: string, [name, { choices = [] }]: Named): Completions =>
  choices.length > 0
    ? { words: choices.map((choice) => ({ text: String(choice), does: '' })), kinds: [] }
    : { words: [], kinds: kindsOf(command, name) };
