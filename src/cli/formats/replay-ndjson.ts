import type { Header, InspectedMessage } from '../../core/message.ts';
import { groupHeaders, textOrBytes } from '../../core/message-text.ts';
import type { ProducedMessage, ReplayLog, ReplayResult } from '../../core/replay/replay-result.ts';
import { terminalSafeJson } from './json-safe.ts';

/** What became of a message as one line of JSON, in the order of keys that scripts rely on; absent is absent. */
export const replayJson = (result: ReplayResult, { isTerminal }: { readonly isTerminal: boolean }): string => {
  const json = JSON.stringify(summaryOf(result));
  return isTerminal ? terminalSafeJson(json) : json;
};

const summaryOf = (result: ReplayResult) => {
  const { handler, message, fixture, hasPlace, outcome, reason, steps, logs, produced, error, ms } = result;
  const { topic, partition, offset } = message.raw;
  return {
    handler,
    topic,
    ...(hasPlace && { partition, offset }),
    fixture,
    outcome,
    reason,
    steps: steps.map(({ step, status, ms: took }) => ({ step, status, ms: took === undefined ? took : rounded(took) })),
    logs: logs.flatMap(logOf),
    produced: produced.map(producedOf),
    error: error && {
      name: error.name,
      message: error.message,
      class: error.class,
      file: error.file,
      line: error.line,
      column: error.column,
      stack: error.stack,
    },
    ms: rounded(ms),
  };
};

const logOf = (log: ReplayLog) => {
  if (log.type === 'mark') return [];
  const { at, level, message, fields, file, line } = log;
  return [{ ms: rounded(at), level, message, fields, file, line }];
};

const producedOf = ({ message, held }: ProducedMessage) => {
  const { raw, event, valid, issues } = message;
  return {
    topic: raw.topic,
    event,
    key: plain(raw.key),
    headers: plainHeaders(raw.headers),
    value: valueOfMessage(message),
    valid,
    issues: issues.length === 0 ? undefined : issues,
    held,
  };
};

const valueOfMessage = ({ encoding, value }: InspectedMessage): unknown =>
  encoding === 'base64' && Buffer.isBuffer(value) ? value.toString('base64') : value;

const plainHeaders = (headers: readonly Header[]) =>
  Object.fromEntries(
    [...groupHeaders(headers)].map(([name, values]) => [
      name,
      values.length === 1 ? plain(values[0] ?? null) : values.map(plain),
    ]),
  );

/** Text, null, or `{base64}`. */
const plain = (bytes: Buffer | null): unknown => {
  const value = textOrBytes(bytes);
  return Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value;
};

/** Tenths of a millisecond. */
const rounded = (ms: number): number => Math.round(ms * 10) / 10;
