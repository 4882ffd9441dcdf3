import type { Actions } from '../keys/binding.ts';
import type { BindingTable } from '../keys/bound.ts';
import type { ScreenName } from '../route.ts';
import type { Flow, Screen, ScreenDefinition } from '../screens/screen.ts';
import type { Tone, Ui } from '../ui.ts';
import type { MouseTurn, TourStep } from '../ui-options.ts';
import type { BrokerState } from './broker-state.ts';
import type { Draws } from './draws.ts';
import type { Overlay } from './overlay.ts';

export type Said = { readonly text: string; readonly tone: Tone };

export type Sending = {
  /** It is checked before one is asked about it, or has been agreed to. */
  readonly stage: 'checked' | 'sent';
  readonly what: string;
  /** How long already; null while nobody need be told. */
  readonly seconds: number | null;
};

/** What the shell's own views show. */
export type ShellState = {
  readonly screen: ScreenName;
  /** The way that q goes back. */
  readonly way: readonly ScreenName[];
  /** The last one takes the keys. */
  readonly overlays: readonly Overlay[];
  readonly said: Said | null;
  readonly sending: Sending | null;
  readonly isEnlarged: boolean;
  /** Steps of the tour that are behind. */
  readonly toured: number;
  readonly broker: BrokerState;
  /** Where the workspace has a fault that keeps it from being read again: the one before is used. Null: nowhere. */
  readonly stale: string | null;
  /** When ^C was pressed while a handler ran, on the clock of `performance.now()`. */
  readonly askedToQuit: number;
  readonly columns: number;
  readonly rows: number;
};

/** What is shown and what can be done. */
export type ShellCore = {
  readonly ui: Ui;
  readonly state: () => ShellState;
  readonly draws: Draws;
  /** The screens there are, in the order of their numbers. */
  readonly tabs: () => readonly ScreenDefinition[];
  readonly definition: () => ScreenDefinition;
  readonly screen: () => Screen;
  readonly table: () => BindingTable;
  /** What is read, on this screen or out of sight. */
  readonly flow: () => Flow | undefined;
  /** What to try, one step at a time. */
  readonly tour: readonly TourStep[];
  /** Why the keys of `evtool.yml` are not used, each with its place before it; none: they are. */
  readonly keyFaults: () => readonly string[];
  /** What every action does now, or why not: the screen's and those of every screen. */
  readonly actionsNow: () => Actions;
  /** Does an action by its id, or says why not. */
  readonly act: (id: string) => void;
};

export type ShellInput = {
  readonly press: (key: string) => void;
  readonly paste: (text: string) => void;
  readonly mouse: (turn: MouseTurn) => void;
};

export type Shell = ShellCore &
  ShellInput & {
    /** A frame was written: what it shows can be read. */
    readonly drawn: () => void;
    /** Tells the header how the broker is. */
    readonly setBroker: (state: BrokerState) => void;
    readonly resize: (size: { readonly columns: number; readonly rows: number }) => void;
    /** The workspace was saved and read again. */
    readonly renew: () => void;
    /** It was saved with a fault at that place. */
    readonly setStale: (place: string) => void;
    readonly close: () => Promise<void>;
  };
