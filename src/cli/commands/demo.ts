import { EvtoolError, exitCodes } from '../../core/errors.ts';
import { type Paint, painter } from '../colors.ts';
import type { Command, CommandRun } from '../command.ts';
import { outputInto } from '../demo/output-into.ts';
import { openScratchWorkspace } from '../demo/scratch-workspace.ts';
import { closing, opening, type Scene, story } from '../demo/story.ts';
import { wrapWords } from '../wrap-words.ts';

export const command: Command = {
  usage: 'demo',
  summary: 'the whole story in a scratch workspace, without a Kafka',
  formats: ['text'],
  workspace: 'none',
  examples: [['evtool demo', 'produce, tail, replay, a failure with its line']],
  run: async (run) => {
    const { terminal, signal } = run;
    const paint = painter(terminal.color.stdout);
    const workspace = await openScratchWorkspace();
    try {
      await terminal.out(paragraph(opening, terminal.columns()));
      for (const [index, scene] of story.entries()) {
        await terminal.out(`\n${narration(index + 1, scene, { paint, columns: terminal.columns() })}`);
        await play(scene, workspace.root, run);
        signal.throwIfAborted();
      }
      await terminal.out(`\n${paragraph(closing, terminal.columns())}`);
    } finally {
      workspace.remove();
    }
    return exitCodes.done;
  },
};

const paragraph = (text: string, columns: number): string => `${wrapWords(text, columns).join('\n')}\n`;

type Look = { readonly paint: Paint; readonly columns: number };

const narration = (number: number, { says, line }: Scene, { paint, columns }: Look): string => {
  const said = wrapWords(`${number}. ${says}`, columns).map((row) => `${paint('bold', row)}\n`);
  return `${said.join('')}${paint('cyan', `$ evtool ${line.join(' ')}`)}\n`;
};

const play = async (scene: Scene, cwd: string, { args, env, terminal, program, signal }: CommandRun<unknown>) => {
  const argv = [...scene.line, ...(args.debug ? ['--debug'] : []), ...(terminal.color.stdout ? [] : ['--no-color'])];
  const code = await program.run({ argv, cwd, env: withoutSettings(env), streams: outputInto(terminal) });
  if (signal.aborted) return;
  if (code !== exitCodes.done) await terminal.out(`(exit code ${code})\n`);
  if (code === scene.ends) return;
  throw new EvtoolError(`evtool ${scene.line.join(' ')} ended with ${code}, not with ${scene.ends}.`, {
    hint: 'The demo should not depend on this machine: please report what it printed.',
  });
};

/** The user's own context and brokers are none of the scratch workspace's. */
const withoutSettings = (env: CommandRun<unknown>['env']): CommandRun<unknown>['env'] =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('EVTOOL_')));
