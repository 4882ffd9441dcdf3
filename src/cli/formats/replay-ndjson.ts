import type { ReplayResult } from '../../core/replay/replay-result.ts';
import { terminalSafeJson } from './json-safe.ts';
import { logJson } from './log-json.ts';
import { producedJson } from './produced-json.ts';

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
    logs: logs.flatMap(logJson),
    produced: produced.map(producedJson),
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

/** Tenths of a millisecond. */
const rounded = (ms: number): number => Math.round(ms * 10) / 10;
