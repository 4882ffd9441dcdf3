import type { LineBreakpoint } from '../../core/debug/breakpoint.ts';
import { hooksExpression as hooks } from '../worker/debug-hooks.ts';

/** A breakpoint and its place in the user's list. */
export type Placed = { readonly index: number; readonly breakpoint: LineBreakpoint };

/**
 * The one condition of all breakpoints of a line, as V8 takes a line only once. Each is asked, and says by its place
 * whether it stops; one that fails stops too and says why, where V8 would take it for a false one.
 */
export const lineCondition = (placed: readonly Placed[]): string => {
  const isPlain = placed.every(({ breakpoint }) => !isConditional(breakpoint));
  return isPlain ? '' : `${hooks}.pausesHere() || ${askedCondition(placed)}`;
};

/** The same without the wish to stop at whatever runs next. */
export const askedCondition = (placed: readonly Placed[]): string =>
  `[${placed.map(askOne).join(', ')}].includes(true)`;

const isConditional = ({ condition, hits, log }: LineBreakpoint): boolean =>
  condition !== undefined || hits !== undefined || log !== undefined;

const askOne = ({ index, breakpoint: { condition, hits, log } }: Placed): string => {
  const parts = [
    ...(condition === undefined ? [] : [`(${condition}\n)`]),
    ...(hits === undefined ? [] : [`${hooks}.isHit(${index}, ${hits})`]),
    log === undefined ? `${hooks}.stops(${index})` : `${hooks}.probe(${index}, (${log}\n))`,
  ];
  const failed = log === undefined ? 'failed' : 'probeFailed';
  return `(() => { try { return !!(${parts.join(' && ')}); } catch (thrown) { return ${hooks}.${failed}(${index}, thrown); } })()`;
};
