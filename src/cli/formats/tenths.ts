/** Milliseconds for people: `12.3`. */
export const tenths = (ms: number): string => (Math.round(ms * 10) / 10).toFixed(1);
