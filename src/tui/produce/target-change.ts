import { isDeepStrictEqual } from 'node:util';
import type { AppContext } from '../../app/context.ts';

type Targeted = Pick<AppContext, 'target'>;

/** What may be known of where something goes, by its names in `evtool.yml`. */
const parts = ['brokers', 'topics', 'production', 'readOnly'] as const;

/** Why what was asked about for one context may not be sent in another, as it is now; null when they are the same. */
export const targetChange = ({ target: asked }: Targeted, { target: now }: Targeted): string | null => {
  if (asked === null || now === null) return asked === now ? null : 'The context is another one now.';
  if (asked.name !== now.name) return `The context is "${now.name}" now, no longer "${asked.name}".`;
  if (now.readOnly) return `Context "${now.name}" is read-only${asked.readOnly ? '' : ' now'}.`;
  const changed = parts.filter((part) => !isDeepStrictEqual(asked[part], now[part]));
  return changed.length === 0 ? null : `Context "${now.name}" has other ${changed.join(' and ')} now.`;
};
