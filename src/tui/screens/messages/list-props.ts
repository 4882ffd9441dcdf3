import type { Frame } from '../../frame/frame.ts';
import type { Row } from '../../store/create-view.ts';
import type { GrownWidths } from './grown-widths.ts';
import type { MessageTimes } from './message-times.ts';
import type { Phase } from './phase.ts';
import type { Query } from './query.ts';

/** On so many messages the expression threw. */
export type Failures = { readonly count: number; readonly first: string };

export type ListProps = {
  readonly frame: Frame;
  readonly size: { readonly columns: number; readonly rows: number };
  readonly isFocused: boolean;
  readonly query: Query | null;
  /** Null while nothing is read. */
  readonly phase: Phase | null;
  /** Shown though it is no answer to the query yet. */
  readonly isOld: boolean;
  readonly rows: readonly Row[];
  /** The id under the cursor. */
  readonly cursor: number | undefined;
  readonly isFollowing: boolean;
  readonly isFrozen: boolean;
  readonly newCount: number;
  /** Other messages below those in sight. */
  readonly moreBelow: number;
  readonly matched: number;
  readonly scanned: number;
  /** Messages that are there and not read yet, when that is more than a moment's work. */
  readonly behind: number;
  /** Whether what is read from a place comes one partition after another, not in the order of time. */
  readonly isByPartition: boolean;
  /** Of so many messages one is shown; 1: all are. */
  readonly oneIn: number;
  /** Of the filter's expression; null where it has not failed. */
  readonly failures: Failures | null;
  readonly time: MessageTimes;
  readonly eventWidth: number;
  readonly hasManyEvents: boolean;
  readonly widths: GrownWidths;
  readonly isMarked: (row: Row) => boolean;
};
