import type { StepEvent } from '../../core/replay/step-event.ts';

/** Takes the time that a handler stood still out of what it says of its times. */
export type StillClock = {
  readonly restart: () => void;
  readonly stands: (isStill: boolean) => void;
  /** To be asked for each event as it comes. */
  readonly moving: (event: StepEvent) => StepEvent;
};

export const stillClock = (now: () => number): StillClock => {
  let total = 0;
  let atLastStep = 0;
  let since: number | undefined;

  const moved = (ms: number, still: number): number => Math.max(0, ms - still);
  return {
    restart: () => {
      total = 0;
      atLastStep = 0;
      since = undefined;
    },
    stands: (isStill) => {
      if (since !== undefined) total += now() - since;
      since = isStill ? now() : undefined;
    },
    moving: (event) => {
      if (event.type === 'outcome') return { ...event, ms: moved(event.ms, total) };
      if (event.type !== 'step') return { ...event, at: moved(event.at, total) };
      const still = total - atLastStep;
      atLastStep = total;
      return { ...event, ms: moved(event.ms, still) };
    },
  };
};
