import type { ValueLimits } from './value.ts';

/** For a glance at what a line can see, made at every stop. */
export const stopLimits: ValueLimits = { depth: 3, width: 30, characters: 200, total: 16_000 };

/** For a value that was asked for. */
export const printLimits: ValueLimits = { depth: 8, width: 200, characters: 20_000, total: 400_000 };
