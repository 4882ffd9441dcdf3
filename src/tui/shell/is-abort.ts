/** Nobody waits for it any more: what was asked for was ended by whoever asked. */
export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';
