import { type EvtoolError, usageError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { CommandEntry } from './commands/index.ts';

/** The error for a word that is no command, or only the first of several commands' two. */
export const unknownCommand = (word: string, commands: readonly CommandEntry[]): EvtoolError => {
  const see = 'See: evtool --help';
  const below = commands.filter(({ name }) => name.startsWith(`${word} `));
  if (below.length > 0)
    return usageError(`"${word}" needs to say what.`, below.map(({ name }) => `evtool ${name}`).join('\n'));
  const near = nearest(
    word,
    commands.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
  );
  return usageError(`Unknown command "${word}".`, near === undefined ? see : `Did you mean "${near}"? ${see}`);
};
