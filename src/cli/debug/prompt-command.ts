import type { Breakpoint } from '../../core/debug/breakpoint.ts';

/** A line of the debugger's prompt, understood. */
export type PromptCommand =
  | { readonly name: BareCommand }
  | { readonly name: 'until'; readonly line: number }
  /** Null: the call stack; else where that variable changed. */
  | { readonly name: 'where'; readonly variable: string | null }
  /** `number` counts as the list that it chooses from does: frames from 0, watches and breakpoints from 1. */
  | { readonly name: 'frame' | 'unwatch' | 'clear'; readonly number: number }
  /** Null: all that are held. */
  | { readonly name: 'send'; readonly number: number | null }
  /** `evaluate` is `!EXPR`, the only one that may change something. */
  | { readonly name: 'print' | 'watch' | 'evaluate'; readonly expression: string }
  /** `target` is a variable or a path from one: `a.b[0]`. */
  | { readonly name: 'set'; readonly target: string; readonly expression: string }
  | { readonly name: 'break'; readonly breakpoint: Breakpoint }
  /** Null: the whole message, in an editor. */
  | { readonly name: 'edit'; readonly change: MessageChange | null }
  /** Null: the overview. */
  | { readonly name: 'help'; readonly about: string | null };

export type BareCommand =
  | 'next'
  | 'in'
  | 'out'
  | 'continue'
  | 'stage'
  | 'effect'
  | 'back'
  | 'forward'
  | 'up'
  | 'down'
  | 'locals'
  | 'breaks'
  | 'list'
  | 'message'
  | 'headers'
  | 'logs'
  | 'produced'
  | 'pause'
  | 'retry'
  | 'skip'
  | 'reload'
  | 'compare'
  | 'quit';

/** What is to stand at a place in the message's value. */
export type MessageChange = {
  /** A JSON pointer (RFC 6901); empty for the whole value. */
  readonly pointer: string;
  /** As it was typed: a number keeps its digits. */
  readonly json: string;
};

/** A line that is no command; `command` is its first word, or the command that it names. */
export type Misuse = { readonly command: string; readonly error: string };
