import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const extension = extname(import.meta.url);
const isSource = extension === '.ts';

/** The folder, with a separator at its end, that holds all of evtool's own code: src/, or dist/ where chunks lie flat. */
export const ownFolder = fileURLToPath(new URL(isSource ? '..' : '.', import.meta.url));

/** The worker's entry: beside this file in src, beside its chunk in dist. */
export const workerUrl = new URL(`./worker${extension}`, import.meta.url);

/** What `import … from 'evtool'` stands for where the workspace has no copy of its own. */
export const library = {
  url: new URL(isSource ? '../index.ts' : './index.js', import.meta.url).href,
  format: isSource ? 'module-typescript' : 'module',
} as const;
