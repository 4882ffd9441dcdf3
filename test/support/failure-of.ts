import { EvtoolError } from '../../src/core/errors.ts';

/** The error that a promise fails with; anything but an EvtoolError fails the test. */
export const failureOf = async (promise: Promise<unknown>): Promise<EvtoolError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof EvtoolError) return error;
  throw error ?? new Error('it did not fail');
};
