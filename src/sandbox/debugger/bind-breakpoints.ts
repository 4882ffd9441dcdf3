import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BoundBreakpoint, Breakpoint } from '../../core/debug/breakpoint.ts';
import type { Cdp } from './cdp.ts';
import { askedCondition, lineCondition, type Placed } from './condition.ts';
import type { MadeLocation, Scripts } from './scripts.ts';

export type BoundBreakpoints = {
  /** Replaces all. A probe tells of itself by its place in the list. */
  readonly set: (breakpoints: readonly Breakpoint[]) => Promise<void>;
  readonly list: () => readonly BoundBreakpoint[];
  readonly has: (kind: Breakpoint['kind']) => boolean;
  /** The places in the list of those on the line that V8 says was hit. */
  readonly hit: (ids: readonly string[]) => readonly number[] | undefined;
  /** What asks those whether they stop. */
  readonly asked: (ids: readonly string[]) => string | undefined;
};

type Bound = { readonly placed: readonly Placed[]; readonly id: string; line: number | null };

/** Keeps V8's breakpoints as the user's list says. */
export const bindBreakpoints = (cdp: Cdp, scripts: Scripts, root: string): BoundBreakpoints => {
  let wanted: readonly Breakpoint[] = [];
  let bound: readonly Bound[] = [];
  // A file that is loaded later says then where its breakpoints are.
  cdp.on('Debugger.breakpointResolved', ({ breakpointId, location }) => {
    const found = bound.find(({ id }) => id === breakpointId);
    if (found) found.line ??= location.lineNumber + 1;
  });

  const bind = async (placed: readonly [Placed, ...Placed[]]): Promise<Bound> => {
    const { file, line } = placed[0].breakpoint;
    const made = await scripts.madeOf(file, line);
    if (made !== null) return bindMade(placed, made);
    const { breakpointId, locations } = await cdp.call('Debugger.setBreakpointByUrl', {
      urlRegex: addressPattern(file, root),
      lineNumber: line - 1,
      condition: lineCondition(placed),
    });
    const [first] = locations;
    return { placed, id: breakpointId, line: first === undefined ? null : first.lineNumber + 1 };
  };

  /** V8 knows the lines that the tool made only. */
  const bindMade = async (placed: readonly Placed[], { location, line }: MadeLocation): Promise<Bound> => {
    const condition = lineCondition(placed);
    const { breakpointId } = await cdp.call('Debugger.setBreakpoint', { location, condition });
    return { placed, id: breakpointId, line };
  };

  const hitOf = (ids: readonly string[]): Bound | undefined => bound.find(({ id }) => ids.includes(id));

  return {
    set: async (breakpoints) => {
      const before = bound;
      bound = [];
      wanted = breakpoints;
      for (const { id } of before) await cdp.call('Debugger.removeBreakpoint', { breakpointId: id });
      const next: Bound[] = [];
      for (const placed of byLine(breakpoints)) next.push(await bind(placed));
      bound = next;
      const isThrowing = breakpoints.some(({ kind }) => kind === 'throw' || kind === 'uncaught');
      await cdp.call('Debugger.setPauseOnExceptions', { state: isThrowing ? 'all' : 'none' });
    },
    list: () =>
      wanted.map((breakpoint, index) => ({
        breakpoint,
        line: bound.find(({ placed }) => placed.some((one) => one.index === index))?.line ?? null,
      })),
    has: (kind) => wanted.some((breakpoint) => breakpoint.kind === kind),
    hit: (ids) => hitOf(ids)?.placed.map(({ index }) => index),
    asked: (ids) => {
      const hit = hitOf(ids);
      return hit && askedCondition(hit.placed);
    },
  };
};

const byLine = (breakpoints: readonly Breakpoint[]): readonly (readonly [Placed, ...Placed[]])[] => {
  const lines = new Map<string, [Placed, ...Placed[]]>();
  for (const [index, breakpoint] of breakpoints.entries()) {
    if (breakpoint.kind !== 'line') continue;
    const place = `${breakpoint.line} ${breakpoint.file}`;
    const placed = { index, breakpoint };
    const others = lines.get(place);
    if (others) others.push(placed);
    else lines.set(place, [placed]);
  }
  return [...lines.values()];
};

/** Modules have addresses, CommonJS may have paths. */
const addressPattern = (file: string, root: string): string => {
  const path = isAbsolute(file) ? file : join(root, file);
  return `^(?:${escaped(pathToFileURL(path).href)}|${escaped(path)})$`;
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
