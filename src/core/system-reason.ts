/** Why the operating system refused something, in plain words and without a full stop; its own text for a rare code. */
export const systemReason = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
};

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'the file would become larger than it may',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a folder on the way is a file',
  EISDIR: 'it is a folder',
  EMFILE: 'too many open files',
};
