import type { AppContext } from '../app/context.ts';
import type { Theme } from './frame/theme.ts';
import type { Route } from './route.ts';
import type { BrokerState } from './shell/broker-state.ts';
import type { Sending } from './shell/shell.ts';

/** A line above the footer that goes with the next key. */
export type Tone = 'info' | 'ok' | 'bad';

export type PromptRequest = {
  readonly label: string;
  readonly initial?: string;
  /** What may be typed, said while the line is empty. */
  readonly asks?: string;
  /** Told of each change, for what is found while one types. */
  readonly onChange?: (text: string) => void;
  /** Why the text cannot be taken, or null. */
  readonly refuse?: (text: string) => string | null;
  /** Older answers, oldest first. */
  readonly history?: readonly string[];
  /** What Tab completes the text to. */
  readonly complete?: (text: string) => readonly string[];
  /** A word on what a text would complete to. */
  readonly describe?: (candidate: string) => string;
};

/** A key of a text that is shown: it closes the text. */
export type TextKey = { readonly key: string; readonly hint: string; readonly act: () => void | Promise<void> };

export type MenuItem = { readonly key: string; readonly label: string };

/** What a screen may ask of the shell around it. */
export type Ui = {
  /** The workspace as it is on disk now. */
  readonly context: () => AppContext;
  readonly theme: Theme;
  readonly now: () => number;
  /** Aborted when the UI ends. */
  readonly signal: AbortSignal;
  /** `now`: what a key did. `soon`: what the world did, drawn ten times a second at most. */
  readonly draw: (when: 'now' | 'soon') => void;
  readonly go: (route: Route) => void;
  readonly say: (text: string, tone?: Tone) => void;
  /** A text on a line; null when the user left it. */
  readonly prompt: (request: PromptRequest) => Promise<string | null>;
  /** `y` or `n`; Enter does nothing. `lines` name the cluster, the topic and the count. */
  readonly confirm: (question: string, lines?: readonly string[]) => Promise<boolean>;
  /** One of a few, by its key or by the cursor; null when the user left it. */
  readonly choose: (title: string, items: readonly MenuItem[]) => Promise<string | null>;
  /**
   * Lines to be read and scrolled, until Esc, or a key of the screen's whose action, by its id, is what comes next. They
   * may be painted. `own` are keys of this text alone.
   */
  readonly show: (title: string, lines: readonly string[], next?: readonly string[], own?: readonly TextKey[]) => void;
  /**
   * Checks something before the user is asked whether it may be sent, and says so at the foot where that takes time. Null
   * when the user gave up waiting, who has been told so.
   */
  readonly check: <T>(what: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T | null>;
  /**
   * Sends something, which stands at the foot for as long as it lasts: `3 messages to orders`. Null when the user gave up
   * waiting, who has been told so, with what is `known` by then of what was
   * sent. One thing at a time: another one is refused.
   */
  readonly send: <T>(
    what: string,
    work: (signal: AbortSignal) => Promise<T>,
    known?: () => string | null,
  ) => Promise<T | null>;
  /** What is being checked or sent now; null for nothing. */
  readonly sending: () => Sending | null;
  /** Copies to the clipboard: by the terminal itself, so over ssh too, and by the system's tool. */
  readonly copy: (what: string, text: string) => void;
  /** Opens a file of the workspace at a line in `$EDITOR`, and comes back when that ends. */
  readonly openEditor: (place: { readonly file: string; readonly line?: number }) => Promise<void>;
  /** Lets the user edit a text in `$EDITOR`; null when it was left as it was. `name` decides its kind: `message.json`. */
  readonly editText: (text: string, name: string) => Promise<string | null>;
  /** How the broker is, as the header says. */
  readonly brokerState: () => BrokerState;
  /** Does what a promise brings, and says what it fails with; our own bugs end the UI. */
  readonly run: (work: () => Promise<void>) => void;
};
