import { Readable, Writable } from 'node:stream';
import { type ExitCode, exitCodes } from '../../core/errors.ts';
import type { CommandRun } from '../command.ts';
import type { UiArgs } from '../ui/ui-flags.ts';
import { liveMessages } from './live-messages.ts';
import { withoutSettings } from './without-settings.ts';

/** The screens on a workspace where messages come in, until the user leaves. */
export const liveDemo = async (run: CommandRun<Omit<UiArgs, 'tour'>>, root: string): Promise<ExitCode> => {
  const { args, terminal, program, signal } = run;
  const env = withoutSettings(run.env);
  const over = new AbortController();
  const said: string[] = [];
  const traffic = program.run({
    argv: ['produce', '-', '--no-validate', '--quiet'],
    cwd: root,
    env,
    streams: {
      stdin: Readable.from(liveMessages(AbortSignal.any([signal, over.signal]))),
      stdout: sinkOf(() => {}),
      stderr: sinkOf((text) => void said.push(text)),
    },
  });
  try {
    const flags = [
      ...(args.ascii ? ['--ascii'] : []),
      ...(args.screenReader ? ['--screen-reader'] : []),
      ...(args.mouse ? ['--mouse'] : []),
      ...(args.debug ? ['--debug'] : []),
      ...(terminal.color.stdout ? [] : ['--no-color']),
    ];
    return await program.run({
      argv: ['ui', '--tour', '--workspace', root, ...flags],
      cwd: root,
      env,
      streams: terminal.streams,
    });
  } finally {
    over.abort();
    const code = await traffic;
    if (code !== exitCodes.done && !signal.aborted) said.unshift(`(exit code ${code})`);
    if (said.length > 0 && !signal.aborted) terminal.err(`${said.join('\n')}\n`);
  }
};

const sinkOf = (take: (text: string) => void): Writable =>
  new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      take(chunk.toString());
      done();
    },
  });
