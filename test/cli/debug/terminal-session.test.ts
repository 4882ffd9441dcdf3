import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openInterrupts } from '../../../src/cli/interrupts.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { Stopped } from '../../../src/cli/stopped.ts';
import { openContext } from '../../../src/wire.ts';
import { type ReplayWorkspace, replayWorkspace } from '../../support/replay-workspace.ts';

const order = { event: 'order', key: '7', value: { id: '7', do: [{ log: 'first' }, { log: 'second' }] } };
const controlC = '\u0003';
const controlD = '\u0004';

/** `evtool debug` as a person has it, with keys for what is typed. */
const openDebugger = ({ root }: ReplayWorkspace, { args = ['o.json'], env = {} } = {}) => {
  const stop = new AbortController();
  const interrupts = openInterrupts(() => stop.abort(new Stopped('SIGINT', 130)));
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const [stdout, stderr] = [terminal(), terminal()];
  const code = runCli({
    argv: ['debug', 'order', ...args, '--plain'],
    env,
    cwd: root,
    streams: { stdin, stdout, stderr },
    stop,
    interrupts,
    openContext,
  });
  let screen = '';
  let wake = (): void => {};
  for (const stream of [stdout, stderr]) {
    stream.on('data', (chunk: Buffer) => {
      screen += chunk.toString();
      wake();
    });
  }
  /** Resolves when the screen has it after all that was seen before. */
  const sees = async (text: string): Promise<void> => {
    for (;;) {
      const at = screen.indexOf(text);
      if (at >= 0) {
        screen = screen.slice(at + text.length);
        return;
      }
      await new Promise<void>((resolve, reject) => {
        wake = resolve;
        code.then((ended) => reject(new Error(`ended with ${ended} without ${text}: ${screen}`)), reject);
      });
    }
  };
  return { sees, type: (keys: string): void => void stdin.write(keys), code };
};

const terminal = () => Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });

const workspace = (files: Readonly<Record<string, unknown>> = {}): Promise<ReplayWorkspace> =>
  replayWorkspace({ 'o.json': order, ...files });

describe('the prompt at a terminal', () => {
  it('asks at each stop, completes what is typed, and ends with quit', async () => {
    const { sees, type, code } = openDebugger(await workspace());
    await sees('(entry)');
    await sees('(evtool) ');
    type('p val\t');
    await sees('ue');
    type('.i\t');
    await sees('d');
    type('\r');
    await sees('"7"');
    await sees('(evtool) ');
    type('q\r');
    await sees('0 messages');
    expect(await code).toBe(0);
  });

  it('ends at Ctrl-C, and runs on to the end at Ctrl-D', async () => {
    const one = openDebugger(await workspace());
    await one.sees('(evtool) ');
    one.type(controlC);
    expect(await one.code).toBe(130);
    const other = openDebugger(await workspace(), { args: ['o.json', '--break', '8'] });
    await other.sees('(evtool) ');
    other.type(controlD);
    await other.sees('1 message: 1 ok');
    expect(await other.code).toBe(0);
  });

  it('changes the message in the editor, and opens again what is no JSON yet', async () => {
    const at = await workspace();
    const editor = join(at.root, 'editor.sh');
    // The first time it breaks the JSON, the second time it mends what it broke.
    await writeFile(
      editor,
      '#!/bin/sh\ngrep -q BROKEN "$1" && sed -i s/BROKEN/\'"8"\'/ "$1" || sed -i s/\'"7"\'/BROKEN/ "$1"\n',
    );
    await chmod(editor, 0o755);
    const { sees, type, code } = openDebugger(at, { env: { ...process.env, EDITOR: editor } });
    await sees('(evtool) ');
    type('edit\r');
    await sees('the JSON is wrong at line 2, column 9');
    await sees('edit opens your text again');
    await sees('(evtool) ');
    type('edit\r');
    await sees('✓ changed');
    await sees('to run it: retry');
    type('retry\r');
    await sees('run 2');
    await sees('value = { id: "8"');
    type(controlC);
    expect(await code).toBe(130);
  });

  it('says how to name an editor where none is', async () => {
    const { sees, type, code } = openDebugger(await workspace());
    await sees('(evtool) ');
    type('edit\r');
    await sees('export EDITOR=vi');
    type('q\r');
    expect(await code).toBe(0);
  });

  it('begins again above the prompt after a save, and keeps what was typed', async () => {
    const at = await workspace();
    const { sees, type, code } = openDebugger(at, { args: ['o.json', '--watch', '--break', '8'] });
    await sees('(evtool) ');
    type('p value.i');
    await sees('p value.i');
    await at.write('o.json', { ...order, value: { id: '8', do: [{ log: 'third' }] } });
    await sees('run 2');
    await sees('value = { id: "8"');
    await sees('(evtool) p value.i');
    type('d\r');
    await sees('"8"');
    type('c\r');
    await sees('(break 1)');
    type('c\r');
    await sees('waiting for a save');
    type(controlC);
    expect(await code).toBe(130);
  });
});
