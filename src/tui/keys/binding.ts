/** A key, or several, and what it does: the footer, the help screen, `:` and `docs/keys.md` are made from it. */
export type Binding = {
  /** Its name on the `:` line: `edit-and-resend`. */
  readonly id: string;
  /** As `key-names.ts` writes them: `a`, `A`, `^r`, `Enter`, `space`, `up`. */
  readonly keys: readonly string[];
  /** What stands above it in the help, with others of its kind; absent: the name of the screen. */
  readonly group?: string;
  /** For help, in the imperative. */
  readonly does: string;
  /** One or two words for the footer; absent: it is only in the help. */
  readonly hint?: string;
  /** The panes whose footer has the hint, where not all that it belongs to. */
  readonly hintPanes?: readonly string[];
  /** The panes it belongs to, where not to all of the screen. */
  readonly panes?: readonly string[];
  /** The command line that does the same, where there is one. */
  readonly cli?: string;
};

/** What an action does now, or why it cannot be done now. */
export type Action = (() => void | Promise<void>) | string;

/** By the ids of a screen's bindings. */
export type Actions = Readonly<Record<string, Action>>;
