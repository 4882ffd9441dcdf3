import type { Looked } from '../../../app/debug/looked.ts';
import type { Stop, Watched } from '../../../app/debug/stop.ts';
import type { Variable } from '../../../core/debug/pause.ts';

/** What is looked at: a stop, or one of the past, and a call of it. */
export type Look = Looked & {
  /** What the call's module has; null until it is asked for. */
  readonly module: readonly Variable[] | null;
};

/** What changes a look, and nothing else. */
export type LookEvent =
  | ({ readonly type: 'chose-frame' } & Pick<Look, 'frame' | 'scopes' | 'module'>)
  | { readonly type: 'read-module'; readonly variables: readonly Variable[] }
  | { readonly type: 'watched'; readonly watches: readonly Watched[] };

export const lookAt = (stop: Stop, edge: 'first' | 'last' | undefined): Look => ({
  stop,
  isPast: edge !== 'last',
  edge,
  frame: 0,
  scopes: stop.scopes,
  module: null,
});

export const lookedAfter = (look: Look, event: LookEvent): Look => {
  if (event.type === 'chose-frame') return { ...look, frame: event.frame, scopes: event.scopes, module: event.module };
  if (event.type === 'read-module') return { ...look, module: event.variables };
  return { ...look, stop: { ...look.stop, watches: event.watches } };
};
