import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { thisProcess } from '../../../src/brokers/local/owner.ts';
import { draftOf, readAll, send } from '../../support/broker-session.ts';
import { localFolder } from '../../support/local-folder.ts';

const script = fileURLToPath(new URL('../../support/local-writer.ts', import.meta.url));

type Writer = { readonly child: ChildProcess; readonly stdout: Promise<string>; readonly stderr: Promise<string> };

const startWriter = (...args: readonly string[]): Writer => {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, stdout: text(child.stdout), stderr: text(child.stderr) };
};

const confirmedBy = async ({ stdout }: Writer): Promise<ReadonlyMap<string, number>> => {
  // A killed writer's last line may be cut off.
  const lines = (await stdout).split('\n').slice(0, -1);
  return new Map(lines.map((line) => [line.split(' ')[1] ?? '', Number(line.split(' ')[0])]));
};

const nameOf = (value: Buffer | null): string => String(value?.subarray(0, 40)).split(':').slice(0, 2).join(':');

test('processes that append to one partition at once lose nothing, and each keeps its order', async () => {
  const { root, open } = await localFolder();
  const writers = ['a', 'b', 'c'].map((name) => startWriter(root, 'orders', name, '300', '200'));
  for (const writer of writers) expect(await writer.stderr).toBe('');
  const confirmed = new Map((await Promise.all(writers.map(confirmedBy))).flatMap((map) => [...map]));
  const messages = await readAll(await open(), 'orders');
  expect(messages.map(({ offset }) => offset)).toEqual(Array.from({ length: 900 }, (_, offset) => offset));
  expect(new Map(messages.map(({ value, offset }) => [nameOf(value), offset]))).toEqual(
    new Map([...confirmed].sort((x, y) => x[1] - y[1])),
  );
  for (const name of ['a', 'b', 'c']) {
    const own = messages.map(({ value }) => nameOf(value)).filter((found) => found.startsWith(`${name}:`));
    expect(own).toEqual(Array.from({ length: 300 }, (_, number) => `${name}:${number}`));
  }
  expect(readdirSync(join(root, 'orders-0'))).toEqual(['00000000000000000000.log']);
});

test('a writer that is killed costs no confirmed message, blocks nobody and leaves a readable log', async () => {
  const { root, open } = await localFolder();
  const confirmed = new Map<string, number>();
  // Others write all the time, and so meet each dead one's lock, several at once.
  const survivors = ['x', 'y', 'z'].map((name) => startWriter(root, 'orders', name, '500', '1000'));
  for (let round = 0; round < 8; round += 1) {
    const writer = startWriter(root, 'orders', `victim${round}`, '1000000', '400000');
    // Killed somewhere in its appends, which take most of its time.
    for (let line = 0; line <= round % 4; line += 1) await once(writer.child.stdout ?? writer.child, 'data');
    writer.child.kill('SIGKILL');
    await once(writer.child, 'exit');
    for (const [name, offset] of await confirmedBy(writer)) confirmed.set(name, offset);
  }
  for (const survivor of survivors) {
    expect((await survivor.stderr).replaceAll(/Cut off .*\n/g, '')).toBe('');
    for (const [name, offset] of await confirmedBy(survivor)) confirmed.set(name, offset);
  }
  const stored = new Map((await readAll(await open(), 'orders')).map(({ value, offset }) => [nameOf(value), offset]));
  for (const [name, offset] of confirmed) expect([name, stored.get(name)]).toEqual([name, offset]);
  expect(confirmed.size).toBeGreaterThan(1_500);
});

// Only Linux tells: a container's first process may never notice that its children have ended.
test.runIf(process.platform === 'linux')(
  'the lock of a process that ended unnoticed by its parent is taken',
  async () => {
    const { root, open } = await localFolder();
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => void parent.kill());
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const broker = await open();
    await send(broker, [draftOf('orders', 'a')]);
    writeFileSync(
      join(root, 'orders-0', '.lock'),
      JSON.stringify({ ...thisProcess(), pid: Number(line), start: null }),
    );
    expect(await send(broker, [draftOf('orders', 'b')])).toMatchObject([{ offset: 1 }]);
  },
);

test('a disk that takes no more is told with the path, and what was torn is taken back', async () => {
  const { root, notices, open } = await localFolder();
  const size = '300000';
  const limited = `ulimit -f 2000; exec "$0" "$@"`;
  const child = spawn('sh', ['-c', limited, process.execPath, script, root, 'orders', 'a', '20', size]);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(stderr).toMatch(/^EvtoolError: Could not write .*orders-0: the file would become larger than it may\.\n$/);
  const confirmed = stdout.trim().split('\n').length;
  expect(confirmed).toBeGreaterThan(1);
  expect(confirmed).toBeLessThan(20);
  const broker = await open();
  expect(await readAll(broker, 'orders')).toHaveLength(confirmed);
  expect(await send(broker, [draftOf('orders', 'after')])).toMatchObject([{ offset: confirmed }]);
  expect(notices).toEqual([]);
});

test('a folder that may not be written to is told with the path', async () => {
  const { root, open } = await localFolder();
  await (await open()).createTopic(
    { name: 'orders', partitions: 1, replicas: -1 },
    { signal: new AbortController().signal },
  );
  chmodSync(join(root, '..', '..'), 0o755);
  chmodSync(root, 0o555);
  const nobody = '65534';
  const writer = startWriter(root, 'invoices', 'a', '1', '10', nobody);
  expect(await writer.stderr).toMatch(/^EvtoolError: Could not write .*invoices-0: permission denied\.\n$/);
  chmodSync(root, 0o755);
  expect(existsSync(join(root, 'invoices-0'))).toBe(false);
});
