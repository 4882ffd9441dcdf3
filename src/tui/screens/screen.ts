import type { ReactNode } from 'react';
import type { Frame } from '../frame/frame.ts';
import type { Actions, Binding } from '../keys/binding.ts';
import type { Route, ScreenName } from '../route.ts';
import type { Ui } from '../ui.ts';

/** What is read, for the header of every screen; absent where a screen reads nothing. */
export type Flow = {
  readonly topic: string;
  /** Messages a second. */
  readonly rate: number;
  readonly checked: number;
  /** Not kept any more, or left out so as to keep up. */
  readonly dropped: number;
};

/** Rows in sight that a click can choose from, in the room of the screen. */
export type Area = {
  readonly pane: string;
  readonly left: number;
  readonly columns: number;
  /** Of the first row. */
  readonly top: number;
  readonly rows: number;
  /** Which row the cursor is on, counted from the first; null where there is none: then a click focuses the pane. */
  readonly cursor: number | null;
};

/** A screen at work. Its state lives outside React; `view` draws it when it is asked to. */
export type Screen = {
  /** Changes nothing. */
  readonly view: (frame: Frame) => ReactNode;
  /** Told before each drawing what it is drawn into. */
  readonly resize?: (frame: Frame) => void;
  /** What its bindings do now, by id, or why not. */
  readonly actions: () => Actions;
  /** Ids of bindings whose hints come first now, the likeliest first; the others follow in the order of the table. */
  readonly hints?: () => readonly string[];
  /** What hints say now, by id, where that is not what the table says. */
  readonly hintTexts?: () => Readonly<Record<string, string>>;
  /** Names of the panes, in the order of Tab; the first is focused at first. */
  readonly panes: () => readonly string[];
  readonly pane: () => string;
  readonly focus: (pane: string) => void;
  /** For the mouse; drawn into such a frame. */
  readonly areas?: (frame: Frame) => readonly Area[];
  /** Whether other panes stand below or above the focused one where there is no room for them beside it. */
  readonly hasPanesBelow?: () => boolean;
  /** Told that it is shown, with where to go there. */
  readonly enter?: (route: Route) => void;
  readonly leave?: () => void;
  /** Where another screen's number leads from here, if it is to show what is at hand. */
  readonly leadsTo?: (screen: ScreenName) => Route | undefined;
  /** Closes something inside; false when there is nothing to close, and the shell goes back. */
  readonly back?: () => boolean;
  /** The command line for what is on the screen. */
  readonly commandLine: () => string | null;
  readonly flow?: () => Flow | undefined;
  /** A handler runs: one ^C is not enough to quit. */
  readonly isRunning?: () => boolean;
  /** The workspace's files were saved, and `ui.context()` has them. */
  readonly renew?: () => void;
  readonly close: () => Promise<void>;
};

export type ScreenDefinition = {
  readonly name: ScreenName;
  readonly title: string;
  /** Its own; lists add `listBindings`. */
  readonly bindings: readonly Binding[];
  readonly open: (ui: Ui) => Screen;
};
