import { clean } from '../frame/clean.ts';
import type { Tone } from '../ui.ts';
import type { Draws } from './draws.ts';
import type { ShellState } from './shell.ts';
import type { ShellWorld } from './shell-world.ts';

/** The one state of the shell. */
export type HeldState = {
  readonly get: () => ShellState;
  /** Without drawing it: whoever does more draws at last. */
  readonly set: (part: Partial<ShellState>) => void;
  /** And draws it. */
  readonly change: (part: Partial<ShellState>) => void;
  readonly say: (text: string, tone?: Tone) => void;
};

export const holdState = ({ start, size }: Pick<ShellWorld, 'start' | 'size'>, { draw }: Draws): HeldState => {
  let state: ShellState = {
    screen: start.screen,
    way: [],
    overlays: [],
    said: null,
    sending: null,
    isEnlarged: false,
    toured: 0,
    broker: { type: 'connecting' },
    stale: null,
    askedToQuit: Number.NEGATIVE_INFINITY,
    ...size,
  };
  const set = (part: Partial<ShellState>): void => {
    state = { ...state, ...part };
  };
  const change = (part: Partial<ShellState>): void => {
    set(part);
    draw('now');
  };
  return {
    get: () => state,
    set,
    change,
    say: (text, tone = 'info') => change({ said: { text: clean(text), tone } }),
  };
};
