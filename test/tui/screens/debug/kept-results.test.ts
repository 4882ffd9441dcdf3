import { describe, expect, it } from 'vitest';
import type { ReplayResult } from '../../../../src/core/replay/replay-result.ts';
import { mostResults, noResults, resultOf, withResult } from '../../../../src/tui/screens/debug/kept-results.ts';
import { inspectedMessage } from '../../../support/inspected-message.ts';

const resultWith = (parts: Partial<ReplayResult> = {}): ReplayResult => ({
  handler: 'h',
  message: inspectedMessage(),
  hasPlace: true,
  outcome: 'ok',
  steps: [],
  issues: [],
  logs: [],
  produced: [],
  ms: 1,
  ...parts,
});

const logged = (message: string): ReplayResult =>
  resultWith({ logs: [{ type: 'log', at: 1, level: 'info', message, fields: { some: message } }] });

const numbers = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, n) => from + n);

describe('the results that are kept', () => {
  it('are the newest of many, and it is counted how many were dropped', () => {
    const results = numbers(1, 10_001).reduce((kept, number) => withResult(kept, number, resultWith()), noResults);
    expect(results.kept).toHaveLength(mostResults);
    expect(results.dropped).toBe(10_000 - mostResults);
    expect(resultOf(results, 1)).toBeNull();
    expect(resultOf(results, 10_000)?.outcome).toBe('ok');
  });

  it('are fewer where they are large, but the newest is always there', () => {
    const large = numbers(1, 11).reduce((kept, number) => withResult(kept, number, logged('x'.repeat(1e6))), noResults);
    expect(large.kept.map(({ number }) => number)).toEqual([6, 7, 8, 9, 10]);
    expect(large.bytes).toBeLessThan(16 * 1024 * 1024);
    const huge = withResult(large, 11, logged('x'.repeat(20e6)));
    expect(huge.kept.map(({ number }) => number)).toEqual([11]);
    expect(huge.dropped).toBe(10);
  });

  it('have one of each message: of its last run', () => {
    const first = withResult(withResult(noResults, 1, logged('long '.repeat(99))), 2, resultWith());
    const again = withResult(first, 1, resultWith({ outcome: 'failed' }));
    expect(resultOf(again, 1)?.outcome).toBe('failed');
    expect(again.kept).toHaveLength(2);
    expect(again.bytes).toBeLessThan(first.bytes);
    expect(again.dropped).toBe(0);
  });
});
