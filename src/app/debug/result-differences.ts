import { jsonDifferences } from '../../core/diff/json-differences.ts';
import { plainBytes } from '../../core/message-text.ts';
import type { Difference } from '../../core/replay/differences.ts';
import type { ProducedMessage, ReplayResult } from '../../core/replay/replay-result.ts';

/** How what became of a message differs between two runs; `expected` is of the older one. */
export const resultDifferences = (before: ReplayResult, now: ReplayResult): readonly Difference[] =>
  jsonDifferences(partsOf(before), partsOf(now)).map(({ path, before: expected, after: actual }) => ({
    path,
    expected,
    actual,
  }));

const partsOf = ({ outcome, reason, error, produced, logs }: ReplayResult) => ({
  outcome,
  ...(reason !== undefined && { reason }),
  ...(error && { error: { name: error.name, message: error.message } }),
  produced: produced.map(producedParts),
  logs: logs.flatMap((log) => (log.type === 'log' ? [logParts(log)] : [])),
});

const producedParts = ({ message: { raw, event, value } }: ProducedMessage) => ({
  topic: raw.topic,
  ...(event !== undefined && { event }),
  key: plainBytes(raw.key),
  value: Buffer.isBuffer(value) ? plainBytes(value) : value,
});

const logParts = ({ level, message, fields }: Extract<ReplayResult['logs'][number], { type: 'log' }>) => ({
  level,
  message,
  ...(fields && { fields }),
});
