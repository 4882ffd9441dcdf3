import type { InspectedMessage } from '../../core/message.ts';
import type { Columns } from './ring.ts';

/** Messages by ids that are consecutive. */
export type KeptMessages = {
  readonly maxCount: number;
  /** The kept message of an id. */
  readonly at: (id: number) => InspectedMessage | undefined;
  /** The id of the oldest kept message; kept ids are consecutive. */
  readonly first: () => number | undefined;
  readonly last: () => number | undefined;
  readonly columns: Columns;
  /** Where a kept message stands in the columns. */
  readonly slotOf: (id: number) => number;
  /** Another number after every change. */
  readonly version: () => number;
};
