import { nearest } from '../../core/nearest.ts';
import { type PromptCommandEntry, promptCommands } from './commands.ts';
import { familiarWords } from './familiar-words.ts';
import type { Misuse } from './prompt-command.ts';

/** The command of this name or alias, or the only one that begins so. */
export const findPromptCommand = (word: string): PromptCommandEntry | Misuse => {
  const exact = promptCommands.find(({ name, alias }) => name === word || alias === word);
  if (exact !== undefined) return exact;
  const [only, ...others] = promptCommands.filter(({ name }) => name.startsWith(word));
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) return misuse(word, `ambiguous command "${word}": ${orList([only, ...others])}?`);
  return misuse(word, `unknown command "${word}"; ${advice(word)}`);
};

const advice = (word: string): string => {
  if (!/^\p{L}+$/u.test(word)) return `to see a value: print ${word}`;
  const near =
    familiarWords.get(word) ??
    nearest(
      word,
      promptCommands.map(({ name }) => name),
    );
  return near === undefined ? 'help lists them' : `did you mean ${near}?`;
};

const orList = (entries: readonly PromptCommandEntry[]): string => {
  const names = entries.map(({ name }) => name);
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
};

const misuse = (command: string, error: string): Misuse => ({ command, error });
