import { closeSync, constants, fstatSync, openSync, statSync } from 'node:fs';
import { diskError, isMissing } from './disk-error.ts';
import { logOf, type PartitionPlace } from './partition-folder.ts';

/** The offset of a batch and the byte at which it begins. */
export type LogPosition = { readonly offset: number; readonly position: number };

/** An open log, and what of it is known so far. As it stays open, no other file can get its inode. */
export type LogFile = {
  readonly place: PartitionPlace;
  readonly path: string;
  readonly fd: number;
  readonly inode: bigint;
  /** One past the last complete batch, as far as it was scanned. What lies before does not change. */
  end: LogPosition;
  /** Where some batches begin, about a megabyte apart, from the start to `end`. */
  readonly marks: LogPosition[];
};

export type LogFiles = {
  /** The log that is there now; null when there is none. */
  readonly open: (place: PartitionPlace) => LogFile | null;
  /** The same for writing; it is made when there is none. Fails with ENOENT without its folder. */
  readonly openToAppend: (place: PartitionPlace) => LogFile;
  readonly close: () => void;
};

/** Opens each log once, and again when it was replaced. */
export const logFiles = (root: string): LogFiles => {
  const opened: number[] = [];
  const toRead = new Map<string, LogFile>();
  const toAppend = new Map<string, LogFile>();

  const reopen = (known: Map<string, LogFile>, place: PartitionPlace, flags: number): LogFile => {
    const path = logOf(root, place);
    const current = known.get(path);
    if (current && isCurrent(current)) return current;
    const fd = openSync(path, flags);
    opened.push(fd);
    const { ino: inode } = fstatSync(fd, { bigint: true });
    const log = { place, path, fd, inode, end: start, marks: [start] };
    known.set(path, log);
    return log;
  };

  return {
    open: (place) => {
      try {
        return reopen(toRead, place, constants.O_RDONLY);
      } catch (error) {
        if (isMissing(error)) return null;
        throw diskError('read', logOf(root, place), error);
      }
    },
    openToAppend: (place) => {
      try {
        return reopen(toAppend, place, constants.O_RDWR | constants.O_CREAT);
      } catch (error) {
        throw isMissing(error) ? error : diskError('write', logOf(root, place), error);
      }
    },
    close: () => {
      for (const fd of opened.splice(0)) closeSync(fd);
      toRead.clear();
      toAppend.clear();
    },
  };
};

const start: LogPosition = { offset: 0, position: 0 };

/** False when the log was deleted, or deleted and made anew. */
export const isCurrent = ({ path, inode }: LogFile): boolean => {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino === inode;
  } catch (error) {
    throw diskError('read', path, error);
  }
};

export const sizeOf = ({ fd, path }: LogFile): number => {
  try {
    return fstatSync(fd).size;
  } catch (error) {
    throw diskError('read', path, error);
  }
};
