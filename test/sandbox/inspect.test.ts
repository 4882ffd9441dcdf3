import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { HandlerRunner, InspectSettings } from '../../src/core/handler/runner.ts';
import { connectDebugger, type DebugClient } from '../support/debug-client.ts';
import { collect, type HandlerOptions, handlerRunner, inputOf, messagesOf, outcomeOf } from './run-handler.ts';

const { signal } = new AbortController();
const anywhere: InspectSettings = { host: '127.0.0.1', port: 0, stopsAtHandler: false };

type Inspected = {
  readonly runner: HandlerRunner;
  /** The address that the user would be told, each time. */
  readonly url: () => Promise<string>;
  readonly attachments: () => number;
};

const inspected = (module: string, inspect: InspectSettings, options: HandlerOptions = {}): Inspected => {
  const urls: string[] = [];
  let attachments = 0;
  let wake = (): void => {};
  const runner = handlerRunner(module, {
    ...options,
    inspect,
    onInspector: (news) => {
      if (news.type === 'attached') attachments += 1;
      else urls.push(news.url);
      wake();
    },
  });
  onTestFinished(() => runner.close());
  const url = async (): Promise<string> => {
    for (;;) {
      const next = urls.shift();
      if (next !== undefined) return next;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { runner, url, attachments: () => attachments };
};

/** Lets it run. It may end before it has answered. */
const start = async (client: DebugClient): Promise<void> => {
  await Promise.race([client.call('Runtime.runIfWaitingForDebugger').catch(() => {}), client.closed]);
};

const breakAt = (client: DebugClient, line: number): Promise<unknown> =>
  client.call('Debugger.setBreakpointByUrl', { urlRegex: 'inspected\\.ts$', lineNumber: line - 1 });

describe('a handler under Node’s inspector', () => {
  test('waits for a debugger, and stops at its breakpoints, also while the module loads', async () => {
    const { runner, url, attachments } = inspected('inspected.ts', anywhere);
    const events = collect(runner.run(inputOf({ id: 1 }), { signal }));
    const client = await connectDebugger(await url());
    expect(attachments()).toBe(0);
    await breakAt(client, 3);
    await breakAt(client, 14);
    await start(client);
    expect(await client.paused()).toMatchObject({ line: 3 });
    expect(attachments()).toBe(1);
    await client.call('Debugger.resume');
    expect(await client.paused()).toEqual({ line: 14, function: 'handle' });
    await client.call('Debugger.resume');
    expect(messagesOf(await events)).toEqual(['seen 1']);
  });

  test('stops at its own first line when asked to, for the first message', async () => {
    const { runner, url } = inspected('inspected.ts', { ...anywhere, stopsAtHandler: true });
    const first = collect(runner.run(inputOf({ id: 1 }), { signal }));
    const client = await connectDebugger(await url());
    await start(client);
    expect(await client.paused()).toEqual({ line: 9, function: 'handle' });
    await client.call('Debugger.resume');
    expect(outcomeOf(await first).outcome).toBe('ok');
    expect(messagesOf(await collect(runner.run(inputOf({ id: 2 }), { signal })))).toEqual(['seen 2']);
  });

  test('has no time limit', async () => {
    const { runner, url } = inspected('inspected.ts', { ...anywhere, stopsAtHandler: true }, { timeoutMs: 1 });
    const events = collect(runner.run(inputOf({ id: 1 }), { signal }));
    const client = await connectDebugger(await url());
    await start(client);
    await client.paused();
    await client.call('Runtime.evaluate', {
      expression: 'const until = performance.now() + 20; while (performance.now() < until);',
    });
    await client.call('Debugger.resume');
    expect(outcomeOf(await events).outcome).toBe('ok');
  });

  test('keeps its debugger when it fails', async () => {
    const { runner, url, attachments } = inspected('inspected.ts', anywhere);
    const failed = collect(runner.run(inputOf({ id: -1 }), { signal }));
    await start(await connectDebugger(await url()));
    expect(outcomeOf(await failed)).toMatchObject({ outcome: 'failed', error: { line: 13 } });
    expect(messagesOf(await collect(runner.run(inputOf({ id: 2 }), { signal })))).toEqual(['seen 2']);
    expect(attachments()).toBe(1);
  });

  test('hangs up when it is closed, or ends by itself', async () => {
    const { runner, url } = inspected('inspected.ts', anywhere);
    const events = collect(runner.run(inputOf({ id: 0 }), { signal }));
    const first = await connectDebugger(await url());
    await start(first);
    expect(outcomeOf(await events)).toMatchObject({ outcome: 'failed', error: { name: 'ProcessExit' } });
    await first.closed;
    const loaded = runner.load({ signal });
    const second = await connectDebugger(await url());
    await start(second);
    await loaded;
    await runner.close();
    await second.closed;
  });

  test('waits again at the same port when it is loaded anew', async () => {
    const port = await freePort();
    const { runner, url } = inspected('inspected.ts', { ...anywhere, port });
    for (const id of [1, 2]) {
      const events = collect(runner.run(inputOf({ id }), { signal }));
      const address = await url();
      expect(address).toContain(`ws://127.0.0.1:${port}/`);
      await start(await connectDebugger(address));
      expect(messagesOf(await events)).toEqual(['seen 1']);
      await runner.reload();
    }
  });

  test.each(['while it waits', 'while it stands still'])('ends at once %s', async (moment) => {
    const stop = new AbortController();
    const { runner, url } = inspected('inspected.ts', { ...anywhere, stopsAtHandler: true });
    const events = collect(runner.run(inputOf({ id: 1 }), { signal: stop.signal }));
    const client = await connectDebugger(await url());
    if (moment === 'while it stands still') {
      await start(client);
      await client.paused();
    }
    stop.abort(new Error('stopped'));
    await expect(events).rejects.toThrow('stopped');
    await client.closed;
  });

  test('says why it cannot listen', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    // A server that listens on TCP has an address with a port.
    const { port } = server.address() as AddressInfo;
    await expect(inspected('inspected.ts', { ...anywhere, port }).runner.load({ signal })).rejects.toMatchObject({
      message: `The inspector cannot listen on 127.0.0.1:${port}: it is in use.`,
      hint: 'Take any free port: --inspect',
      exitCode: 2,
    });
    const elsewhere = inspected('inspected.ts', { ...anywhere, host: '192.0.2.1', port: 9229 });
    await expect(elsewhere.runner.load({ signal })).rejects.toThrow('192.0.2.1:9229: this machine has no such address');
  });
});

describe('a handler in a process that an IDE debugs', () => {
  test('has no time limit, which is said once', async () => {
    const news: unknown[] = [];
    const runner = handlerRunner('inspected.ts', {
      env: { VSCODE_INSPECTOR_OPTIONS: '{}' },
      timeoutMs: 1,
      onInspector: (told) => news.push(told),
    });
    onTestFinished(() => runner.close());
    for (const id of [1, 2]) {
      expect(outcomeOf(await collect(runner.run(inputOf({ id }), { signal }))).outcome).toBe('ok');
      await runner.reload();
    }
    expect(news).toEqual([{ type: 'attached' }]);
  });
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};
