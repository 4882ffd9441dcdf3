import { isContext, isMessage } from '../../../core/debug/handler-arguments.ts';
import type { Variable } from '../../../core/debug/pause.ts';

/** Variables in their order, but the message first, and last what every handler sees: its object and its context. */
export const byRelevance = (variables: readonly Variable[]): readonly Variable[] =>
  variables.toSorted((a, b) => rankOf(a) - rankOf(b));

const rankOf = ({ name, value }: Variable): number => {
  if (isMessage(value)) return 0;
  if (isContext(value)) return 3;
  return name === 'this' ? 2 : 1;
};
