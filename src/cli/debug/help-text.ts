import { textTable } from '../text-table.ts';
import { wrapWords } from '../wrap-words.ts';
import { type PromptCommandEntry, promptCommands } from './commands.ts';
import { findPromptCommand } from './find-prompt-command.ts';

/** All commands: in two columns where the terminal has room, so that they fit a screen of 80 × 24 with the prompt. */
export const helpText = (columns: number): string => {
  const rows = promptCommands.flatMap((entry) => (entry.name === 'print' ? [rowOf(entry), mayChange] : [rowOf(entry)]));
  const half = Math.ceil(rows.length / 2);
  const pairs = rows.slice(0, half).map((row, at) => [...row, ...(rows[half + at] ?? [])]);
  const wide = textTable(pairs);
  const fits = wide.split('\n').every((line) => line.length <= columns);
  const table = fits ? wide : textTable(rows);
  return `${table}${lines(closing, columns)}`;
};

/** One command, by its name, alias or the beginning of its name; why not, when there is none. */
export const commandHelp = (word: string, columns: number): string => {
  const entry = findPromptCommand(word);
  if ('error' in entry) return lines(entry.error, columns);
  const { alias, help, examples = [] } = entry;
  const heading = `${usageOf(entry)}${alias === undefined ? '' : `  (${alias})`}`;
  const shown = examples.map((example) => `  ${example}\n`).join('');
  return `${heading}\n${lines(help, columns)}${shown}`;
};

type Row = readonly [command: string, short: string];

const rowOf = (entry: PromptCommandEntry): Row => [besideAlias(usageOf(entry), entry.alias), entry.short];

const besideAlias = (usage: string, alias = ''): string => `${alias.padEnd(3)}${usage}`;

const usageOf = ({ name, argument }: PromptCommandEntry): string =>
  argument === undefined ? name : `${name} ${argument}`;

const mayChange: Row = [besideAlias('!EXPR'), 'may change things'];

const closing =
  'An empty line steps again as before. The beginning of a name will do. help NAME tells more, for example: help break';

const lines = (text: string, columns: number): string => `${wrapWords(text, columns).join('\n')}\n`;
