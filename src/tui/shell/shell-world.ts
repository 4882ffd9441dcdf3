import type { AppContext } from '../../app/context.ts';
import type { Theme } from '../frame/theme.ts';
import type { ReboundKeys } from '../keys/rebound-keys.ts';
import type { Route } from '../route.ts';
import type { ScreenDefinition } from '../screens/screen.ts';
import type { Ui } from '../ui.ts';
import type { TourStep } from '../ui-options.ts';

/** What the shell needs of the world around it. */
export type ShellWorld = {
  readonly context: () => AppContext;
  readonly theme: Theme;
  readonly now: () => number;
  /** As `evtool.yml` has them now. */
  readonly keys: () => ReboundKeys;
  readonly screens: readonly ScreenDefinition[];
  readonly start: Route;
  /** What to try, one step at a time. */
  readonly tour: readonly TourStep[];
  readonly size: { readonly columns: number; readonly rows: number };
  readonly copy: (text: string) => void;
  readonly openEditor: Ui['openEditor'];
  readonly editText: Ui['editText'];
  /** Ends the UI; with an error it is thrown to who opened it. */
  readonly quit: (how: { readonly interrupted: boolean } | { readonly error: unknown }) => void;
  readonly suspend: () => void;
  readonly redraw: () => void;
};
