import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;
type Tool = { readonly name: string; readonly args: readonly string[] };

/** What may put a text into the system's clipboard, the likeliest first. */
const toolsFor = ({ WAYLAND_DISPLAY, DISPLAY }: Env): readonly Tool[] => [
  { name: 'pbcopy', args: [] },
  ...(WAYLAND_DISPLAY ? [{ name: 'wl-copy', args: [] }] : []),
  ...(DISPLAY
    ? [
        { name: 'xclip', args: ['-selection', 'clipboard'] },
        { name: 'xsel', args: ['--clipboard', '--input'] },
      ]
    : []),
  { name: 'clip.exe', args: [] },
];

/** Copies with the first tool that is there; without one nothing happens, as the terminal was asked too. */
export const copyWithTool = async (text: string, env: Env): Promise<void> => {
  for (const { name, args } of toolsFor(env)) {
    const path = await found(name, env);
    if (path !== null) return fed(path, args, { text, env });
  }
};

const found = async (name: string, { PATH = '' }: Env): Promise<string | null> => {
  // An empty part would be the folder that this is started in, whose files are nobody's tools.
  for (const folder of PATH.split(delimiter).filter((part) => part !== '')) {
    const path = join(folder, name);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return null;
};

const fed = (path: string, args: readonly string[], { text, env }: { readonly text: string; readonly env: Env }) =>
  new Promise<void>((resolve, reject) => {
    // Some of them stay, to hand the text out: they are not waited for.
    const child = spawn(path, [...args], { stdio: ['pipe', 'ignore', 'ignore'], env: { ...env } });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${path} ended with ${code}`))));
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  });
