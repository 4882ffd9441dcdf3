import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Reads files of the workspace from the disk as it is now; one that cannot be read only is not shown. */
export const textReader =
  (root: string) =>
  (file: string): string | undefined => {
    try {
      return readFileSync(resolve(root, file), 'utf8');
    } catch {
      return undefined;
    }
  };
