import { textOrBytes } from '../../core/message-text.ts';
import { type Difference, differencesOf } from '../../core/replay/differences.ts';
import type { ProducedMessage, ReplayResult } from '../../core/replay/replay-result.ts';

/** How what became of a message differs between two runs; `expected` is of the older one. */
export const resultDifferences = (before: ReplayResult, now: ReplayResult): readonly Difference[] => {
  const [old, young] = [partsOf(before), partsOf(now)];
  const lost = differencesOf(old, young);
  // Members that only the newer one has are no difference to `differencesOf`: to it, the older one expects a part.
  const gained = differencesOf(young, old)
    .filter(({ path }) => !lost.some((one) => path === one.path || path.startsWith(`${one.path}/`)))
    .map(({ path, expected, actual }) => ({ path, expected: actual, actual: expected }));
  return [...lost, ...gained];
};

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
  key: plain(textOrBytes(raw.key)),
  value: plain(value),
});

const logParts = ({ level, message, fields }: Extract<ReplayResult['logs'][number], { type: 'log' }>) => ({
  level,
  message,
  ...(fields && { fields }),
});

/** Bytes as a fixture writes them. */
const plain = (value: unknown): unknown => (Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value);
