import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from './package-root.ts';

export type ScratchWorkspace = { readonly root: string; readonly remove: () => void };

/** What the package brings along of a workspace. */
const parts = ['evtool.yml', 'schemas', 'fixtures', 'handlers'];

/** The package's own workspace in a folder of its own, which goes whatever ends the process. */
export const openScratchWorkspace = async (): Promise<ScratchWorkspace> => {
  const from = packageRoot(fileURLToPath(import.meta.url));
  const root = await mkdtemp(join(tmpdir(), 'evtool-demo-'));
  const removeNow = (): void => rmSync(root, { recursive: true, force: true });
  process.on('exit', removeNow);
  const remove = (): void => {
    removeNow();
    process.off('exit', removeNow);
  };
  try {
    for (const part of parts) await cp(join(from, part), join(root, part), { recursive: true });
  } catch (error) {
    remove();
    throw error;
  }
  return { root, remove };
};
