import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openWindow } from './open-window.ts';
import type { Scene } from './scene.ts';
import { screenSvg } from './screen-svg.ts';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const program = [process.execPath, join(root, 'bin/evtool.js')] as const;

/** The SVG of a scene, played by the built program in a copy of our own workspace. */
export const takePicture = async (scene: Scene): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-scene-'));
  const workspace = join(folder, 'evtool');
  try {
    for (const name of ['evtool.yml', 'schemas', 'fixtures', 'handlers']) {
      await cp(join(root, name), join(workspace, name), { recursive: true });
    }
    const [node, bin] = program;
    for (const args of scene.before) await execute(node, [bin, ...args], { cwd: workspace });
    return await screenOf(scene, workspace);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const screenOf = async ({ columns, rows, title, run, steps }: Scene, cwd: string): Promise<string> => {
  await using window = await openWindow({ columns, rows, cwd, command: [...program, ...run] });
  return screenSvg({ ansi: await window.play(steps), columns, rows, title });
};
