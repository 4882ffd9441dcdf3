import { commands } from './commands/index.ts';
import { commonOptions } from './common-options.ts';
import { findCommand } from './find-command.ts';
import { commandHelp, commonFlagsHelp, overviewHelp } from './help.ts';
import { unknownCommand } from './unknown-command.ts';

/** The help that a command line asks for: of its command, of the common flags (`flags`), or of all. */
export const helpFor = async (words: readonly string[]): Promise<string> => {
  const { entry, word } = findCommand(words, commands, commonOptions([]));
  if (word === undefined || word === 'help') return overviewHelp(commands);
  if (word === 'flags') return commonFlagsHelp();
  if (entry === null) throw unknownCommand(word, commands);
  const { command } = await entry.load();
  const below = commands.filter(({ name }) => name.startsWith(`${entry.name} `));
  return commandHelp(command, { aliases: entry.aliases, below });
};
