/** The import rules of the architecture: which folder may import which, and where each npm package may be used. */
const folder = (name, mayImport, alsoFiles = []) => ({
  name: `${name}-imports`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: {
    path: '^src/',
    pathNot: [`^src/${name}/`, ...mayImport.map((other) => `^src/${other}/`), ...alsoFiles],
  },
});

const onlyIn = (packages, places) => ({
  name: `${packages[0].replace(/\W/g, '')}-only-in-its-place`,
  severity: 'error',
  from: { path: '^src/', pathNot: places },
  to: { path: packages.map((name) => `node_modules/${name}/`) },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    folder('core', []),
    folder('app', ['core', 'codegen']),
    folder('brokers', ['core']),
    {
      name: 'local-broker-uses-only-the-codec-of-kafka',
      severity: 'error',
      from: { path: '^src/brokers/local/' },
      to: { path: '^src/brokers/kafka/', pathNot: ['^src/brokers/kafka/wire/record-batch'] },
    },
    {
      name: 'kafka-does-not-know-local',
      severity: 'error',
      from: { path: '^src/brokers/kafka/' },
      to: { path: '^src/brokers/', pathNot: ['^src/brokers/kafka/'] },
    },
    folder('sandbox', ['core']),
    folder('workspace', ['core']),
    // Only what is loaded on use may be the UI; its types cost nothing.
    folder(
      'cli',
      ['core', 'app'],
      ['^src/tui/open-ui\\.ts$', '^src/tui/ui-options\\.ts$', '^src/tui/check-keys\\.ts$'],
    ),
    {
      name: 'ui-is-loaded-by-its-command-alone',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: ['^src/cli/commands/ui\\.ts$', '^src/cli/ui/'] },
      to: { path: '^src/tui/' },
    },
    folder('tui', ['core', 'app']),
    {
      name: 'shell-does-not-know-what-draws-it',
      severity: 'error',
      from: { path: '^src/tui/(shell|frame|keys)/' },
      to: { path: '^src/tui/components/' },
    },
    { name: 'wire-imports', severity: 'error', from: { path: '^src/wire\\.ts$' }, to: { path: '^src/(cli|tui)/' } },
    {
      name: 'main-imports',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/cli/', '^src/wire\\.ts$', '^src/core/'] },
    },
    {
      name: 'index-imports',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/(core|app)/', '^src/wire\\.ts$'] },
    },
    // It reads in the user's own code which exceptions it catches, for the debugger's breakpoint `uncaught`.
    onlyIn(['acorn'], ['^src/sandbox/debugger/']),
    onlyIn(['ajv', 'ajv-formats'], ['^src/core/schema/']),
    onlyIn(['js-yaml'], ['^src/workspace/']),
    onlyIn(['kafkajs', 'kafkajs-snappy', 'kafkajs-lz4'], ['^src/brokers/kafka/']),
    onlyIn(['yargs'], ['^src/cli/']),
    onlyIn(['ink', 'react', 'string-width', 'lowlight', 'highlight.js'], ['^src/tui/']),
    {
      name: 'core-touches-no-world',
      severity: 'error',
      from: { path: '^src/(core|codegen)/' },
      to: { dependencyTypes: ['core'], pathNot: ['^(node:)?(buffer|util)$'] },
    },
    {
      name: 'app-touches-the-world-through-ports',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { dependencyTypes: ['core'], pathNot: ['^(node:)?(buffer|path|timers/promises|util|vm)$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
