import { timeLimiter } from '../../../app/time-limit.ts';
import { usageError } from '../../../core/errors.ts';
import { createView } from '../../store/create-view.ts';
import type { KeptMessages } from '../../store/kept-messages.ts';
import { viewFilterOf } from './query.ts';

/** How long an expression may take over all that is kept, in ms: meanwhile no key is heard. */
const limitMs = 1_000;

type From = { readonly id: number; readonly direction: 1 | -1 };

/** Finds the nearest kept message after (1) or before (-1) one that a filter matches. */
export const matchFinder = (): ((store: KeptMessages, from: From, filter: string) => number | undefined) => {
  const limit = timeLimiter(limitMs);
  const tooLong = (): Error => usageError(`The filter took longer than ${limitMs / 1_000} s and was stopped.`);
  return (store, { id, direction }, filter) =>
    limit(() => createView(store, viewFilterOf({ filter, verdict: 'all' })).next(id, direction), tooLong);
};
