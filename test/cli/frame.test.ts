import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';

describe('the frame of every command', () => {
  test('a command prints its result on stdout and ends with 0', async () => {
    const { stdout, stderr, code } = await runCli(['events', '-O', 'ndjson']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toEqual({
      name: 'introspect',
      topic: 'platform.content-sources.introspect',
      when: { header: 'Type', is: 'Introspect' },
      schema: 'schemas/introspect-request.message.yaml',
      handlers: ['introspect'],
    });
  });

  test('an unknown command ends with 2 and names the one that was meant', async () => {
    const { stdout, stderr, code } = await runCli(['evnets']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toBe('Unknown command "evnets".\nDid you mean "events"? See: evtool --help\n');
  });

  test('the first of two words alone says what may follow', async () => {
    expect(await runCli(['new'])).toMatchObject({
      stderr: '"new" needs to say what.\nevtool new event\nevtool new handler\n',
      code: 2,
    });
  });

  test.each([[[]], [['-q', '--no-color', '-C', 'dev']], [['ui']]])(
    'no command, or only flags, is the UI: %j without a terminal names the commands that need none',
    async (words) => {
      expect(await runCli(words)).toEqual({
        stdout: '',
        stderr: 'The UI needs a terminal.\nWithout one: evtool topics, evtool tail TOPIC, evtool --help\n',
        code: 2,
      });
    },
  );

  test('an unknown flag ends with 2 and names the one that was meant', async () => {
    const { stderr, code } = await runCli(['events', '--workspce', '.']);
    expect(code).toBe(2);
    expect(stderr).toContain('Unknown flag --workspce.\nDid you mean --workspace?');
  });

  test('common flags may stand before the command', async () => {
    const { stdout, code } = await runCli(['-O', 'ndjson', '-w', process.cwd(), 'handlers'], { cwd: '/' });
    expect(code).toBe(0);
    expect(stdout).toContain('"name":"introspect"');
  });

  test('without a workspace and without brokers there is nothing to work on', async () => {
    const { stdout, stderr, code } = await runCli(['topics'], { cwd: '/' });
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(/^No evtool\.yml here and no -b\.\n/);
  });

  test.each([
    ['-O ndjson', ['topics', '-O', 'ndjson']],
    ['-Ojson', ['topics', '-Ojson']],
    ['--output=ndjson', ['topics', '--output=ndjson']],
    ['a flag that is not known', ['topics', '--nope', '-O', 'json']],
  ])('an error is JSON, the last line of stderr, with %s', async (_, words) => {
    const { stdout, stderr, code } = await runCli(words, { cwd: '/' });
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    const { error } = JSON.parse(stderr.trimEnd().split('\n').at(-1) ?? '');
    expect(error).toEqual({ message: expect.any(String), hint: expect.any(String), code: 2 });
  });

  test('an unknown context names the one that was meant, wherever it was given', async () => {
    const expected = { stderr: 'Unknown context "dve".\nDid you mean "dev"?\n', code: 2 };
    expect(await runCli(['topics', '-C', 'dve'])).toMatchObject(expected);
    expect(await runCli(['topics'], { env: { EVTOOL_CONTEXT: 'dve' } })).toMatchObject(expected);
  });

  test.each(['0', '-5', 'soon'])('a timeout of %s is wrong use', async (text) => {
    expect(await runCli(['topics', '--timeout', text])).toMatchObject({ code: 2, stdout: '' });
  });

  test('a broker that is not there fails within the timeout and says what was tried', async () => {
    const { stdout, stderr, code } = await runCli(['topics', '-b', 'localhost:1', '--timeout', '1000']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toContain('localhost:1');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test('a stack is shown with --debug only', async () => {
    expect((await runCli(['topics', '-C', 'dve', '--debug'])).stderr).toMatch(/^ +at /m);
    expect((await runCli(['topics', '-C', 'dve'])).stderr).not.toMatch(/^ +at /m);
  });

  test('control characters in what was typed never reach the terminal', async () => {
    expect((await runCli(['\u001b[31mred'])).stderr).toContain('Unknown command "␛[31mred".');
  });

  test('handlers says which events and topics each takes', async () => {
    const { stdout, code } = await runCli(['handlers', '-O', 'ndjson']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '{"name":"introspect","module":"handlers/introspect.ts","events":["introspect"],"topics":["platform.content-sources.introspect"]}\n',
    );
  });

  test('a list is a table for people, and one array with -O json', async () => {
    const text = await runCli(['events']);
    expect(text.stdout).toMatch(/^EVENT +TOPIC +WHEN +SCHEMA +HANDLERS\n/);
    expect(text.stdout).toMatch(/^todo-created .* all of its topic /m);
    expect(JSON.parse((await runCli(['events', '-O', 'json'])).stdout)).toHaveLength(3);
  });

  test('a workspace without events says how to add the first', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'evtool-frame-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    writeFileSync(join(cwd, 'evtool.yml'), 'events:\n');
    const stderr = 'No events yet. Add one: evtool new event NAME\n';
    expect(await runCli(['events'], { cwd })).toEqual({ stdout: '', stderr, code: 0 });
  });
});
