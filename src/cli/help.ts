import type { Command, Flag } from './command.ts';
import type { CommandEntry } from './commands/index.ts';
import { commonOptions } from './common-options.ts';
import { flagSpellings } from './flag-spellings.ts';
import { wrapWords } from './wrap-words.ts';

/** Columns that help takes at most. */
const width = 80;

type Row = readonly [left: string, right: string];

/** The list of all commands; a command of two words below one that exists is in that one's help. */
export const overviewHelp = (commands: readonly CommandEntry[]): string => {
  const isListed = ({ name, isListed: hasLine }: CommandEntry): boolean =>
    hasLine !== false && !commands.some((other) => name.startsWith(`${other.name} `));
  return page([
    ['evtool <command> [flags]    see, check, produce and replay Kafka events'],
    rows(commands.filter(isListed).map(({ name, summary }) => [name, summary])),
    commonNames(),
    ['Flags, examples: evtool <command> --help. In your shell: evtool completion'],
  ]);
};

/** Usage, flags and examples of one command, with the commands below it. */
export const commandHelp = (command: Command, { aliases = [], below = [] }: CommandPlace): string => {
  const flags = Object.entries(command.options ?? {}).filter(([, { hidden }]) => hidden !== true);
  const names = aliases.length === 0 ? '' : ` (also: ${aliases.join(', ')})`;
  const positionals = Object.entries(command.positionals ?? {}).map(
    ([name, { describe = '' }]): Row => [name, describe],
  );
  return page([
    [`evtool ${command.usage}`, ...wrapWords(`${sentence(command.summary)}${names}`, width)],
    rows(below.map(({ name, summary }) => [`evtool ${name}`, summary])),
    rows(positionals),
    rows(flags.map(([name, flag]) => [flagLine(name, flag), describe(flag)])),
    commonSynopsis(command.formats),
    exampleLines(command.examples),
  ]);
};

type CommandPlace = { readonly aliases?: readonly string[] | undefined; readonly below?: readonly CommandEntry[] };

/** What the flags of every command do. */
export const commonFlagsHelp = (): string =>
  page([
    ['Flags of every command; EVTOOL_CONTEXT, _BROKERS, _WORKSPACE and _TIMEOUT stand in for theirs.'],
    rows(
      Object.entries(commonOptions(['json', 'ndjson', 'text'])).map(([name, flag]) => [
        flagLine(name, flag),
        describe(flag),
      ]),
    ),
  ]);

const page = (sections: readonly (readonly string[])[]): string =>
  `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;

/** Shorter than the synopsis, so that all commands fit a small terminal. */
const commonNames = (): readonly string[] => {
  const names = Object.entries(commonOptions([])).map(([name, flag]) => flagSpellings(name, flag)[0]);
  return wrapWords(`Common flags (evtool help flags): ${names.join(' ')}`, width);
};

const commonSynopsis = (formats: readonly string[]): readonly string[] => {
  const flags = Object.entries(commonOptions(formats)).map(([name, flag]) => synopsis(name, flag, formats));
  return wrapWords(`Flags of every command (evtool help flags): ${flags.join(' ')}`, width);
};

const synopsis = (name: string, flag: Flag, formats: readonly string[]): string => {
  const value = name === 'output' ? formats.join('|') : flag.value;
  return `[${shortAndLong(name, flag).join('/')}${value === undefined ? '' : `\u00a0${value}`}]`;
};

const shortAndLong = (name: string, flag: Flag): readonly string[] => {
  const [long = '', ...others] = flagSpellings(name, flag);
  const short = others.find((word) => !word.startsWith('--'));
  return short === undefined ? [long] : [short, long];
};

const exampleLines = (examples: Command['examples']): readonly string[] => {
  const left = Math.max(...examples.map(([line]) => line.length));
  const fits = examples.every(([, does]) => left + does.length + 6 <= width);
  return examples.flatMap(([line, does]) =>
    fits ? [`  ${line.padEnd(left)}  # ${does}`] : [`  # ${does}`, `  ${line}`],
  );
};

const flagLine = (name: string, flag: Flag): string => {
  const [short = [], long = []] = [false, true].map((isLong) =>
    flagSpellings(name, flag).filter((word) => word.startsWith('--') === isLong),
  );
  const words = [...short, ...long].join(', ');
  return `${short.length === 0 ? '    ' : ''}${words}${valueName(flag)}`;
};

const valueName = ({ type, value, bare }: Flag): string => {
  if (type === 'boolean') return '';
  if (bare !== undefined) return `[=${value ?? 'TEXT'}]`;
  return ` ${value ?? (type === 'number' ? 'N' : 'TEXT')}`;
};

const describe = ({ describe: text = '', choices }: Flag): string => {
  const listed = choices?.join(', ') ?? '';
  if (listed === '' || text.includes(listed)) return text;
  return text === '' ? listed : `${text}: ${listed}`;
};

const rows = (pairs: readonly Row[]): readonly string[] => {
  const left = Math.min(34, Math.max(0, ...pairs.map(([text]) => text.length)));
  return pairs.flatMap(([name, text]) => {
    const [first = '', ...others] = wrapWords(text, width - left - 4);
    const next = others.map((line) => `${' '.repeat(left + 4)}${line}`);
    if (name.length > left) return [`  ${name}`, `${' '.repeat(left + 4)}${first}`, ...next];
    return [`  ${name.padEnd(left)}  ${first}`.trimEnd(), ...next];
  });
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
