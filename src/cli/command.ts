import type { Options, PositionalOptions } from 'yargs';
import type { AppContext } from '../app/context.ts';
import type { ExitCode } from '../core/errors.ts';
import type { CommandEntry } from './commands/index.ts';
import type { Interrupts } from './interrupts.ts';
import type { Settings } from './settings.ts';
import type { Streams } from './terminal.ts';

/** Where a command's words go and come from. Only results go to stdout. */
export type Terminal = {
  /** Resolves when the text is taken, so that a slow reader holds the command back. A closed pipe ends the run with 0. */
  readonly out: (text: string | Uint8Array) => Promise<void>;
  /** Progress, notices, footers; nothing with `--quiet`. */
  readonly err: (text: string) => void;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** For one who edits lines on the terminal, or hands it on; others use the above. */
  readonly streams: Streams;
  readonly isInteractive: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  /** Width of stdout's terminal; 80 when it is none. */
  readonly columns: () => number;
  /** Whether stdout and stderr may carry colour. */
  readonly color: { readonly stdout: boolean; readonly stderr: boolean };
  /** Asks a yes/no question on the terminal; false without one. */
  readonly confirm: (question: string) => Promise<boolean>;
};

/** The flags every command has, as they hold for this run (`cli/common-options.ts` declares them). */
export type CommonOptions = {
  readonly output: string;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly showSecrets: boolean;
  readonly debug: boolean;
};

/** The program that a command is part of, for one that completes or plays other command lines. */
export type Program = {
  readonly commands: readonly CommandEntry[];
  /** Runs another command line, as if it were typed in `cwd`, to its exit code; it ends when this run is stopped. */
  readonly run: (line: {
    readonly argv: readonly string[];
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly streams: Streams;
  }) => Promise<ExitCode>;
};

export type ContextOptions = {
  /** Where notices go instead of stderr. */
  readonly notice?: (text: string) => void;
};

export type CommandRun<Args> = {
  readonly args: Args & CommonOptions;
  /** The values of those common flags that may also come from the environment, and where each came from. */
  readonly settings: Settings;
  /** Builds the context on first use: a command that needs no workspace never reads one. Closed by the frame. */
  readonly context: (options?: ContextOptions) => Promise<AppContext>;
  /** Closes the context and builds a new one, with the workspace's files read again. */
  readonly reopen: () => Promise<AppContext>;
  /** A new context with the workspace's files read again; the broker stays open. */
  readonly renew: () => Promise<AppContext>;
  /** Absolute. */
  readonly cwd: string;
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly program: Program;
  /** For a command to which Ctrl-C is not always the end. */
  readonly interrupts: Interrupts;
  readonly signal: AbortSignal;
};

/**
 * A flag. Every flag that is no boolean takes exactly one value (`array`: it may be repeated; a list, empty when absent);
 * without `array` the last value holds. Only one with `bare` may be typed without a value, and takes one by `=` alone. A boolean whose default is true is shown and typed as `--no-NAME`, and so may be
 * declared as `no-NAME` itself.
 */
export type Flag = Pick<Options, 'alias' | 'array' | 'choices' | 'default' | 'demandOption' | 'describe' | 'hidden'> & {
  readonly type: 'string' | 'number' | 'boolean';
  /** What help calls the value: `NAME`, `HOST:PORT`. */
  readonly value?: string;
  /** What it stands for when it is typed without a value. */
  readonly bare?: string;
};

/** An argument that is no flag. It stays text; `<name..>` and `[name..]` in the usage make it a list. */
export type Positional = Pick<PositionalOptions, 'array' | 'choices' | 'describe' | 'type'>;

/**
 * A command: its words for help, its flags (the only place they are declared) and what it runs. `Args` is the shape that
 * yargs makes of `positionals` and `options`: camelCase names, checked types.
 */
export type Command<Args = Record<string, unknown>> = {
  /** Below `evtool `: `tail <topic..>`. */
  readonly usage: string;
  readonly summary: string;
  readonly positionals?: Readonly<Record<string, Positional>>;
  readonly options?: Readonly<Record<string, Flag>>;
  /** Output formats this command has; the first is the default. */
  readonly formats: readonly string[];
  /**
   * What `context()` makes of the workspace: `sound` (the default) refuses one with faults, and none at all without
   * brokers; `viewable` takes one whose handlers lack files; `any` takes a faulty one, for the command that
   * reports faults; `none` looks for none.
   */
  readonly workspace?: 'sound' | 'viewable' | 'any' | 'none';
  /** Whole command lines with what they do; shown in help. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** Throw an EvtoolError for what the user can mend; return the exit code otherwise. */
  readonly run: (run: CommandRun<Args>) => Promise<ExitCode>;
};
