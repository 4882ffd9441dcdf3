import { type EvtoolError, usageError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { Command, Flag } from './command.ts';

type Parsed = {
  readonly command: Pick<Command, 'usage'>;
  readonly flags: Readonly<Record<string, Flag>>;
  readonly words: readonly string[];
};

/** yargs's own words for what is wrong, in ours, with the nearest flag and where to look. */
export const parseProblem = (message: string, { command, flags, words }: Parsed): EvtoolError => {
  const name = command.usage.replace(/ *[<[].*/, '');
  const help = `See: evtool ${name} --help`;
  const unknown = /^Unknown (?:argument|command)s?: (.*)$/s.exec(message)?.[1]?.split(', ');
  if (unknown !== undefined) return unknownProblem(unknown, { flags, words, help });
  const alone = /^Not enough arguments following: (.*)$/.exec(message)?.[1];
  if (alone !== undefined) return usageError(`${dashed(alone)} needs a value.`, help);
  if (/^Not enough non-option arguments/.test(message))
    return usageError(`Too few arguments: evtool ${command.usage}`, help);
  const missing = /^Missing required arguments?: (.*)$/s.exec(message)?.[1];
  if (missing !== undefined) return usageError(`Missing: ${missing.split(', ').map(dashed).join(', ')}.`, help);
  const choice = /Argument: (\S+), Given: (.*), Choices: (.*)$/.exec(message);
  if (choice !== null)
    return usageError(`${dashed(choice[1] ?? '')} cannot be ${choice[2]}.`, `It is one of ${choice[3]}.`);
  const pair = /^Arguments (\S+) and (\S+) are mutually exclusive$/.exec(message);
  if (pair !== null)
    return usageError(`${dashed(pair[1] ?? '')} and ${dashed(pair[2] ?? '')} exclude each other.`, help);
  return usageError(message, help);
};

const unknownProblem = (
  unknown: readonly string[],
  { flags, words, help }: { readonly flags: Parsed['flags']; readonly words: readonly string[]; readonly help: string },
): EvtoolError => {
  const [first = ''] = unknown;
  if (words.includes(first)) return usageError(`Unexpected argument "${first}".`, help);
  const known = Object.entries(flags).flatMap(([name, { alias = [], default: preset }]) => [
    name,
    ...[alias].flat(),
    ...(preset === true ? [`no-${name}`] : []),
  ]);
  const typed = words.find((word) => word.replace(/=.*/s, '') === `--no-${first}`) ? `no-${first}` : first;
  const near =
    typed.length > 1
      ? nearest(
          typed,
          known.filter((name) => name.length > 1),
        )
      : undefined;
  const meant = near === undefined ? '' : `Did you mean ${dashed(near)}? `;
  return usageError(`Unknown flag ${dashed(typed)}.`, `${meant}${help}`);
};

const dashed = (name: string): string => (name.length === 1 ? `-${name}` : `--${name}`);
