import { expect, it } from 'vitest';
import { parseCommandLine } from '../../../src/cli/debug/command-line.ts';
import { promptCommands } from '../../../src/cli/debug/commands.ts';
import { commandHelp, helpText } from '../../../src/cli/debug/help-text.ts';

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

it('fits every command on a screen of 80 × 24, with the prompt below', () => {
  const help = helpText(80);
  expect(widest(help)).toBeLessThanOrEqual(80);
  expect(help.trimEnd().split('\n').length).toBeLessThanOrEqual(23);
  for (const { name } of promptCommands) expect(help).toMatch(new RegExp(`(?:^| )${name} `, 'm'));
  expect(help).toContain('n  next');
  expect(help).toContain('!EXPR');
});

it('stands in one column on a narrow terminal', () => {
  expect(widest(helpText(40))).toBeLessThanOrEqual(40);
  expect(helpText(40).split('\n')[0]).toBe('n  next              to the next line');
});

it.each(promptCommands)(
  'explains $name alone, within the width, with examples that work',
  ({ name, alias, examples = [] }) => {
    const help = commandHelp(name, 60);
    expect(help.startsWith(name)).toBe(true);
    expect(widest(help)).toBeLessThanOrEqual(60);
    if (alias !== undefined) expect(commandHelp(alias, 60)).toBe(help);
    for (const example of examples) {
      expect(parseCommandLine(example, { file: 'handlers/orders.ts', last: null })).not.toHaveProperty('error');
    }
  },
);

it('asks what an unknown command was to be', () => {
  expect(commandHelp('prnt', 80)).toBe('unknown command "prnt"; did you mean print?\n');
});
