import { expressionTokens } from '../../core/debug/expression-tokens.ts';
import { breakpointWords } from '../../core/debug/parse-breakpoint.ts';
import { promptCommands } from './commands.ts';
import { findPromptCommand } from './find-prompt-command.ts';
import type { Completion } from './line-input.ts';

export type InSight = {
  /** Names of the frame that is looked at. */
  readonly variables: readonly string[];
  /** Members of what a path (`a.b[0]`) leads to; none when it is unknown. */
  readonly propertiesOf: (path: string) => readonly string[];
  /** Files where breakpoints may stand. */
  readonly files: readonly string[];
  /** Lines with code; null: of the file that is looked at. */
  readonly linesOf: (file: string | null) => readonly number[];
};

/** What the end of a line of the prompt may become. */
export const completeLine = (line: string, inSight: InSight): Completion => {
  const text = line.trimStart();
  if (text.startsWith('!')) return expression(text.slice(1), inSight);
  const { word = '', rest } = /^(?<word>\S*)(?:\s+(?<rest>.*))?$/su.exec(text)?.groups ?? {};
  if (rest === undefined) return commandWords(word);
  const command = findPromptCommand(word);
  return 'error' in command || command.completes === undefined ? nothing : completers[command.completes](rest, inSight);
};

const nothing: Completion = [[], ''];

type Completer = (text: string, inSight: InSight) => Completion;

/** With a space after the only one, where something must follow. */
const commandWords = (word: string): Completion => {
  const found = promptCommands.filter(({ name }) => name.startsWith(word));
  const [only] = found;
  const isReady = found.length === 1 && only?.argument !== undefined && !only.argument.startsWith('[');
  return [isReady ? [`${only?.name} `] : found.map(({ name }) => name), word];
};

const names: Completer = (text) => {
  const [candidates] = commandWords(text);
  return [candidates.map((name) => name.trimEnd()), text];
};

const variable: Completer = (text, { variables }) => beginningWith(text, variables);

const line: Completer = (text, { linesOf }) => beginningWith(text, linesOf(null).map(String));

/** The names before the last dot are the path; without any, the name is a variable. */
const path =
  /(?<![\p{ID_Continue}$\])"'`.])(?<before>[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\??\.[\p{ID_Start}$_][\p{ID_Continue}$]*|\[(?:\d+|"[^"\\]*"|'[^'\\]*')\])*\??\.)?(?<name>(?:[\p{ID_Start}$_][\p{ID_Continue}$]*)?)$/u;

const expression: Completer = (text, { variables, propertiesOf }) => {
  const { before, name } = isInString(text) ? {} : (path.exec(text)?.groups ?? {});
  if (name === undefined) return nothing;
  if (before === undefined) return beginningWith(name, variables);
  const members = propertiesOf(before.replaceAll('?.', '.').slice(0, -1)).filter(isName);
  return beginningWith(
    before + name,
    members.map((member) => before + member),
  );
};

const isName = (text: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);

const isInString = (text: string): boolean => {
  const last = [...expressionTokens(text)].at(-1);
  return last?.kind === 'string' && last.at + last.text.length === text.length;
};

/** A place, then the word of a clause, then its expression. */
const breakpoint: Completer = (text, inSight) => {
  const clauses = /^.*?(?::|^)\d+\s+(?<clauses>.*)$/su.exec(text)?.groups?.clauses;
  if (clauses === undefined) return place(text, inSight);
  if (/^(?:if|log)\s/u.test(clauses)) return expression(clauses.replace(/^\w+\s+/u, ''), inSight);
  return beginningWith(clauses, ['if ', 'log ', 'hit ']);
};

const place: Completer = (text, { files, linesOf }) => {
  const { file } = /^(?<file>.*):\d*$/su.exec(text)?.groups ?? {};
  if (file === undefined) return beginningWith(text, [...breakpointWords, ...files.map((each) => `${each}:`)]);
  return beginningWith(
    text,
    linesOf(file === '' ? null : file).map((each) => `${file}:${each}`),
  );
};

const beginningWith = (word: string, candidates: readonly string[]): Completion => [
  [...new Set(candidates)].filter((candidate) => candidate.startsWith(word)),
  word,
];

const completers: Readonly<Record<'expression' | 'variable' | 'breakpoint' | 'line' | 'command', Completer>> = {
  expression,
  variable,
  breakpoint,
  line,
  command: names,
};
