import { connectionFault } from './connection-fault.ts';
import { TransientError } from './transient-error.ts';

/** Whether a failure may pass by itself: a broken connection, or a cluster on the move. */
export const isPassing = (error: unknown): boolean =>
  error instanceof TransientError || connectionFault(error) !== null;
