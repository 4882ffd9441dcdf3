import { expect, test } from 'vitest';
import { commands } from '../../../src/cli/commands/index.ts';
import { commonOptions } from '../../../src/cli/common-options.ts';
import { promptCommands } from '../../../src/cli/debug/commands.ts';
import { findCommand } from '../../../src/cli/find-command.ts';
import { parseArguments } from '../../../src/cli/parse-arguments.ts';
import { globalBindings } from '../../../src/tui/keys/global-bindings.ts';
import { screens } from '../../../src/tui/screens/index.ts';

const bindings = [
  ...globalBindings.map((one) => ({ ...one, screen: 'every screen' })),
  ...screens.flatMap(({ name, bindings }) => bindings.map((one) => ({ ...one, screen: name }))),
].flatMap(({ id, screen, cli }) => (cli === undefined ? [] : [{ id, screen, cli }]));

test.each(bindings)('beside $id on $screen stands what can be typed: $cli', async ({ cli }) => {
  // A flag alone is one of the command that opens the screen; after a colon stands what its prompt takes.
  const [line = '', typed] = (cli.startsWith('--') ? `evtool debug HANDLER ${cli} VALUE` : cli).split(': ');
  const { entry, rest } = findCommand(line.split(' ').slice(1), commands, commonOptions([]));
  if (entry === null) throw new Error(`no command in: ${line}`);
  const { command } = await entry.load();
  expect(() => parseArguments(command, rest)).not.toThrow();
  if (typed !== undefined) expect(promptCommands.map(({ name }) => name)).toContain(typed.split(' ')[0]);
});
