import { promptCommands } from './commands.ts';
import { findPromptCommand } from './find-prompt-command.ts';
import type { Misuse, PromptCommand } from './prompt-command.ts';

type Situation = {
  /** The file that the prompt stands in, for breakpoints of its lines. */
  readonly file: string | null;
  /** The last command that an empty line does again. */
  readonly last: PromptCommand | null;
};

/** Understands a line of the prompt; null for an empty one with nothing to do again. */
export const parseCommandLine = (line: string, { file, last }: Situation): PromptCommand | Misuse | null => {
  const text = line.trim();
  if (text === '') return last;
  if (text.startsWith('!')) return evaluation(text.slice(1).trim());
  const { word = '', rest = '' } = /^(?<word>\S+)\s*(?<rest>.*)$/su.exec(text)?.groups ?? {};
  const found = findPromptCommand(word);
  if ('error' in found) return found;
  const command = found.read({ text: rest, file });
  return 'error' in command ? command : knownHelp(command);
};

/** Whether an empty line after it does it again. */
export const isRepeated = ({ name }: PromptCommand): boolean => runs(name) === 'step';

/** Whether the handler goes on after it. */
export const isRunning = ({ name }: PromptCommand): boolean => runs(name) !== undefined;

const runs = (name: string): 'step' | 'once' | undefined => promptCommands.find((entry) => entry.name === name)?.runs;

const evaluation = (expression: string): PromptCommand | Misuse =>
  expression === ''
    ? { command: '!', error: '! needs an expression, for example: !cache.clear()' }
    : { name: 'evaluate', expression };

/** The help of `!` is that of `print`. */
const knownHelp = (command: PromptCommand): PromptCommand | Misuse => {
  if (command.name !== 'help' || command.about === null) return command;
  const about = findPromptCommand(command.about === '!' ? 'print' : command.about);
  return 'error' in about ? { command: 'help', error: about.error } : { name: 'help', about: about.name };
};
