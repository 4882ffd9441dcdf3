import type { DebugRequest } from '../app/debug/debug-session.ts';

/** Where to go, and what to show there; without it the screen shows what it showed last. */
export type Route =
  | { readonly screen: 'topics' }
  | { readonly screen: 'messages'; readonly topic?: string }
  | { readonly screen: 'debug'; readonly target?: DebugTarget }
  | { readonly screen: 'handlers'; readonly handler?: string }
  | { readonly screen: 'fixtures'; readonly file?: string }
  | { readonly screen: 'groups'; readonly group?: string }
  | { readonly screen: 'schemas'; readonly file?: string };

export type ScreenName = Route['screen'];

/** What to debug; without a handler the user is asked which, where several fit. */
export type DebugTarget = {
  readonly handler?: string | undefined;
  /** As on the command line: fixtures, topics, events, `TOPIC:PARTITION@OFFSET`; none: the handler's topics. */
  readonly sources: readonly string[];
  /** Run also what is invalid: such a message was chosen by hand. */
  readonly handleInvalid?: boolean | undefined;
  /** Only the last so many messages. */
  readonly last?: number | undefined;
  /** What else the command line asked for. */
  readonly settings?: DebugSettings | undefined;
};

export type DebugSettings = Partial<
  Omit<
    DebugRequest,
    | 'handler'
    | 'sources'
    | 'send'
    | 'handleInvalid'
    | 'last'
    | 'mode'
    | 'standsAtFailure'
    | 'stopsAtUncaught'
    | 'stays'
    | 'record'
  >
>;
