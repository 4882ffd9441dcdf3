import type { ExpectedOutcome } from '../fixture/fixture.ts';
import { type Difference, differencesOf } from './differences.ts';
import { producedParts } from './produced-parts.ts';
import type { ReplayResult } from './replay-result.ts';

type Actual = Pick<ReplayResult, 'outcome' | 'error' | 'produced' | 'logs'>;

/**
 * How a result differs from what its fixture expects; empty when it does not. Only the parts given are compared. `error`:
 * a part of its text, or some of its members. `produced`: every message in order, each by some of its members. `logs`:
 * some in order, others between them, each a text or some of its members.
 */
export const unmetExpectations = (expected: ExpectedOutcome, actual: Actual): readonly Difference[] => [
  ...differencesOf(expected.outcome, actual.outcome, '/outcome'),
  ...(expected.error === undefined ? [] : errorDifferences(expected.error, actual.error)),
  ...(expected.produced === undefined
    ? []
    : differencesOf(expected.produced, actual.produced.map(producedParts), '/produced')),
  ...(expected.logs === undefined ? [] : logDifferences(expected.logs, actual.logs)),
];

const errorDifferences = (expected: unknown, error: Actual['error']): readonly Difference[] => {
  if (typeof expected !== 'string') return differencesOf(expected, error, '/error');
  const text = error && `${error.name}: ${error.message}`;
  return text?.includes(expected) ? [] : [{ path: '/error', expected, actual: text }];
};

const logDifferences = (expected: unknown, logs: Actual['logs']): readonly Difference[] => {
  const said = logs.filter((log) => log.type === 'log');
  let from = 0;
  return [expected].flat().flatMap((wanted, index) => {
    const parts = typeof wanted === 'string' ? { message: wanted } : wanted;
    const found = said.findIndex((log, at) => at >= from && differencesOf(parts, log).length === 0);
    if (found < 0) return [{ path: `/logs/${index}`, expected: wanted, actual: said[from]?.message }];
    from = found + 1;
    return [];
  });
};
