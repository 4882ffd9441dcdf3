import type { TextField } from '../text-field/text-field.ts';
import type { MenuItem, PromptRequest, TextKey } from '../ui.ts';

/** What lies over a screen and takes all keys. `settle` answers who asked. */
export type Overlay =
  | { readonly type: 'help'; readonly top: number }
  | {
      readonly type: 'pager';
      readonly title: string;
      readonly lines: readonly string[];
      /** The lines in rows of so many columns: also the end of a long one can be read. */
      readonly rowsIn: (columns: number) => readonly string[];
      readonly top: number;
      /** Ids of what the screen can do right from here, by its own keys. */
      readonly next: readonly string[];
      readonly own: readonly TextKey[];
    }
  | {
      readonly type: 'prompt';
      readonly request: PromptRequest;
      readonly field: TextField;
      /** Why the text was refused. */
      readonly refusal: string | null;
      /** Which older answer is shown, from the newest; -1: none. */
      readonly older: number;
      /** The text to come back to from older answers. */
      readonly typed: string;
      readonly settle: (answer: string | null) => void;
    }
  | {
      readonly type: 'confirm';
      /** Whoever presses a key can have read it. */
      readonly isRead: boolean;
      readonly question: string;
      readonly lines: readonly string[];
      readonly settle: (answer: boolean) => void;
    }
  | {
      readonly type: 'menu';
      readonly title: string;
      readonly items: readonly MenuItem[];
      readonly at: number;
      readonly settle: (answer: string | null) => void;
    };

/** Overlays that leave the screen in sight and stand at its foot. */
export type Sheet = Extract<Overlay, { readonly type: 'prompt' | 'confirm' | 'menu' }>;

export const isSheet = (overlay: Overlay): overlay is Sheet => overlay.type !== 'help' && overlay.type !== 'pager';
