import yargs, { type Options, type PositionalOptions } from 'yargs';
import type { Command, Flag } from './command.ts';
import { commonOptions } from './common-options.ts';
import { parseProblem } from './parse-problem.ts';

type Values = Record<string, unknown>;

/**
 * Stands for the first `-` of words that are no flags: yargs drops a lone one, and gives what comes after `--` to no
 * positional. A private-use character, which nobody types.
 */
const dash = '\ue000';

/** The command's arguments, checked, with canonical camelCase names; wrong use is an EvtoolError. */
export const parseArguments = async (
  command: Pick<Command, 'usage' | 'positionals' | 'options' | 'formats'>,
  words: readonly string[],
): Promise<Values> => {
  const flags = { ...commonOptions(command.formats), ...command.options };
  const parser = yargs(withoutDashes(words))
    .parserConfiguration({
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'strip-aliased': true,
      'strip-dashed': true,
    })
    .detectLocale(false)
    .help(false)
    .version(false)
    .exitProcess(false)
    .fail((message, error) => {
      throw parseProblem(message || error.message, { command, flags, words });
    });
  const { _, $0, ...values } = await parser
    .command(`$0 ${positionalsOf(command.usage)}`.trim(), '', (builder) => {
      for (const [name, options] of Object.entries(command.positionals ?? {})) builder.positional(name, typed(options));
      return builder.options(
        Object.fromEntries(Object.entries(flags).map(([name, flag]) => [positive(name), optionOf(name, flag)])),
      );
    })
    .strict()
    .parseAsync();
  return finished(values, flags);
};

const withoutDashes = (words: readonly string[]): readonly string[] => {
  const end = words.indexOf('--');
  const flags = end < 0 ? words : words.slice(0, end);
  const plain = end < 0 ? [] : words.slice(end + 1);
  return [...flags.map((word) => (word === '-' ? dash : word)), ...plain.map((word) => word.replace(/^-/, dash))];
};

/** `topics create [topic]` → `[topic]`. */
const positionalsOf = (usage: string): string => usage.slice(usage.search(/[<[]|$/));

const typed = (options: PositionalOptions): PositionalOptions => ({ type: 'string', ...options });

/** yargs takes `--no-x` as x turned off, so that is what it is told of. */
const positive = (name: string): string => name.replace(/^no-/, '');

/**
 * A value stays text until it is checked: yargs makes NaN of what is no number, and strips quotes in arrays. Defaults are
 * put in afterwards: to yargs a flag with a default has been given, and conflicts with others.
 */
const optionOf = (name: string, flag: Flag): Options => {
  const { value, array, type, coerce, default: preset, conflicts, ...rest } = flag;
  const excluded = typeof conflicts === 'string' || Array.isArray(conflicts) ? [conflicts].flat().map(positive) : [];
  const option = excluded.length === 0 ? rest : { ...rest, conflicts: excluded };
  if (type === 'boolean' || type === 'count') return { ...option, type };
  return { ...option, type: 'string', nargs: 1, coerce: (given: unknown) => convert(name, flag, given) };
};

const convert = (name: string, { array = false, type, coerce }: Flag, given: unknown): unknown => {
  if (given === undefined) return undefined;
  const texts = [given].flat().map((text) => dashed(String(text)));
  const values = type === 'number' ? texts.map((text) => numberOf(name, text)) : texts;
  const value = array ? values : values.at(-1);
  return coerce === undefined ? value : coerce(value);
};

const numberOf = (name: string, text: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new Error(`Not a number: --${name} "${text}".`);
};

/** Puts in what yargs must not know of: lists and defaults of absent flags, `no-x` names, lone dashes. */
const finished = (values: Values, flags: Readonly<Record<string, Flag>>): Values => {
  const result = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, restored(value)]));
  for (const [name, flag] of Object.entries(flags)) {
    const key = camelCase(name);
    if (name !== positive(name)) {
      result[key] = result[camelCase(positive(name))] === false;
      delete result[camelCase(positive(name))];
    } else if (result[key] === undefined) {
      const absent = flag.default ?? absentValue(flag);
      if (absent === undefined) delete result[key];
      else result[key] = absent;
    }
  }
  return result;
};

const absentValue = ({ type, array }: Flag): unknown => {
  if (type === 'boolean') return false;
  return array ? [] : undefined;
};

const restored = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(restored);
  return typeof value === 'string' ? dashed(value) : value;
};

const dashed = (text: string): string => (text.startsWith(dash) ? `-${text.slice(1)}` : text);

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
