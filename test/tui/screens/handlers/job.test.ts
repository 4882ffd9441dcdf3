import { expect, test } from 'vitest';
import { jobWith, leftOut, startedJob } from '../../../../src/tui/screens/handlers/job.ts';
import { jobSign } from '../../../../src/tui/screens/handlers/job-sign.ts';
import { jobText, shortJobText, timesText } from '../../../../src/tui/screens/handlers/job-text.ts';
import type { RunRow } from '../../../../src/tui/screens/handlers/run-row.ts';

const row = (outcome: RunRow['outcome'], more: Partial<RunRow> = {}): RunRow => ({
  name: 'orders:0@1',
  isFixture: false,
  outcome,
  isGood: outcome === 'ok',
  expected: '',
  ms: 1,
  problem: '',
  place: null,
  ...more,
});

test('all fixtures are rows, but of a replay only what does not end well', () => {
  const rows = [row('ok'), row('failed'), row('skipped'), row('retry')];
  expect(jobWith(startedJob('fixtures'), rows).rows).toHaveLength(4);
  expect(jobWith(startedJob('replay'), rows).rows.map(({ outcome }) => outcome)).toEqual(['failed', 'retry']);
});

test('a replay keeps so many rows and counts the others', () => {
  const many = Array.from({ length: 1_500 }, () => row('failed'));
  const job = jobWith(jobWith(startedJob('replay'), many), [row('ok'), row('failed')]);
  expect(job.rows).toHaveLength(1_000);
  expect([job.count, job.bad, leftOut(job)]).toEqual([1_502, 1_501, 501]);
});

test('the time of what did not come to the handler does not count', () => {
  const job = jobWith(startedJob('fixtures'), [row('invalid', { ms: 0 }), row('ok', { ms: 7 })]);
  expect(job.latencies).toEqual([7]);
});

test('the text tells how far it is, for how long and in which fixture, and then how good', () => {
  const files = ['a.json', 'b.json', 'c.json'];
  const job = { ...jobWith(startedJob('fixtures', 1_000), [row('ok'), row('failed')]), total: 3, files };
  expect(jobText(job, 1_500)).toBe('2 of 3, in c.json: 1 ok, 1 failed');
  expect(jobText(job, 5_600)).toBe('2 of 3, 4 s, in c.json: 1 ok, 1 failed');
  expect(shortJobText(job, 5_600)).toBe('2 of 3, 4 s, 1 wrong');
  expect(jobText({ ...job, status: { type: 'done' } }, 0)).toBe('1 of 2 not as expected: 1 ok, 1 failed');
});

test('what was stopped says where, and is not good', () => {
  const job = { ...startedJob('fixtures'), total: 5, files: ['a.json'], status: { type: 'stopped' } as const };
  expect(jobText(job, 0)).toBe('stopped at a.json, 0 of 5');
  expect(shortJobText(job, 0)).toBe('stopped, 0 of 5');
  expect(jobSign(job)).toEqual({ glyph: 'none', role: 'warn' });
});

test('nothing is expected of a replay but that it goes well', () => {
  const done = { status: { type: 'done' } } as const;
  expect(jobText({ ...jobWith(startedJob('replay'), [row('ok')]), ...done }, 0)).toBe('1 went well: 1 ok');
  expect(jobText({ ...jobWith(startedJob('replay'), [row('failed')]), ...done }, 0)).toMatch('1 of 1 went wrong');
});

test('what had nothing to run says so, and is not good', () => {
  const done = { status: { type: 'done' } } as const;
  expect(shortJobText({ ...startedJob('fixtures'), ...done }, 0)).toBe('no fixtures');
  expect(shortJobText({ ...startedJob('replay'), ...done }, 0)).toBe('no messages');
  expect(jobSign({ ...startedJob('fixtures'), ...done })).toEqual({ glyph: 'none', role: 'warn' });
});

test('a few times say nothing of a handler, many do', () => {
  const job = (count: number) => ({
    ...jobWith(
      startedJob('replay'),
      Array.from({ length: count }, () => row('ok', { ms: 2 })),
    ),
    status: { type: 'done' } as const,
  });
  expect(timesText(job(5))).toBeNull();
  expect(timesText(job(40))).toBe('half took up to 2.0 ms, 19 of 20 up to 2.0 ms');
});
