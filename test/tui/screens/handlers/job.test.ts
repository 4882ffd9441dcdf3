import { expect, test } from 'vitest';
import { jobText, jobWith, leftOut, startedJob } from '../../../../src/tui/screens/handlers/job.ts';
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

test('the text tells how far it is, and then how good', () => {
  const job = { ...jobWith(startedJob('fixtures'), [row('ok'), row('failed')]), total: 12 };
  expect(jobText(job)).toBe('2 of 12: 1 ok, 1 failed');
  expect(jobText({ ...job, status: { type: 'done' } })).toBe('1 of 2 bad: 1 ok, 1 failed');
});
