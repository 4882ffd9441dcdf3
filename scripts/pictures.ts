import { mkdir, writeFile } from 'node:fs/promises';
import { scenes } from './pictures/scenes.ts';
import { takePicture } from './pictures/take-picture.ts';

/** `npm run pictures`: plays every scene in a real terminal and draws it. Arguments name files: only those are drawn. */
const folder = 'docs/pictures';
const asked = process.argv.slice(2);

await mkdir(folder, { recursive: true });
for (const scene of scenes.filter(({ file }) => asked.length === 0 || asked.includes(file))) {
  await writeFile(`${folder}/${scene.file}`, await takePicture(scene));
  process.stdout.write(`${folder}/${scene.file}\n`);
}
