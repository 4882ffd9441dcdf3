import { valueJson } from '../../../core/debug/value-json.ts';
import { terminalSafeJson } from '../../formats/json-safe.ts';
import { replayJson } from '../../formats/replay-ndjson.ts';
import type { Face, Probe } from '../face.ts';
import { answerJson } from './answer-ndjson.ts';
import { stopJson } from './stop-ndjson.ts';

/**
 * For programs: one JSON object a line. A stop begins with `stop`, an answer with `command`, what a logpoint tells with
 * `logpoint`, a message's summary with `handler`.
 */
export const ndjsonFace = ({ isTerminal }: { readonly isTerminal: boolean }): Face => {
  const line = (json: string): string => `${isTerminal ? terminalSafeJson(json) : json}\n`;
  return {
    stop: (shown) => line(JSON.stringify(stopJson(shown))),
    probe: (probe) => line(JSON.stringify(probeJson(probe))),
    result: (result) => `${replayJson(result, { isTerminal })}\n`,
    waiting: () => line(JSON.stringify({ waiting: 'a save' })),
    answer: (answer) => line(answerJson(answer)),
  };
};

const probeJson = ({ number, breakpoint, value, error }: Probe) => ({
  logpoint: number,
  ...(breakpoint.kind === 'line' && { file: breakpoint.file, line: breakpoint.line, expression: breakpoint.log }),
  value: value && valueJson(value),
  error,
});
