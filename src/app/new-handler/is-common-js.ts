import { dirname, join } from 'node:path';
import type { Files } from '../../core/workspace.ts';

/** Whether Node takes a `.ts` file in this folder for CommonJS: the nearest package.json says so in so many words. */
export const isCommonJs = async (files: Pick<Files, 'exists' | 'parse'>, folder: string): Promise<boolean> => {
  const path = join(folder, 'package.json');
  if (await files.exists(path)) {
    const parsed = await files.parse(path);
    return 'document' in parsed && typeOf(parsed.document) === 'commonjs';
  }
  const above = dirname(folder);
  return above === folder ? false : isCommonJs(files, above);
};

const typeOf = (document: unknown): unknown =>
  typeof document === 'object' && document !== null && 'type' in document ? document.type : undefined;
