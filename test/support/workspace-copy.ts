import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type WorkspaceCopy = {
  readonly root: string;
  readonly path: (name: string) => string;
  readonly read: (name: string) => Promise<string>;
  readonly write: (name: string, text: string) => Promise<void>;
  /** Rewrites a file; a change that changes nothing is a mistake of the test. */
  readonly edit: (name: string, change: (text: string) => string) => Promise<void>;
};

/** Our own workspace in a scratch folder, with nothing on its embedded broker; removed when the test ends. */
export const copyWorkspace = async (): Promise<WorkspaceCopy> => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-workspace-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of ['evtool.yml', 'schemas', 'fixtures', 'handlers']) {
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
  const path = (name: string): string => join(folder, name);
  const read = (name: string): Promise<string> => readFile(path(name), 'utf8');
  const write = (name: string, text: string): Promise<void> => writeFile(path(name), text);
  const edit = async (name: string, change: (text: string) => string): Promise<void> => {
    const before = await read(name);
    const after = change(before);
    if (after === before) throw new Error(`the edit of ${name} changed nothing`);
    await write(name, after);
  };
  return { root: folder, path, read, write, edit };
};
