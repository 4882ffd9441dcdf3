import { join } from 'node:path';
import type { EventDefinition } from '../../core/catalog/catalog.ts';
import type { Files } from '../../core/workspace.ts';
import { ruleFiles } from '../fixture/rule-files.ts';

type Reads = Pick<Files, 'display' | 'exists' | 'expand' | 'parse'>;

/** A configuration of VS Code's `launch.json`: F5 then debugs the handler of an event with a good fixture. */
export type LaunchConfiguration = Readonly<Record<string, string | readonly string[]>>;

/** Files that a step is not to go into. */
const skipFiles = ['<node_internals>/**', '**/node_modules/**'];

/** The event's handler has its name. */
export const launchConfiguration = async (
  files: Reads,
  root: string,
  event: EventDefinition,
): Promise<LaunchConfiguration> => ({
  name: `evtool: ${event.name}`,
  type: 'node',
  request: 'launch',
  ...(await programOf(files, root)),
  args: ['replay', await goodFixture(files, root, event), '--handler', event.name, '--timeout-ms', '0'],
  skipFiles,
  console: 'integratedTerminal',
});

const installed = 'node_modules/evtool/bin/evtool.js';

/** Not the one in `.bin`, which is no JavaScript on Windows. npx finds one that is installed elsewhere. */
const programOf = async (files: Reads, root: string): Promise<LaunchConfiguration> =>
  (await files.exists(join(root, installed)))
    ? { program: `\${workspaceFolder}/${installed}` }
    : { runtimeExecutable: 'npx', runtimeArgs: ['evtool'] };

/** The first that is not there to be invalid; the one that `new event` writes where there is none. */
const goodFixture = async (files: Reads, root: string, { name, fixtures }: EventDefinition): Promise<string> => {
  for (const rule of fixtures.filter(({ expect }) => expect === 'valid')) {
    for (const file of (await ruleFiles(files, root, rule)) ?? []) {
      if (await isGood(files, file)) return files.display(file);
    }
  }
  return `fixtures/${name}/valid.json`;
};

const isGood = async (files: Reads, file: string): Promise<boolean> => {
  const parsed = await files.parse(file);
  if (!('document' in parsed)) return false;
  const { document } = parsed;
  return !(typeof document === 'object' && document !== null && 'expect' in document && document.expect === 'invalid');
};
