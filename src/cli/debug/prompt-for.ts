import type { AppContext } from '../../app/context.ts';
import type { DebugSession } from '../../app/debug/debug-session.ts';
import { painter } from '../colors.ts';
import type { CommandRun } from '../command.ts';
import type { ReplayArgs } from '../replay/replay-flags.ts';
import { textReader } from '../replay/text-reader.ts';
import { completeLine } from './complete.ts';
import { editInEditor } from './edit-in-editor.ts';
import type { Face } from './face.ts';
import { ndjsonFace } from './formats/ndjson-face.ts';
import { textFace } from './formats/text-face.ts';
import { inSight } from './in-sight.ts';
import { type LineInput, openLineInput } from './line-input.ts';
import { pauseOnInterrupt } from './pause-on-interrupt.ts';
import { runPrompt } from './prompt.ts';
import { newPromptState } from './prompt-state.ts';
import { renewOnSave } from './renew-on-save.ts';
import type { ReadText } from './source-around.ts';

type Run = CommandRun<ReplayArgs>;
type Debugged = { readonly context: AppContext; readonly session: DebugSession };

/** The prompt on this run's terminal, or its pipes, until the session ends. */
export const promptFor = async (run: Run, { context, session }: Debugged): Promise<void> => {
  const { terminal, env, interrupts, signal } = run;
  const state = newPromptState();
  const readText = textReader(context.workspace?.root ?? '.');
  const isTerminal = isEditable(run);
  const input = openLineInput({
    ...terminal.streams,
    isTerminal,
    prompt: '(evtool) ',
    complete: (line) => completeLine(line, inSight({ session, look: state.look, readText })),
    history: [],
    onInterrupt: interrupts.interrupt,
  });
  const release = pauseOnInterrupt(run, { session, state });
  const saves = new AbortController();
  const watching = run.args.watch
    ? renewOnSave(run, {
        session,
        context,
        say: (text) => input.above(() => terminal.err(text)),
        signal: AbortSignal.any([signal, saves.signal]),
      })
    : null;
  // It fails for as long as the prompt goes on, which then is ended by it.
  const broken = watching?.then(() => new Promise<never>(() => {}));
  try {
    const prompting = runPrompt({
      session,
      input,
      face: faceOf(run, readText),
      print: printer(run, input),
      readText,
      editText: isTerminal ? editInEditor({ input, env }) : () => Promise.resolve(null),
      readsAhead: !isTerminal,
      state,
      signal,
    });
    await (broken ? Promise.race([prompting, broken]) : prompting);
  } finally {
    release();
    input.close();
    saves.abort();
    await watching;
  }
};

/** Whether a person types at a terminal that can move its cursor. */
const isEditable = ({ args, terminal, env }: Run): boolean =>
  args.output !== 'ndjson' && terminal.isInteractive.stdin && terminal.isInteractive.stdout && env.TERM !== 'dumb';

const faceOf = ({ args, terminal }: Run, readText: ReadText): Face =>
  args.output === 'ndjson'
    ? ndjsonFace({ isTerminal: terminal.isInteractive.stdout })
    : textFace({ paint: painter(terminal.color.stdout), columns: terminal.columns, readText });

const printer =
  ({ terminal }: Run, input: LineInput) =>
  async (text: string): Promise<void> => {
    if (text === '') return;
    let written: Promise<void> | undefined;
    input.above(() => {
      written = terminal.out(text);
    });
    await written;
  };
