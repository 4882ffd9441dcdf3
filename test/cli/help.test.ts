import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { runCli } from '../support/run-cli.ts';

const help = async (...words: readonly string[]): Promise<readonly string[]> => {
  const { stdout, stderr, code } = await runCli(words);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout.trimEnd().split('\n');
};

const widest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));

describe('help', () => {
  test('of evtool fits a small terminal and names every command', async () => {
    const lines = await help('--help');
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(widest(lines)).toBeLessThanOrEqual(80);
    for (const { name, isListed } of commands) {
      const [word] = name.split(' ');
      const place = isListed === false ? `evtool ${word}$` : `^  ${word}\\b`;
      expect(lines.join('\n')).toMatch(new RegExp(place, 'm'));
    }
  });

  test.each(commands.map(({ name }) => name))('of %s fits a screen, and shows examples', async (name) => {
    const lines = await help(...name.split(' '), '--help');
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(widest(lines)).toBeLessThanOrEqual(80);
    expect(lines[0]).toMatch(new RegExp(`^evtool ${name}`));
    expect(lines.slice(1).join('\n')).toMatch(/^ {2}.*\bevtool /m);
  });

  test.each(commands.map((entry) => [entry.name, entry] as const))(
    'of %s begins with the summary that the list of commands has',
    async (_, entry) => {
      const { command } = await entry.load();
      expect(command.summary).toBe(entry.summary);
    },
  );

  test('is asked for with help, --help and -h alike, before the arguments are looked at', async () => {
    const lines = await help('topics', '--help');
    expect(await help('help', 'topics')).toEqual(lines);
    expect(await help('topics', '-h', '--no-such-flag')).toEqual(lines);
  });

  test('of a command names the commands below it', async () => {
    expect((await help('topics', '--help')).join('\n')).toContain('evtool topics create');
  });

  test('describes the flags of every command in one place', async () => {
    const lines = await help('help', 'flags');
    expect(lines.join('\n')).toMatch(/-C, --context NAME +which Kafka/);
  });

  test('names --version, which every command takes', async () => {
    expect((await help('tail', '--help')).join('\n')).toContain('[--version]');
    expect(await runCli(['tail', 'orders', '--version'])).toEqual(await runCli(['--version']));
  });

  test('of an unknown command is wrong use', async () => {
    expect(await runCli(['help', 'topcs'])).toMatchObject({
      stdout: '',
      stderr: 'Unknown command "topcs".\nDid you mean "topics"? See: evtool --help\n',
      code: 2,
    });
  });
});
