import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { gone, isAlive } from '../support/process-gone.ts';
import {
  collect,
  dataFolder,
  type HandlerOptions,
  handlerRunner,
  inputOf,
  messagesOf,
  outcomeOf,
  runOnce,
} from './run-handler.ts';

const waiting = { signal: AbortSignal.timeout(120_000) };
const inProcess = { isolate: 'process' } as const;
const run = (way: string, options: HandlerOptions = {}) =>
  runOnce('own-process.ts', inputOf(way), { ...options, ...inProcess });

describe('a handler in a process of its own', () => {
  it.each([
    ['chdir', '/'],
    ['cwd', dataFolder],
    ['channel', 'undefined'],
    ['signal', 'heard'],
  ])('may do what a thread cannot: %s', async (way, said) => {
    expect(messagesOf(await run(way))).toEqual([said]);
  });

  it('shows what its own children print', async () => {
    expect(messagesOf(await run('inherited')).toSorted()).toEqual(['done', 'from below']);
  });

  it.each([
    ['giant', { name: 'OutOfMemory', message: 'used more than 256 MB of memory' }],
    ['hugeBuffer', { name: 'OutOfMemory' }],
    ['table', { name: 'OutOfMemory' }],
    ['abort', { name: 'ProcessEnded', message: expect.stringContaining('its process was ended by SIGABRT: ') }],
    ['crash', { name: 'ProcessEnded', message: 'its process was ended by SIGSEGV: native code crashed' }],
  ])('by %s ends alone, and the next message has a fresh one', async (way, error) => {
    const runner = handlerRunner('own-process.ts', inProcess);
    expect(outcomeOf(await collect(runner.run(inputOf(way), waiting)))).toMatchObject({ outcome: 'failed', error });
    expect(outcomeOf(await collect(runner.run(inputOf('cwd'), waiting))).outcome).toBe('ok');
    await runner.close();
  });

  it.each(['pid', 'standsStill'])('is gone when the runner has closed: %s', async (way) => {
    const runner = handlerRunner('own-process.ts', { ...inProcess, timeoutMs: way === 'pid' ? 30_000 : 300 });
    const [pid = ''] = messagesOf(await collect(runner.run(inputOf(way), waiting)));
    await runner.close();
    expect(Number(pid)).toBeGreaterThan(0);
    expect(isAlive(Number(pid))).toBe(false);
  });

  it.each(['pid', 'standsStill'])('is gone when evtool has been killed: %s', async (way) => {
    const helper = new URL('./run-handler.ts', import.meta.url).href;
    const script = `
      const { handlerRunner, inputOf } = await import(${JSON.stringify(helper)});
      const runner = handlerRunner('own-process.ts', { isolate: 'process' });
      for await (const event of runner.run(inputOf('${way}'), { signal: new AbortController().signal }))
        if (event.type === 'log') console.log(event.message);`;
    const evtool = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [text] = await once(evtool.stdout, 'data');
    const pid = Number(String(text));
    expect(isAlive(pid)).toBe(true);
    evtool.kill('SIGKILL');
    await gone(pid);
  });

  it('with options that Node does not take is a wrong use', async () => {
    const runner = handlerRunner('own-process.ts', { ...inProcess, nodeOptions: ['--no-such-option'] });
    await expect(runner.load(waiting)).rejects.toThrow(
      'Node does not take the handler\'s nodeOptions "--no-such-option": bad option: --no-such-option.',
    );
    await runner.close();
  });
});
