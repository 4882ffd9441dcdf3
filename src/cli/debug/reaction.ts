import type { DebugSession } from '../../app/debug/debug-session.ts';
import type { Looked } from '../../app/debug/looked.ts';
import type { Stop } from '../../app/debug/stop.ts';
import type { Waiting } from '../../core/ports.ts';
import type { Answer } from './answer.ts';
import type { PromptCommand } from './prompt-command.ts';
import type { ReadText } from './source-around.ts';

/** What the prompt looks at: a stop, or one of the past, and a call of it. */
export type Look = Looked & {
  /** The last line that `list` showed; null before it showed any. */
  readonly listed: number | null;
  /** What was typed in the editor and is no JSON yet. */
  readonly draft?: string;
};

/** Lets a person change a text in their editor; null when there is no terminal to do so. */
export type EditText = (text: string, extension: string) => Promise<EditedText | null>;

export type EditedText = { readonly text: string } | { readonly error: string };

export type HandlerNeeds = {
  readonly session: DebugSession;
  readonly look: Look;
  readonly readText: ReadText;
  readonly editText: EditText;
  readonly waiting: Waiting;
};

/**
 * What a command leads to: an answer, a stop to show in place of the one that is looked at, the handler going on, or the
 * end.
 */
export type Reaction =
  | { readonly type: 'answer'; readonly answer: Answer; readonly look?: Look }
  | { readonly type: 'look'; readonly look: Look }
  | { readonly type: 'on' }
  | { readonly type: 'quit' };

/** A command by its name. */
export type CommandOf<Name extends PromptCommand['name']> = PromptCommand & { readonly name: Name };

export type Handler<Name extends PromptCommand['name']> = (
  command: CommandOf<Name>,
  needs: HandlerNeeds,
) => Promise<Reaction> | Reaction;

export type HandlersOf<Name extends PromptCommand['name']> = { readonly [N in Name]: Handler<N> };

export const answering = (answer: Answer): Reaction => ({ type: 'answer', answer });

export const failing = (command: string, error: string): Reaction => answering({ type: 'error', command, error });

/** A look at a stop as it is first seen. */
export const lookAt = (stop: Stop, past: Pick<Look, 'isPast' | 'edge'> = { isPast: false }): Look => ({
  stop,
  ...past,
  frame: 0,
  scopes: stop.scopes,
  listed: null,
});
