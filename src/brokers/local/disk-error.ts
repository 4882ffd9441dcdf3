import { EvtoolError } from '../../core/errors.ts';

export type DiskAction = 'read' | 'write' | 'delete';

/** A file system's failure as an error for people; an EvtoolError goes through as it is. */
export const diskError = (action: DiskAction, path: string, cause: unknown): EvtoolError => {
  if (cause instanceof EvtoolError) return cause;
  const { reason, hint } = faults[errnoOf(cause)] ?? { reason: textOf(cause), hint: undefined };
  return new EvtoolError(`Could not ${action} ${path}: ${reason}.`, { hint, cause });
};

export const isMissing = (error: unknown): boolean => errnoOf(error) === 'ENOENT';

export const errnoOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

type Fault = { readonly reason: string; readonly hint: string };

const rights = 'Its owner and rights decide: see ls -ld of it and of the folders above it.';
const space = 'Make room, or empty a topic of the embedded broker: evtool topics delete NAME';

const faults: Readonly<Record<string, Fault>> = {
  ENOSPC: { reason: 'the disk is full', hint: space },
  EDQUOT: { reason: 'your share of the disk is used up', hint: space },
  EFBIG: {
    reason: 'the file would become larger than it may',
    hint: 'See ulimit -f, and the limits of the file system.',
  },
  EACCES: { reason: 'permission denied', hint: rights },
  EPERM: { reason: 'not permitted', hint: rights },
  EROFS: { reason: 'the file system is read-only', hint: 'The embedded broker needs a folder that it may write to.' },
  ENOTDIR: { reason: 'a folder on the way is a file', hint: 'Move that file away.' },
  EISDIR: { reason: 'it is a folder', hint: 'Move it away.' },
  EMFILE: { reason: 'too many open files', hint: 'See ulimit -n.' },
};

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
