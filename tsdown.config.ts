import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsdown';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/**
 * yargs measures text with string-width, whose regular expressions and segmenter take 40 ms to set up, for a help that
 * evtool lays out itself: it gets evtool's own measure instead.
 */
const ownStringWidth = {
  name: 'own-string-width',
  resolveId: (id: string) =>
    id === 'string-width' ? fileURLToPath(new URL('./src/cli/yargs-string-width.ts', import.meta.url)) : null,
};

/** One small chunk starts the program; kafkajs, ajv, yargs and js-yaml sit in chunks of their own that load on use. */
export default defineConfig({
  entry: { main: 'src/main.ts', index: 'src/index.ts', worker: 'src/sandbox/worker.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  dts: false,
  clean: true,
  outExtensions: () => ({ js: '.js' }),
  define: { 'process.env.NODE_ENV': '"production"', EVTOOL_VERSION: JSON.stringify(version) },
  plugins: [ownStringWidth],
  deps: { alwaysBundle: [/.*/] },
  logLevel: 'warn',
});
