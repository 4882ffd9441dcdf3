import { EvtoolError, type ExitCode, exitCodes } from '../../core/errors.ts';
import { type Paint, painter } from '../colors.ts';
import type { Command, CommandRun } from '../command.ts';
import { liveDemo } from '../demo/live-demo.ts';
import { outputInto } from '../demo/output-into.ts';
import { openScratchWorkspace } from '../demo/scratch-workspace.ts';
import { closing, opening, type Scene, story } from '../demo/story.ts';
import { withoutSettings } from '../demo/without-settings.ts';
import { hasScreens } from '../ui/has-screens.ts';
import { type UiArgs, uiFlags } from '../ui/ui-flags.ts';
import { wrapWords } from '../wrap-words.ts';

const { tour: _, ...screenFlags } = uiFlags;

type DemoArgs = Omit<UiArgs, 'tour'> & { readonly story: boolean };

export const command: Command<DemoArgs> = {
  usage: 'demo',
  summary: 'the screens with live messages in a scratch workspace',
  options: {
    story: { type: 'boolean', describe: 'the commands instead of the screens; by itself without a terminal' },
    ...screenFlags,
  },
  formats: ['text'],
  workspace: 'none',
  examples: [
    ['evtool demo', 'messages come in, good and bad; ? shows what to try'],
    ['evtool demo --story', 'produce, tail, replay, a failure with its line'],
  ],
  run: async (run) => {
    const workspace = await openScratchWorkspace();
    try {
      return await (hasScreens(run) && !run.args.story ? liveDemo(run, workspace.root) : tell(run, workspace.root));
    } finally {
      workspace.remove();
    }
  },
};

const tell = async (run: CommandRun<DemoArgs>, root: string): Promise<ExitCode> => {
  const { terminal, signal } = run;
  const paint = painter(terminal.color.stdout);
  await terminal.out(paragraph(opening, terminal.columns()));
  for (const [index, scene] of story.entries()) {
    await terminal.out(`\n${narration(index + 1, scene, { paint, columns: terminal.columns() })}`);
    await play(scene, root, run);
    signal.throwIfAborted();
  }
  await terminal.out(`\n${paragraph(closing, terminal.columns())}`);
  return exitCodes.done;
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
