import { parseBreakpoint } from '../../core/debug/parse-breakpoint.ts';
import { EvtoolError } from '../../core/errors.ts';
import type { BareCommand, Misuse, PromptCommand } from './prompt-command.ts';
import { readEdit } from './read-edit.ts';
import { readSet } from './read-set.ts';

/** What stands after the command's word, without spaces around, and the file that is open at the prompt. */
export type Argument = { readonly text: string; readonly file: string | null };

export type ReadArgument = (argument: Argument) => PromptCommand | Misuse;

export const noArgument =
  (name: BareCommand): ReadArgument =>
  ({ text }) =>
    text === '' ? { name } : { command: name, error: `${name} takes nothing after it, not "${text}"` };

export const anExpression =
  (name: 'print' | 'watch'): ReadArgument =>
  ({ text }) =>
    text === ''
      ? { command: name, error: `${name} needs an expression, for example: ${name} message.value` }
      : { name, expression: text };

export const aNumber =
  (name: 'frame' | 'unwatch' | 'clear', { from, of }: { readonly from: 0 | 1; readonly of: string }): ReadArgument =>
  ({ text }) => {
    const number = countOf(text, from);
    return number === null ? needsNumber(name, text, of) : { name, number };
  };

export const aLine: ReadArgument = ({ text }) => {
  const line = countOf(text.replace(/^:/, ''), 1);
  return line === null ? needsNumber('until', text, 'a line of this file') : { name: 'until', line };
};

export const aHeldMessage: ReadArgument = ({ text }) => {
  const number = text === '' ? null : countOf(text, 1);
  if (text !== '' && number === null) return needsNumber('send', text, 'a held message (see produced)');
  return { name: 'send', number };
};

export const aVariable: ReadArgument = ({ text }) => ({ name: 'where', variable: text === '' ? null : text });

export const aCommand: ReadArgument = ({ text }) => ({ name: 'help', about: text === '' ? null : text });

export const aBreakpoint: ReadArgument = ({ text, file }) => {
  try {
    return { name: 'break', breakpoint: parseBreakpoint(text, { file }) };
  } catch (error) {
    if (!(error instanceof EvtoolError)) throw error;
    return { command: 'break', error: [error.message, error.hint ?? ''].join(' ').trim() };
  }
};

export const anAssignment: ReadArgument = ({ text }) => readSet(text);

export const aChange: ReadArgument = ({ text }) => readEdit(text);

const countOf = (text: string, from: 0 | 1): number | null => {
  const number = /^\d+$/.test(text) ? Number(text) : -1;
  return number >= from && Number.isSafeInteger(number) ? number : null;
};

const needsNumber = (command: string, text: string, of: string): Misuse => ({
  command,
  error: `${command} needs the number of ${of}${text === '' ? '' : `, not "${text}"`}`,
});
