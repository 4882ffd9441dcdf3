import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsdown';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

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
  deps: { alwaysBundle: [/.*/] },
  logLevel: 'warn',
});
