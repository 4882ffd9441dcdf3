import type { CallFrame, Cdp } from './cdp.ts';

/** Stops at the returns of a function that is being stepped out of: only there V8 knows what it returns. */
export type ReturnWatch = {
  readonly begin: (frame: CallFrame) => Promise<void>;
  readonly isHit: (ids: readonly string[]) => boolean;
  readonly end: () => Promise<void>;
};

export const returnWatch = (cdp: Cdp): ReturnWatch => {
  let watched: readonly string[] = [];
  const end = async (): Promise<void> => {
    const ids = watched;
    watched = [];
    for (const breakpointId of ids) await cdp.call('Debugger.removeBreakpoint', { breakpointId });
  };
  return {
    begin: async ({ functionLocation }) => {
      await end();
      if (functionLocation === undefined) return;
      const { locations } = await cdp.call('Debugger.getPossibleBreakpoints', {
        start: functionLocation,
        restrictToFunction: true,
      });
      const ids: string[] = [];
      for (const { type, ...location } of locations) {
        if (type !== 'return') continue;
        const { breakpointId } = await cdp.call('Debugger.setBreakpoint', { location, condition: '' });
        ids.push(breakpointId);
      }
      watched = ids;
    },
    isHit: (ids) => ids.some((id) => watched.includes(id)),
    end,
  };
};
