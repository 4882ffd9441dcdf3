import type { Happening } from '../../app/debug/debug-session.ts';
import type { ReplayResult } from '../../core/replay/replay-result.ts';
import type { Answer } from './answer.ts';
import type { ShownStop } from './shown-stop.ts';

export type Probe = Extract<Happening, { readonly type: 'probe' }>;

/** How the prompt prints what happens: whole lines, or nothing. */
export type Face = {
  readonly stop: (shown: ShownStop) => string;
  readonly probe: (probe: Probe) => string;
  readonly result: (result: ReplayResult) => string;
  /** The queue has ended, and a save begins it again. */
  readonly waiting: () => string;
  readonly answer: (answer: Answer) => string;
};
