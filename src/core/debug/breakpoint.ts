/** Where, or at what, a run is to stop. */
export type Breakpoint = LineBreakpoint | { readonly kind: 'throw' | 'uncaught' | 'invalid' | 'produce' | 'entry' };

/** `file` is relative to the workspace's root, or absolute outside it; `line` counts from 1. */
export type LineBreakpoint = {
  readonly kind: 'line';
  readonly file: string;
  readonly line: number;
  /** A JavaScript expression over what the line can see. */
  readonly condition?: string | undefined;
  /** Stop only the Nth time (from 1) that the line is reached and `condition` holds. */
  readonly hits?: number | undefined;
  /** A logpoint: an expression whose value is told; it never stops. */
  readonly log?: string | undefined;
};

/** What became of a breakpoint in the program. */
export type BoundBreakpoint = {
  readonly breakpoint: Breakpoint;
  /** Where it really is: the next line with code. Null when nothing is there, or its file is not loaded (yet). */
  readonly line: number | null;
};
