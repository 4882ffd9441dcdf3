import { EvtoolError } from '../../core/errors.ts';
import { systemReason } from '../../core/system-reason.ts';

export type DiskAction = 'read' | 'write' | 'delete';

/** A file system's failure as an error for people; an EvtoolError goes through as it is. */
export const diskError = (action: DiskAction, path: string, cause: unknown): EvtoolError => {
  if (cause instanceof EvtoolError) return cause;
  return new EvtoolError(`Could not ${action} ${path}: ${systemReason(cause)}.`, {
    hint: hints[errnoOf(cause)],
    cause,
  });
};

export const isMissing = (error: unknown): boolean => errnoOf(error) === 'ENOENT';

export const errnoOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const rights = 'Its owner and rights decide: see ls -ld of it and of the folders above it.';
const space = 'Make room, or empty a topic of the embedded broker: evtool topics delete NAME';

const hints: Readonly<Record<string, string>> = {
  ENOSPC: space,
  EDQUOT: space,
  EFBIG: 'See ulimit -f, and the limits of the file system.',
  EACCES: rights,
  EPERM: rights,
  EROFS: 'The embedded broker needs a folder that it may write to.',
  ENOTDIR: 'Move that file away.',
  EISDIR: 'Move it away.',
  EMFILE: 'See ulimit -n.',
};
