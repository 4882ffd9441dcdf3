import { PassThrough, Readable, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { Stopped } from '../../src/cli/stopped.ts';
import { openTerminal } from '../../src/cli/terminal.ts';

it('stops the run in plain words when the output goes to a full disk', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done(full) });
  const stop = new AbortController();
  const streams = { stdin: Readable.from([]), stdout, stderr: new PassThrough() };
  const terminal = openTerminal({ streams, env: {}, wantsColor: false, isQuiet: false, stop });
  const words = { message: 'Cannot write the output: the disk is full.', exitCode: 1 };
  await expect(terminal.out('a message\n')).rejects.toMatchObject(words);
  expect(stop.signal.reason).toMatchObject(words);
});

it('waits no longer for a slow reader once the run is stopped: what was written is written', async () => {
  const stdout = new Writable({ write: () => {} });
  const stop = new AbortController();
  const streams = { stdin: Readable.from([]), stdout, stderr: new PassThrough() };
  const terminal = openTerminal({ streams, env: {}, wantsColor: false, isQuiet: false, stop });
  const written = terminal.out('a message\n'.repeat(10_000));
  stop.abort(new Stopped('SIGINT', 130));
  await expect(written).resolves.toBeUndefined();
});
