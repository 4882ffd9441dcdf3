import { isInChain } from './class-name.ts';
import { getters, methods, prototypes } from './intrinsics.ts';

/** Objects of the platform that keep what matters where no property shows it; undefined for others. */
export const webObjectText = (value: object): string | undefined => {
  try {
    if (isInChain(value, prototypes.url)) return `URL ${getters.href(value)}`;
    if (isInChain(value, prototypes.query)) return `URLSearchParams ${methods.queryText(value)}`;
    if (isInChain(value, prototypes.signal)) return `AbortSignal${getters.isAborted(value) ? ' (aborted)' : ''}`;
  } catch {
    // It only inherits from one.
  }
  return undefined;
};
