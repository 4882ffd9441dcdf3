import type { Cdp } from './cdp.ts';
import type { Entry } from './debug-state.ts';

export type EntryBreakpoints = {
  /** Stops at the first line of a function, once a message. */
  readonly arm: (entry: Entry, objectId: string) => Promise<void>;
  /** Which of the two is entered, by what V8 says was hit. */
  readonly spend: (ids: readonly string[]) => Promise<Entry | undefined>;
  /** Makes them stop again. */
  readonly rearm: () => Promise<void>;
};

type Armed = { readonly entry: Entry; readonly objectId: string };

/**
 * Breakpoints at the beginnings of the handler's own two functions. Each is gone once it was hit: a first line may be a
 * loop's, and a handler may call itself.
 */
export const entryBreakpoints = (cdp: Cdp): EntryBreakpoints => {
  const armed = new Map<string, Armed>();
  let spent: readonly Armed[] = [];
  const arm = async (entry: Entry, objectId: string): Promise<void> => {
    const { breakpointId } = await cdp.call('Debugger.setBreakpointOnFunctionCall', { objectId });
    armed.set(breakpointId, { entry, objectId });
  };
  return {
    arm,
    spend: async (ids) => {
      const breakpointId = ids.find((id) => armed.has(id));
      const found = armed.get(breakpointId ?? '');
      if (breakpointId === undefined || found === undefined) return undefined;
      armed.delete(breakpointId);
      spent = [...spent, found];
      await cdp.call('Debugger.removeBreakpoint', { breakpointId });
      return found.entry;
    },
    rearm: async () => {
      const again = spent;
      spent = [];
      for (const { entry, objectId } of again) await arm(entry, objectId);
    },
  };
};
