import type { Scope } from '../../core/debug/pause.ts';
import type { Stop } from './stop.ts';

/** Where one looks: at a stop, or one of the past, and a call of it. */
export type Looked = {
  readonly stop: Stop;
  readonly isPast: boolean;
  readonly edge?: 'first' | 'last' | undefined;
  /** Counts from 0, the innermost. */
  readonly frame: number;
  /** Of that call; null where they cannot be read. */
  readonly scopes: readonly Scope[] | null;
};
