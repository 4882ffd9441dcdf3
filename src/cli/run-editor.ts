import { spawn } from 'node:child_process';
import { basename } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

type Editing = {
  /** A command line, as `$EDITOR` holds it; it may say where it wants `{file}` and `{line}`. */
  readonly editor: string;
  readonly file: string;
  readonly line?: number | undefined;
  readonly env: Env;
  /** Ends the editor too. */
  readonly signal?: AbortSignal | undefined;
};

/** Runs an editor on a file, on this terminal, to its exit code. By a shell, as the variable may hold flags. */
export const runEditor = ({ editor, file, line, env, signal }: Editing): Promise<number> =>
  new Promise((resolve, reject) => {
    const { script, args } = editorCommand({ editor, file, line });
    const options = { stdio: 'inherit', env: { ...env }, ...(signal ? { signal } : {}) } as const;
    const child = spawn('sh', ['-c', script, 'sh', ...args], options);
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  });

type Command = { readonly script: string; readonly args: readonly string[] };

/** The file is a parameter of the script and no part of it: whatever is in its name is not run. */
const editorCommand = ({ editor, file, line }: Pick<Editing, 'editor' | 'file' | 'line'>): Command => {
  // A plain command takes the shell's place, so that it is the one to be ended.
  const exec = /^[\w./ :=+{}-]+$/.test(editor) ? 'exec ' : '';
  if (!/\{(?:file|line)\}/.test(editor))
    return { script: `${exec}${editor} "$@"`, args: editorArguments(editor, file, line) };
  const whole = editor.includes('{file}') ? editor : `${editor} {file}`;
  const filled = whole.replaceAll('{file}', () => '$1').replaceAll('{line}', () => '$2');
  // Without a separator nothing is split, so that it is one word whether the user put quotes around it or not.
  return { script: `set -f; IFS=; ${exec}${filled}`, args: [file, `${line ?? 1}`] };
};

/** How an editor is told of a line; one that is not known gets the file alone. */
export const editorArguments = (editor: string, file: string, line?: number): readonly string[] => {
  const name = basename(editor.trim().split(/\s+/)[0] ?? '').replace(/\.(?:exe|cmd)$/, '');
  if (line === undefined) return [file];
  if (/^(?:n?vim?|view|ex|nano|pico|emacs|emacsclient|micro|kak|joe|mg|gedit)$/.test(name)) return [`+${line}`, file];
  if (/^(?:code|code-insiders|codium|cursor|windsurf)$/.test(name)) return ['--goto', `${file}:${line}`];
  if (/^(?:hx|helix|subl|zed|zeditor)$/.test(name)) return [`${file}:${line}`];
  if (/^(?:idea|webstorm|kate)$/.test(name)) return ['--line', `${line}`, file];
  return [file];
};
