import type { TypedLine } from './line-input.ts';
import type { PromptCommand } from './prompt-command.ts';
import type { Look } from './reaction.ts';

/** Where the prompt is; only its loop changes it. */
export type PromptState = {
  /** What it looks at; null while the handler runs. */
  look: Look | null;
  /** How many stops there were. */
  stops: number;
  /** What an empty line does again. */
  last: PromptCommand | null;
  /** The input has ended: the handler goes on to the end without stopping. */
  isUnattended: boolean;
  /** No message is left; a save brings them back. */
  isIdle: boolean;
  /** A line that was read while the handler ran, for the next stop. */
  ahead: { readonly line: TypedLine | null } | null;
};

export const newPromptState = (): PromptState => ({
  look: null,
  stops: 0,
  last: null,
  isUnattended: false,
  isIdle: false,
  ahead: null,
});
