import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connectDebugger } from '../support/debug-client.ts';
import { type RunningCli, spawnEvtool } from '../support/run-cli.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const replay = ['replay', 'fixtures/msg-1.json', '--handler', 'introspect'];

const addressOf = async (run: RunningCli): Promise<string> => {
  await run.says(/^Waiting for a debugger at ws:/m);
  return /ws:\S+(?=: )/.exec(run.stderr())?.[0] ?? '';
};

const inspected = async (...flags: readonly string[]) => {
  const { root, read } = await copyWorkspace();
  const run = spawnEvtool([...replay, ...flags], { cwd: root });
  onTestFinished(() => void run.child.kill('SIGKILL'));
  const lines = (await read('handlers/introspect.ts')).split('\n');
  return { run, lineOf: (text: string): number => lines.findIndex((line) => line.includes(text)) + 1 };
};

describe('a replay under Node’s inspector', () => {
  test('stops at the breakpoints of whoever attaches, and ends as ever', async () => {
    const { run, lineOf } = await inspected('--inspect', '--timeout-ms', '1');
    const address = await addressOf(run);
    expect(address).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\//);
    const client = await connectDebugger(address);
    const line = lineOf('context.log.info');
    await client.call('Debugger.setBreakpointByUrl', { urlRegex: 'introspect\\.ts$', lineNumber: line - 1 });
    await client.call('Runtime.runIfWaitingForDebugger');
    expect(await client.paused()).toEqual({ line, function: 'onMessage' });
    await client.call('Debugger.resume');
    const { stdout, stderr, code } = await run.result;
    expect(code).toBe(0);
    expect(stdout).toMatch(/outcome +ok/);
    expect(stderr.match(/Waiting for a debugger at/g)).toHaveLength(1);
    expect(stderr.match(/debugger attached, timeouts off/g)).toHaveLength(1);
    expect(stderr).not.toContain('Debugger listening');
  });

  test('stops at the first line of adapt with --inspect-brk', async () => {
    const { run, lineOf } = await inspected('--inspect-brk=[::1]:0');
    const address = await addressOf(run);
    expect(address).toMatch(/^ws:\/\/\[::1\]:\d+\//);
    const client = await connectDebugger(address);
    await client.call('Runtime.runIfWaitingForDebugger');
    expect(await client.paused()).toEqual({ line: lineOf('adapt:'), function: 'adapt' });
    await client.call('Debugger.resume');
    expect((await run.result).code).toBe(0);
  });

  test.each(['while it waits', 'while it stands still'])('ends on Ctrl-C %s', async (moment) => {
    const { run } = await inspected('--inspect-brk');
    const client = await connectDebugger(await addressOf(run));
    if (moment === 'while it stands still') {
      await client.call('Runtime.runIfWaitingForDebugger');
      await client.paused();
    }
    run.interrupt();
    expect((await run.result).code).toBe(130);
    await client.closed;
  });

  test('is refused where it cannot listen', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { run } = await inspected(`--inspect=${port}`);
    const { stderr, code } = await run.result;
    expect({ stderr, code }).toEqual({
      stderr: `The inspector cannot listen on 127.0.0.1:${port}: it is in use.\nTake any free port: --inspect\n`,
      code: 2,
    });
  });

  test.each(['99999', 'host:', 'a b', '[::1'])('cannot listen on %s', async (text) => {
    const { run } = await inspected(`--inspect=${text}`);
    const { stderr, code } = await run.result;
    expect(code).toBe(2);
    expect(stderr).toContain(`--inspect cannot listen on "${text}".`);
  });
});

test('a replay in a debug terminal of VS Code has no time limit, and says so', async () => {
  const { root } = await copyWorkspace();
  const env = { ...process.env, VSCODE_INSPECTOR_OPTIONS: '{}' };
  const { stderr, code } = await spawnEvtool([...replay, '--timeout-ms', '1'], { cwd: root, env }).result;
  expect(code).toBe(0);
  expect(stderr.match(/debugger attached, timeouts off/g)).toHaveLength(1);
});
