import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';

const candidates = async (...words: readonly string[]): Promise<readonly string[]> => {
  const { stdout, stderr, code } = await runCli(['completion', 'bash', '--', ...words]);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout.trimEnd().split('\n');
};

describe('completion', () => {
  test('completes commands, and the second words of those that have two', async () => {
    expect(await candidates('')).toEqual(expect.arrayContaining(['topics', 'events', 'new', 'completion']));
    expect(await candidates('new', '')).toEqual(['words', 'event', 'handler']);
    expect(await candidates('config', '')).toContain('use');
  });

  test('completes the flags of the command, and the common ones', async () => {
    const flags = await candidates('topics', 'create', '--');
    expect(flags).toEqual(expect.arrayContaining(['--from-events', '--partitions', '--context', '--no-color']));
    expect(await candidates('events', '--')).not.toContain('--from-events');
  });

  test('completes topics and events where a topic stands', async () => {
    expect(await candidates('topics', 'describe', '')).toEqual(
      expect.arrayContaining(['platform.content-sources.introspect', 'introspect']),
    );
  });

  test('completes contexts after -C, before a command too', async () => {
    expect(await candidates('-C', '')).toEqual(['words', 'local', 'dev']);
    expect(await candidates('topics', '-C', '')).toEqual(['words', 'local', 'dev']);
  });

  test('completes the choices of a flag, also behind the sign at which bash cuts', async () => {
    expect(await candidates('events', '-O', '')).toEqual(['words', 'text', 'json', 'ndjson']);
    expect(await candidates('events', '--output', '=', '')).toEqual(['words', 'text', 'json', 'ndjson']);
  });

  test('gives no names, and no error, where there is no workspace', async () => {
    const { stdout, stderr, code } = await runCli(['completion', 'bash', '--', 'topics', 'describe', ''], { cwd: '/' });
    expect({ stdout, stderr, code }).toEqual({ stdout: 'words\n', stderr: '', code: 0 });
  });

  test('says what each candidate is to zsh and fish', async () => {
    const zsh = await runCli(['completion', 'zsh', '--', 'new', '']);
    expect(zsh.stdout).toContain('event:add an event');
    const fish = await runCli(['completion', 'fish', '--', 'new', '']);
    expect(fish.stdout).toContain('event\tadd an event');
  });

  test('prints the script of the shell in use, and asks when it cannot tell', async () => {
    expect((await runCli(['completion'], { env: { SHELL: '/usr/bin/fish' } })).stdout).toContain('for fish');
    const unknown = await runCli(['completion'], { env: { SHELL: '/bin/tcsh' } });
    expect(unknown).toMatchObject({ stdout: '', code: 2 });
  });

  test('the bash script is one that bash takes', async () => {
    const { stdout } = await runCli(['completion', 'bash']);
    expect(spawnSync('bash', ['-n'], { input: stdout, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});
