import type { LogFiles } from './log-file.ts';
import type { Owner } from './owner.ts';

/** The embedded broker, opened: what its parts share. */
export type Local = {
  /** The absolute folder with a folder for each partition. It need not exist. */
  readonly root: string;
  /** The topics that are there from the start, each with its number of partitions. */
  readonly topics: ReadonlyMap<string, number>;
  readonly label: string;
  readonly timeoutMs: number;
  readonly notice: (text: string) => void;
  readonly owner: Owner;
  readonly logs: LogFiles;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
};
