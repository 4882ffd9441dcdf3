import type { MessageFilter } from './message-filter.ts';

/** What `--event` calls messages that no known event fits. */
export const unknownEvent = 'unknown';

/** `--event NAME`: only messages of that event, or of none. */
export const eventFilter =
  (name: string): MessageFilter =>
  ({ event }) =>
    (event ?? unknownEvent) === name;
