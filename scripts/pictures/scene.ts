import type { ScreenSize } from './read-screen.ts';

/** Keys as tmux names them (`Enter`, `Down`, `C-c`), text as it is typed, or what has to be on the screen to go on. */
export type Step = { readonly press: readonly string[] } | { readonly type: string } | { readonly sees: RegExp };

export type Scene = ScreenSize & {
  /** In `docs/pictures/`. */
  readonly file: string;
  readonly title: string;
  /** Runs of evtool in the scratch workspace, before. */
  readonly before: readonly (readonly string[])[];
  /** The arguments of the run that is shown; it must not end by itself. */
  readonly run: readonly string[];
  /** The last one tells which screen is taken: it has to be a `sees`. */
  readonly steps: readonly Step[];
};
