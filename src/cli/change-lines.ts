import type { FileChange } from '../app/file-change.ts';

/** What was written, a file a line. */
export const changeLines = (changes: readonly FileChange[]): string =>
  changes.map(({ file, action, why }) => `${action}  ${file}${why === undefined ? '' : `  (${why})`}\n`).join('');
