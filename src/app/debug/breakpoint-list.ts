import { isDeepStrictEqual } from 'node:util';
import type { BoundBreakpoint, Breakpoint } from '../../core/debug/breakpoint.ts';
import type { DebugRunner } from '../../core/debug/debugger.ts';
import type { DebugRequest, ListedBreakpoint } from './debug-session.ts';

export type BreakpointList = {
  /** What the runner is to be told at first. */
  readonly first: readonly Breakpoint[];
  readonly list: () => readonly ListedBreakpoint[];
  /** The number of the one that the runner knows by its place. */
  readonly numberOf: (place: number) => number;
  readonly add: (breakpoint: Breakpoint) => Promise<ListedBreakpoint>;
  readonly remove: (number: number) => Promise<boolean>;
  readonly has: (kind: Breakpoint['kind']) => boolean;
};

type Numbered = { readonly number: number; readonly breakpoint: Breakpoint };

/** The breakpoints as the user knows them, by numbers that are never used again. */
export const breakpointList = (
  runner: DebugRunner,
  { breakpoints, stopsAtUncaught = false }: Pick<DebugRequest, 'breakpoints' | 'stopsAtUncaught'>,
): BreakpointList => {
  let count = breakpoints.length;
  let numbered: readonly Numbered[] = [
    ...breakpoints.map((breakpoint, index) => ({ number: index + 1, breakpoint })),
    ...(stopsAtUncaught ? [{ number: 0, breakpoint: { kind: 'uncaught' } as const }] : []),
  ];
  const first = numbered.map(({ breakpoint }) => breakpoint);

  const set = async (next: readonly Numbered[]): Promise<void> => {
    numbered = next;
    await runner.setBreakpoints(next.map(({ breakpoint }) => breakpoint));
  };
  const list = (): readonly ListedBreakpoint[] => {
    const bound = runner.breakpoints();
    return numbered.map(({ number, breakpoint }, index) => listed(number, breakpoint, bound[index]));
  };

  return {
    first,
    list,
    numberOf: (place) => numbered[place]?.number ?? 0,
    add: async (breakpoint) => {
      const same = numbered.find((one) => isDeepStrictEqual(one.breakpoint, breakpoint));
      const number = same?.number ?? ++count;
      if (!same) await set([...numbered, { number, breakpoint }]);
      return list().find((one) => one.number === number) ?? listed(number, breakpoint, undefined);
    },
    remove: async (number) => {
      const rest = numbered.filter((one) => one.number !== number);
      const isThere = rest.length < numbered.length;
      if (isThere) await set(rest);
      return isThere;
    },
    has: (kind) => numbered.some(({ breakpoint }) => breakpoint.kind === kind),
  };
};

const listed = (number: number, breakpoint: Breakpoint, bound: BoundBreakpoint | undefined): ListedBreakpoint => ({
  number,
  breakpoint,
  line: bound?.line ?? null,
});
