import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'tsdown';

/** Writes docs/keys.md from the key table. Node cannot run the screens as they are written: they are bundled first. */
const outDir = resolve('.cache/keys');
await build({
  config: false,
  entry: { page: 'src/tui/keys/keys-page.ts', screens: 'src/tui/screens/index.ts' },
  outDir,
  format: 'esm',
  platform: 'node',
  dts: false,
  logLevel: 'warn',
  outExtensions: () => ({ js: '.js' }),
});
const load = (name: string) => import(pathToFileURL(`${outDir}/${name}.js`).href);
const [{ keysPage }, { screens }] = await Promise.all([load('page'), load('screens')]);
writeFileSync('docs/keys.md', keysPage(screens));
