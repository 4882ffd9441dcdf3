import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { spawnEvtool } from '../support/run-cli.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

describe('the program', () => {
  test('says its version', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(await spawnEvtool(['--version']).result).toEqual({ stdout: `${version}\n`, stderr: '', code: 0 });
  });

  test('says which Node it needs on one that is too old', () => {
    const pretend = "data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.18.1'}})";
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', pretend, 'bin/evtool.js', 'events'], {
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: 'evtool needs Node.js 22.18 or newer; this is 20.18.1.\n',
    });
  });

  test('prints results on stdout and nothing else', async () => {
    const { stdout, stderr, code } = await spawnEvtool(['events', '-O', 'ndjson']).result;
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    for (const line of stdout.trimEnd().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });

  test('reports an error once, as JSON where JSON was asked for', async () => {
    const { stdout, stderr, code } = await spawnEvtool(['topics', 'describe', 'nope', '-O', 'json']).result;
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(JSON.parse(stderr)).toEqual({
      error: { message: expect.stringContaining('"nope"'), hint: expect.any(String), code: 2 },
    });
  });
});

describe('a process that is stopped', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s ends with %i, and tells what it had seen', async (signal, code) => {
    const { root } = await copyWorkspace();
    await spawnEvtool(['produce', 'fixtures/msg-1.json'], { cwd: root }).result;
    const tail = spawnEvtool(['tail', 'introspect'], { cwd: root });
    await tail.says(/introspect ✓/);
    tail.child.kill(signal);
    const ended = await tail.result;
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain('1 message');
    expect(ended.stderr).not.toMatch(/^ +at /m);
  });

  test('meets what another process sends', async () => {
    const { root } = await copyWorkspace();
    const tail = spawnEvtool(['tail', 'introspect', '-n', '1', '-O', 'ndjson'], { cwd: root });
    await spawnEvtool(['produce', 'fixtures/msg-1.json'], { cwd: root }).result;
    const { stdout, code } = await tail.result;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ event: 'introspect', valid: true });
  });

  test('ends quietly with 0 when the reader of its output goes away', async () => {
    const { root } = await copyWorkspace();
    const line = `${JSON.stringify({ topic: 'big', value: 'x'.repeat(1000) })}\n`;
    const filled = spawnEvtool(['produce', '-'], { cwd: root, stdin: line.repeat(2000) });
    expect((await filled.result).code).toBe(0);
    const tail = spawnEvtool(['tail', 'big', '--from-beginning', '-O', 'ndjson'], { cwd: root });
    await tail.says(/xxx/);
    tail.child.stdout?.destroy();
    expect(await tail.result).toMatchObject({ stderr: '', code: 0 });
  });

  test.each([['--help'], ['--version'], ['events']])('ends with 0 when nobody reads what %s prints', async (word) => {
    const run = spawnEvtool([word]);
    run.child.stdout?.destroy();
    expect(await run.result).toMatchObject({ stderr: '', code: 0 });
  });
});

describe('the demo', () => {
  const scratch = async () => {
    const { path } = await copyWorkspace();
    await mkdir(path('tmp'));
    return { folder: path('tmp'), env: { ...process.env, TMPDIR: path('tmp'), NODE_DISABLE_COMPILE_CACHE: '1' } };
  };

  test('tells the whole story without a terminal and leaves nothing behind', async () => {
    const { folder, env } = await scratch();
    const { stdout, stderr, code } = await spawnEvtool(['demo'], { env, cwd: folder }).result;
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    for (const part of ['introspect ✓', 'introspect ✗', '9 outcome   ok', 'handlers/due-date.ts:9:11', 'evtool init']) {
      expect(stdout).toContain(part);
    }
    expect(stdout).not.toContain('\u001b');
    expect(await readdir(folder)).toEqual([]);
  });

  test('leaves nothing behind when it is interrupted', async () => {
    const { folder, env } = await scratch();
    const demo = spawnEvtool(['demo'], { env, cwd: folder });
    await demo.says(/^2\. /m);
    demo.interrupt();
    expect((await demo.result).code).toBe(130);
    expect(await readdir(folder)).toEqual([]);
  });

  test('is not led elsewhere by settings of the user', async () => {
    const { folder, env } = await scratch();
    const user = { ...env, EVTOOL_CONTEXT: 'nowhere', EVTOOL_BROKERS: 'localhost:1', EVTOOL_WORKSPACE: '/' };
    expect((await spawnEvtool(['demo'], { env: user, cwd: folder }).result).code).toBe(0);
  });
});
