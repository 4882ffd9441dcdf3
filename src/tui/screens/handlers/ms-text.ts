/** Three figures of what is short: many handlers take less than a millisecond. */
export const msText = (ms: number): string => `${ms.toFixed(ms >= 100 ? 0 : ms >= 1 ? 1 : 2)} ms`;
