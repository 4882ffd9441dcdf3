import { usageError } from '../core/errors.ts';
import type { Command } from './command.ts';

type Place = { readonly name: string; readonly isRequired: boolean; readonly isList: boolean };

/** The positionals of a usage line, in order: `<a> [b] [c..]`. */
export const placesOf = (usage: string): readonly Place[] =>
  [...usage.matchAll(/([<[])([\w-]+)(\.\.)?[>\]]/g)].map(([, bracket, name = '', more]) => ({
    name,
    isRequired: bracket === '<',
    isList: more !== undefined,
  }));

/** The words that are no flags, under the names of the usage line. The last place may take all that are left. */
export const positionalValues = (
  { usage, positionals = {} }: Pick<Command, 'usage' | 'positionals'>,
  words: readonly string[],
  help: string,
): Readonly<Record<string, string | readonly string[]>> => {
  const places = placesOf(usage);
  const isEndless = places.at(-1)?.isList === true;
  if (words.length < places.filter(({ isRequired }) => isRequired).length) {
    throw usageError(`Too few arguments: evtool ${usage}`, help);
  }
  const unexpected = isEndless ? undefined : words[places.length];
  if (unexpected !== undefined) throw usageError(`Unexpected argument "${unexpected}".`, help);
  const values = places.map(({ name, isList }, at) => [name, isList ? words.slice(at) : words[at]] as const);
  for (const [name, value] of values) refuseOthers(name, [value ?? []].flat(), positionals[name]?.choices);
  return Object.fromEntries(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};

const refuseOthers = (name: string, values: readonly string[], choices: readonly unknown[] | undefined): void => {
  const other = values.find((value) => choices !== undefined && !choices.includes(value));
  if (other !== undefined) throw usageError(`${name} cannot be "${other}".`, `It is one of ${choices?.join(', ')}.`);
};
