import type { AppContext } from '../../app/context.ts';
import { EvtoolError, exitCodes, usageError } from '../../core/errors.ts';
import type { Command, CommandRun } from '../command.ts';
import { type Candidate, complete } from '../completion/complete.ts';
import { namesOf } from '../completion/known-names.ts';
import { completionScripts, type Shell, shells } from '../completion/scripts.ts';

type Args = { readonly shell?: Shell; readonly words?: readonly string[] };

export const command: Command<Args> = {
  usage: 'completion [shell] [words..]',
  summary: 'a script that completes commands, flags and names in your shell',
  positionals: {
    shell: { choices: shells, describe: 'bash, zsh or fish; yours by default' },
    words: { describe: 'after --: print what may stand last (the script asks that)' },
  },
  formats: ['text'],
  workspace: 'any',
  examples: [
    ['source <(evtool completion bash)', 'in ~/.bashrc; zsh the same in ~/.zshrc'],
    ['evtool completion fish | source', 'in config.fish'],
  ],
  run: async (run) => {
    const { args, terminal } = run;
    const shell = args.shell ?? usedShell(run.env);
    const { words = [] } = args;
    await terminal.out(words.length === 0 ? completionScripts[shell] : await answer(shell, words, run));
    return exitCodes.done;
  },
};

const usedShell = (env: CommandRun<Args>['env']): Shell => {
  const name = env.SHELL?.split('/').at(-1);
  const found = shells.find((shell) => shell === name);
  if (found !== undefined) return found;
  throw usageError('Cannot tell which shell this is.', `evtool completion ${shells.join('|')}`);
};

const answer = async (shell: Shell, words: readonly string[], run: CommandRun<Args>): Promise<string> => {
  const { words: known, kinds } = await complete(words, run.program.commands);
  const context = kinds.length === 0 ? null : await contextOrNone(run);
  const names = await Promise.all(kinds.map((kind) => namesOf(kind, context)));
  const candidates = [...known, ...names.flat().map((text) => ({ text, does: '' }))];
  const lines = candidates.map((candidate) => candidateLine[shell](candidate));
  return [kinds.includes('files') ? 'files' : 'words', ...lines].map((line) => `${line}\n`).join('');
};

/** Completing is no time to report a fault: the command itself will. */
const contextOrNone = async ({ context }: CommandRun<Args>): Promise<AppContext | null> => {
  try {
    return await context();
  } catch (error) {
    if (error instanceof EvtoolError) return null;
    throw error;
  }
};

const candidateLine: Readonly<Record<Shell, (candidate: Candidate) => string>> = {
  bash: ({ text }) => text,
  zsh: ({ text, does }) => `${text.replaceAll(':', '\\:')}${does === '' ? '' : `:${does}`}`,
  fish: ({ text, does }) => `${text}${does === '' ? '' : `\t${does}`}`,
};
