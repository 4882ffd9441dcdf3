import { resultInSight } from './debug-picture.ts';
import type { DebugState } from './debug-state.ts';

/** The ids of what one is most likely to want where the handler is now, the likeliest first. */
export const hintsNow = (state: DebugState): readonly string[] => {
  const { phase, look, pane } = state;
  if (phase === 'running') return ['pause'];
  if (phase === 'failed') return ['open-editor', 'retry'];
  if (pane === 'queue' && (look !== null || phase === 'over'))
    return ['retry', 'search', 'save-fixture', 'continue', 'skip'];
  if (look?.isPast) return ['before', 'after', 'evaluate', 'next', 'continue'];
  if (look?.stop.stage === 'load') return ['open-editor', 'reload'];
  if (look?.stop.reason === 'throw' && phase === 'standing') return thrown;
  if (look?.stop.reason === 'invalid') return ['edit', 'skip', 'save-fixture', 'continue'];
  const result = resultInSight(state);
  if (result === null) return stepping;
  const next = ['edit', 'continue', 'skip'];
  if (result.outcome === 'invalid') return ['edit', 'retry', 'compare', 'save-fixture', ...next];
  return result.error === undefined
    ? ['send', 'save-fixture', 'compare', 'retry', ...next]
    : ['open-editor', 'retry', 'compare', 'save-fixture', ...next];
};

const thrown = ['evaluate', 'open-editor', 'continue', 'before', 'edit', 'retry', 'next'];

const stepping = ['next', 'into', 'out', 'continue', 'breakpoint', 'evaluate', 'open-editor'];
