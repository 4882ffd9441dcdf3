import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LineInput } from './line-input.ts';
import type { EditText } from './reaction.ts';

type EditorNeeds = {
  /** Lends the terminal to the editor. */
  readonly input: Pick<LineInput, 'lend'>;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Opens a text in the editor that the user has named, in a file of its own that is removed after. */
export const editInEditor =
  ({ input, env }: EditorNeeds): EditText =>
  async (text, extension) => {
    const editor = env.VISUAL || env.EDITOR;
    if (!editor) return { error: 'no editor is named: export EDITOR=vi before you start evtool' };
    const folder = await mkdtemp(join(tmpdir(), 'evtool-edit-'));
    const file = join(folder, `message${extension}`);
    try {
      await writeFile(file, text, { mode: 0o600 });
      const code = await input.lend(() => ended(editor, file, env));
      if (code !== 0) return { error: `${editor} ended with ${code}: nothing was changed` };
      return { text: await readFile(file, 'utf8') };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

/** By a shell, as the variable may hold flags. */
const ended = (editor: string, file: string, env: EditorNeeds['env']): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `${editor} "$1"`, 'sh', file], { stdio: 'inherit', env: { ...env } });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  });
