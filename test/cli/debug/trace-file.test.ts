import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openTraceFile } from '../../../src/cli/replay/trace-file.ts';

it('ends after 100,000 stops, and says so once', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'evtool-trace-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  const said: string[] = [];
  const trace = await openTraceFile('t.ndjson', { cwd, say: (text) => void said.push(text) });
  const raw = { topic: 'orders', partition: 0, offset: 0, timestamp: 0, key: null, value: null, headers: [] };
  const message = { raw, encoding: null, value: null, issues: [], steps: [] };
  const queued = { message, hasPlace: false, number: 1, attempt: 1 };
  const nothing = { frames: [], scopes: [], changed: [], watches: [], effects: { logs: 0, produced: 0 } };
  const shown = { isFirst: false, logs: [], produced: [], watchNumbers: new Map<string, number>(), isPast: false };
  for (let number = 1; number <= 100_002; number += 1) {
    await trace.stop({ ...shown, stop: { number, reason: 'in', stage: 'handle', queued, ...nothing } });
  }
  await trace.close();
  const lines = (await readFile(join(cwd, 't.ndjson'), 'utf8')).trimEnd().split('\n');
  expect(lines).toHaveLength(100_000);
  expect(lines.at(-1)).toMatch(/^\{"stop":100000,/);
  expect(said).toEqual(['t.ndjson ends here, after 100,000 stops; the handler goes on.\n']);
});
