import { clean } from '../../../frame/clean.ts';
import type { Theme } from '../../../frame/theme.ts';
import type { DebugState } from '../debug-state.ts';
import type { Look } from '../look.ts';

/** How long a handler runs before it is said, in ms: most steps are shorter, and would only flicker. */
const worthSayingMs = 150;

/** Where it stands, or what goes on. */
export const statusText = (state: DebugState, now: number, { glyphs }: Theme): string => {
  const { phase, look, runsSince, isPausing } = state;
  if (phase === 'opening') return `opening${glyphs.more}`;
  if (phase === 'failed') return `${glyphs.bad} not started`;
  if (phase === 'over') return 'Debug: at the end';
  const ms = now - runsSince;
  if (phase === 'running' && (look === null || ms > worthSayingMs))
    return `${glyphs.here} running ${(ms / 1000).toFixed(1)} s  ${isPausing ? 'stops at the next line' : 'space pauses'}`;
  return look === null ? 'Debug' : `${glyphs.paused} ${standText(look)}`;
};

const standText = ({ stop, isPast, edge, frame }: Look): string => {
  const call = stop.frames[frame];
  const place = call === undefined ? stop.stage : `${clean(call.file)}:${call.line} ${clean(call.function)}`;
  const reason = stop.breakpoint === undefined ? stop.reason : `${stop.reason} ${stop.breakpoint}`;
  const past = isPast ? `PAST${edge === 'first' ? ' (the first)' : ''} ` : '';
  return `${past}${place}  (${reason})`;
};
