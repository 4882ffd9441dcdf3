import type { MessageFilter } from './message-filter.ts';

/** `--valid`, `--invalid`: messages without a verdict are neither. */
export const verdictFilter =
  (wanted: boolean): MessageFilter =>
  ({ valid }) =>
    valid === wanted;
