import { Parser } from 'yargs/helpers';
import { usageError } from '../core/errors.ts';
import { bareFlags } from './bare-flags.ts';
import type { Command, Flag } from './command.ts';
import { commonOptions } from './common-options.ts';
import { flagValue } from './flag-value.ts';
import { positionalValues } from './positional-values.ts';
import { unknownFlag } from './unknown-flag.ts';

type Values = Record<string, unknown>;
type Flags = Readonly<Record<string, Flag>>;

/** The command's arguments, checked, under camelCase names; wrong use is an EvtoolError. */
export const parseArguments = (
  command: Pick<Command, 'usage' | 'positionals' | 'options' | 'formats'>,
  typed: readonly string[],
): Values => {
  const flags = { ...commonOptions(command.formats), ...command.options };
  const words = bareFlags(typed, flags);
  const help = `See: evtool ${command.usage.replace(/ *[<[].*/, '')} --help`;
  const { argv, error } = Parser.detailed([...words], parserOptions(flags));
  const { _: plain, ...given } = argv;
  refuseUnknown(given, { flags, words, help });
  refuseBooleanValues({ flags, words, help });
  const alone = /: (.*)$/.exec(error?.message ?? '')?.[1];
  if (alone !== undefined) throw usageError(`${alone.length === 1 ? '-' : '--'}${alone} needs a value.`, help);
  return {
    ...positionalValues(command, plain.map(String), help),
    ...Object.fromEntries(
      Object.entries(flags).flatMap(([name, flag]) => {
        const value = flagValue(name, flag, { given: given[positive(name)], help });
        return value === undefined ? [] : [[camelCase(name), value]];
      }),
    ),
  };
};

/** To the parser a value is text: it would make NaN of what is no number, and strip quotes in arrays. */
const parserOptions = (flags: Flags): Parameters<typeof Parser.detailed>[1] => {
  const named = (isBoolean: boolean): readonly string[] =>
    Object.keys(flags)
      .filter((name) => (flags[name]?.type === 'boolean') === isBoolean)
      .map(positive);
  return {
    alias: Object.fromEntries(Object.entries(flags).map(([name, { alias = [] }]) => [positive(name), [alias].flat()])),
    boolean: [...named(true)],
    string: [...named(false)],
    narg: Object.fromEntries(named(false).map((name) => [name, 1])),
    configuration: {
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-positional-numbers': false,
      'strip-aliased': true,
    },
  };
};

/** The parser takes `--no-x` as x turned off, so that is what it is told of. */
const positive = (name: string): string => name.replace(/^no-/, '');

type Given = { readonly flags: Flags; readonly words: readonly string[]; readonly help: string };

const refuseUnknown = (given: Values, { flags, words, help }: Given): void => {
  const known = new Map(Object.entries(flags).map(([name, flag]) => [positive(name), flag]));
  const unknown = Object.entries(given).flatMap(([name, value]) => {
    const flag = known.get(name);
    const isTurnedOff = [value].flat().includes(false) && !words.some((word) => word.startsWith(`--${name}=`));
    // Only a boolean can be turned off, and no boolean has a value.
    const isKnown = flag !== undefined && (flag.type === 'boolean' || !isTurnedOff);
    return isKnown ? [] : [isTurnedOff ? `no-${name}` : name];
  });
  // What was meant as the value of a mistyped flag (`--frm -2h`) looks like more flags.
  const [first] = unknown.toSorted((a, b) => placeOf(a, words) - placeOf(b, words));
  if (first !== undefined) throw unknownFlag(first, { flags, help });
};

/** The index of the word that a flag is in. */
const placeOf = (name: string, words: readonly string[]): number =>
  words.findIndex((word) =>
    word.startsWith('--') ? word.slice(2).split('=')[0] === name : word.startsWith('-') && word.includes(name, 1),
  );

/** The parser would read `--exit=yes` as false. */
const refuseBooleanValues = ({ flags, words, help }: Given): void => {
  const end = words.indexOf('--');
  for (const word of end < 0 ? words : words.slice(0, end)) {
    const [, name = '', value] = /^--([^=]+)=(.*)$/s.exec(word) ?? [];
    const isBoolean = flags[name]?.type === 'boolean';
    if (isBoolean && value !== 'true' && value !== 'false') throw usageError(`--${name} takes no value.`, help);
  }
};

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
