import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runEditor } from './run-editor.ts';

type TextEditing = {
  readonly editor: string;
  readonly text: string;
  /** Of the file; an editor tells its kind by it. */
  readonly name: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  /** Gives the terminal to the editor while it runs. */
  readonly lend: (work: () => Promise<number>) => Promise<number>;
};

/** A text as an editor left it, in a file of its own that is removed after. */
export const textInEditor = async ({ editor, text, name, env, signal, lend }: TextEditing) => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-edit-'));
  const file = join(folder, name);
  try {
    await writeFile(file, text, { mode: 0o600 });
    const code = await lend(() => runEditor({ editor, file, env, signal }));
    if (code !== 0) return { error: `${editor} ended with ${code}: nothing was changed` };
    return { text: await readFile(file, 'utf8') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
