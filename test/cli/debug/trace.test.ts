import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replayWorkspace } from '../../support/replay-workspace.ts';
import { runCli } from '../../support/run-cli.ts';

const order = { event: 'order', key: '7', value: { id: '7', do: [{ log: 'first' }] } };
const traced = ['replay', 'o.json', 'p.json', '--handler', 'order', '--trace', 't.ndjson'];

const linesOf = async (root: string): Promise<readonly Record<string, unknown>[]> =>
  (await readFile(join(root, 't.ndjson'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('a trace', () => {
  it('has every line that was passed, with its values and effects, and each summary', async () => {
    const { root } = await replayWorkspace({ 'o.json': order, 'p.json': order });
    const { stdout, stderr, code } = await runCli(traced, { cwd: root });
    expect(stdout.match(/^▶ order/gm)).toHaveLength(2);
    expect({ stderr, code }).toEqual({ stderr: expect.stringMatching(/^2 messages: 2 ok/), code: 0 });
    const lines = await linesOf(root);
    const passed = lines.filter(({ stop }) => stop !== undefined);
    expect(passed.map(({ stop }) => stop)).toEqual(passed.map((_, index) => index + 1));
    expect(passed.slice(0, 3)).toMatchObject([
      { stage: 'handle', line: 7, message: { fixture: 'o.json' } },
      { line: 8, locals: { deed: { log: 'first' } }, changed: ['deed'] },
      { line: 9, logs: [{ message: 'first' }] },
    ]);
    expect(lines.filter(({ handler }) => handler !== undefined)).toMatchObject([
      { outcome: 'ok', fixture: 'o.json' },
      { outcome: 'ok', fixture: 'p.json' },
    ]);
  });

  it('is written beside the prompt too, of the lines between the stops as well', async () => {
    const { root } = await replayWorkspace({ 'o.json': order, 'p.json': order });
    const args = [...traced, '--break', '14', '-O', 'ndjson'];
    const { stdout } = await runCli(args, { cwd: root, stdin: 'continue\nquit\n' });
    const stops = stdout.split('\n').filter((line) => line.startsWith('{"stop"'));
    expect(stops.map((line) => JSON.parse(line).line)).toEqual([7, 14]);
    const lines = await linesOf(root);
    expect(lines.map(({ line }) => line).slice(0, 6)).toEqual([7, 8, 9, 10, 11, 14]);
  });

  it('replaces one that is there', async () => {
    const { root } = await replayWorkspace({ 'o.json': order, 'p.json': order });
    await writeFile(join(root, 't.ndjson'), 'what was there before\n'.repeat(1000));
    await runCli(traced, { cwd: root });
    expect((await linesOf(root))[0]).toMatchObject({ stop: 1 });
  });

  it('leaves one that is there alone when nothing is run', async () => {
    const { root } = await replayWorkspace({ 'o.json': order });
    await writeFile(join(root, 't.ndjson'), 'before');
    expect(await runCli(traced, { cwd: root })).toMatchObject({ code: 2 });
    expect(await readFile(join(root, 't.ndjson'), 'utf8')).toBe('before');
  });
});
