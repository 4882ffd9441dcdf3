import type { DebugSession, Happening } from '../../app/debug/debug-session.ts';
import type { Stop } from '../../app/debug/stop.ts';
import { isRepeated, parseCommandLine } from './command-line.ts';
import type { Face } from './face.ts';
import type { LineInput, TypedLine } from './line-input.ts';
import type { Misuse, PromptCommand } from './prompt-command.ts';
import type { PromptState } from './prompt-state.ts';
import { react } from './react.ts';
import { type EditText, lookAt, type Reaction } from './reaction.ts';
import type { ReadText } from './source-around.ts';
import { stopShower } from './stop-shower.ts';
import { type TypedLines, typedLines } from './typed-lines.ts';

export type PromptNeeds = {
  readonly session: DebugSession;
  readonly input: LineInput;
  readonly face: Face;
  /** Prints above the line that is being typed. */
  readonly print: (text: string) => Promise<void>;
  readonly readText: ReadText;
  readonly editText: EditText;
  /** Whether lines may be read while the handler runs: a person's are not, as no prompt is shown then. */
  readonly readsAhead: boolean;
  readonly state: PromptState;
  readonly signal: AbortSignal;
};

type Prompt = PromptNeeds & { readonly lines: TypedLines; readonly shower: ReturnType<typeof stopShower> };
type Coming = Promise<IteratorResult<Happening, unknown>>;

/**
 * Prints what happens and does what is typed, until the session ends, or `quit`. At the end of the input the handler
 * goes on to the end without stopping. Closes the session.
 */
export const runPrompt = async (needs: PromptNeeds): Promise<void> => {
  const { session, input, signal } = needs;
  const prompt: Prompt = { ...needs, lines: typedLines(input, signal), shower: stopShower(session) };
  const happenings = session.happenings[Symbol.asyncIterator]();
  const next = (): Coming => {
    const coming = happenings.next();
    // A fault that comes while a person thinks is told when it is asked for.
    coming.catch(() => {});
    return coming;
  };
  try {
    for (let coming = next(); ; ) {
      const heard = await hear(coming, prompt);
      if ('line' in heard) {
        if ((await typed(heard.line, prompt)) === 'quit') return await leaveBehind(coming, { next, ...prompt });
      } else if (heard.done) return;
      else {
        coming = next();
        await happened(heard.value, prompt);
      }
    }
  } finally {
    await session.close();
  }
};

type Leaving = Pick<Prompt, 'session' | 'face' | 'print'> & { readonly next: () => Coming };

/** A message that was left at its outcome is done with: its summary is told. */
const leaveBehind = async (coming: Coming, { session, face, print, next }: Leaving): Promise<void> => {
  await session.close();
  for (let heard = await coming; !heard.done; heard = await next())
    if (heard.value.type === 'result') await print(face.result(heard.value.result));
};

type Heard = IteratorResult<Happening, unknown> | { readonly line: TypedLine | null };

/** What comes first: something that happens, or a line where one is wanted. */
const hear = async (coming: Coming, { state, lines, readsAhead }: Prompt): Promise<Heard> => {
  const { look, ahead } = state;
  if (look !== null && ahead !== null) {
    state.ahead = null;
    return ahead;
  }
  if (state.isUnattended || ahead !== null || (look === null && !readsAhead)) return coming;
  const heard = await Promise.race([coming, lines.next().then((line) => ({ line }))]);
  if ('line' in heard) lines.take();
  return heard;
};

const happened = async (happening: Happening, prompt: Prompt): Promise<void> => {
  const { state, face, print } = prompt;
  state.isIdle = happening.type === 'waiting';
  if (happening.type === 'probe') return print(face.probe(happening));
  if (happening.type === 'stop') return stopped(happening.stop, prompt);
  // Where it stood it stands no more.
  state.look = null;
  return print(happening.type === 'result' ? face.result(happening.result) : face.waiting());
};

const stopped = async (stop: Stop, { state, session, face, print, shower }: Prompt): Promise<void> => {
  state.stops += 1;
  if (state.isUnattended) {
    await session.resume({ how: 'continue' });
    return;
  }
  state.look = lookAt(stop);
  await print(face.stop(shower.present(stop)));
};

const typed = async (line: TypedLine | null, prompt: Prompt): Promise<'quit' | null> => {
  const { state, face, print } = prompt;
  if (state.look === null) return whileRunning(line, prompt);
  if (line === null) return leftAlone(prompt);
  const command = understood(line, state);
  if (command === null) return null;
  if (!('error' in command)) return obeyed(command, prompt);
  await print(face.answer({ type: 'error', ...command }));
  return null;
};

/** What stands in a script after `continue` is for the next stop, but `pause` is for now; so is `quit` where none comes. */
const whileRunning = (line: TypedLine | null, { state, session }: Prompt): 'quit' | null => {
  const command = line === null ? null : understood(line, state);
  const name = command === null || 'error' in command ? null : command.name;
  if (name === 'quit' && state.isIdle) return 'quit';
  if (name === 'pause') session.pause();
  else state.ahead = { line };
  return null;
};

const leftAlone = async ({ state, session }: Prompt): Promise<null> => {
  state.isUnattended = true;
  state.look = null;
  await session.resume({ how: 'continue' });
  return null;
};

const understood = (line: TypedLine, { look, last }: PromptState): PromptCommand | Misuse | null => {
  if (typeof line !== 'string') return { command: '', ...line };
  return parseCommandLine(line, { file: look?.stop.frames[look.frame]?.file ?? null, last });
};

const obeyed = async (command: PromptCommand, prompt: Prompt): Promise<'quit' | null> => {
  const { state, session, readText, editText, signal } = prompt;
  if (state.look === null) return null;
  if (isRepeated(command)) state.last = command;
  const reaction = await react(command, { session, look: state.look, readText, editText, waiting: { signal } });
  if (reaction.type === 'quit') return 'quit';
  await show(reaction, prompt);
  return null;
};

const show = async (
  reaction: Exclude<Reaction, { type: 'quit' }>,
  { state, face, print, shower }: Prompt,
): Promise<void> => {
  if (reaction.type === 'on') {
    state.look = null;
    return;
  }
  state.look = reaction.look ?? state.look;
  await print(reaction.type === 'look' ? face.stop(shower.again(reaction.look)) : face.answer(reaction.answer));
};
