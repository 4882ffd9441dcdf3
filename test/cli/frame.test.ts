import { describe, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';

describe('the frame of every command', () => {
  test('a command prints its result on stdout and ends with 0', async () => {
    const { stdout, stderr, code } = await runCli(['events', '-O', 'ndjson']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toMatchObject({ name: 'introspect' });
  });

  test('an unknown command ends with 2 and names the one that was meant', async () => {
    const { stdout, stderr, code } = await runCli(['evnets']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toBe('Unknown command "evnets".\nDid you mean "events"? See: evtool --help\n');
  });

  test('an unknown flag ends with 2 and names the one that was meant', async () => {
    const { stderr, code } = await runCli(['events', '--workspce', '.']);
    expect(code).toBe(2);
    expect(stderr).toContain('Unknown flag --workspce.\nDid you mean --workspace?');
  });
});
