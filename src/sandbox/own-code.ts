import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const extension = extname(import.meta.url);
const isSource = extension === '.ts';

/** The folder, with a separator at its end, that holds all of evtool's own code: src/, or dist/ where chunks lie flat. */
export const ownFolder = fileURLToPath(new URL(isSource ? '..' : '.', import.meta.url));

/** Entries of threads and processes: beside this file in src, beside its chunk in dist. */
const entry = (name: string): URL => new URL(`./${name}${extension}`, import.meta.url);

export const workerUrl = entry('worker');
export const childUrl = entry('child');
export const keeperUrl = entry('child-keeper');

/** What `import … from 'evtool'` stands for where the workspace has no copy of its own. */
export const library = {
  url: new URL(isSource ? '../index.ts' : './index.js', import.meta.url).href,
  format: isSource ? 'module-typescript' : 'module',
} as const;
