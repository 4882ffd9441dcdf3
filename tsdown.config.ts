import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'tsdown';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** Ink measures every row several times, in each frame: with the width by which the rows were made it is twice as fast. */
const inkWidth = {
  name: 'ink-width',
  resolveId: (source: string, importer?: string) =>
    source === 'string-width' && /node_modules\/(?:ink\/build|widest-line)\//.test(importer ?? '')
      ? '\0ink-width'
      : null,
  load: (id: string) =>
    id === '\0ink-width'
      ? `export { widthOf as default } from ${JSON.stringify(resolve('src/tui/frame/width.ts'))};`
      : null,
};

/** One small chunk starts the program; kafkajs, ajv, yargs and js-yaml sit in chunks of their own that load on use. */
export default defineConfig({
  entry: {
    main: 'src/main.ts',
    index: 'src/index.ts',
    worker: 'src/sandbox/worker.ts',
    child: 'src/sandbox/child.ts',
    'child-keeper': 'src/sandbox/child-keeper.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  dts: false,
  clean: true,
  outExtensions: () => ({ js: '.js' }),
  define: { 'process.env.NODE_ENV': '"production"', EVTOOL_VERSION: JSON.stringify(version) },
  // Of yargs only the parser is used. The rest of it, and string-width that takes 40 ms to set up, is left out only when
  // the bundler knows that nobody needs what these modules do on loading.
  treeshake: { moduleSideEffects: [{ test: /node_modules\/(?:yargs|cliui|string-width)\//, sideEffects: false }] },
  plugins: [inkWidth],
  deps: { alwaysBundle: [/.*/], neverBundle: ['react-devtools-core'] },
  // A file more to find and read costs 0.3 ms: what nearly every command needs is one chunk, and so is ajv.
  outputOptions: {
    codeSplitting: {
      groups: [
        { name: 'ajv', test: /node_modules\/(?:ajv|ajv-formats|fast-deep-equal|fast-uri|json-schema-traverse)\// },
        { name: 'base', test: /src\/(?:core|cli)\//, minShareCount: 6 },
      ],
    },
  },
  logLevel: 'warn',
});
