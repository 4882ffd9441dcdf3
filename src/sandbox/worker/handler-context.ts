import { randomUUID } from 'node:crypto';
import { endingSignal } from '../../core/handler/ending.ts';
import type { HandlerContext, LogLevel } from '../../core/handler/handler.ts';
import type { RunInput } from '../../core/handler/runner.ts';
import { randomUuid, seededRandom } from '../../core/handler/seeded-random.ts';
import type { FromThread } from '../protocol.ts';
import type { DebugHooks } from './debug-hooks.ts';
import type { LogWriter } from './log-writer.ts';
import { plainFields } from './plain-fields.ts';

type ContextParts = {
  readonly produce: HandlerContext['produce'];
  readonly log: LogWriter;
  readonly post: (message: FromThread) => void;
  readonly signal: AbortSignal;
  readonly seed: string | undefined;
  /** As it was before the handler was loaded. */
  readonly env: HandlerContext['env'];
  /** Where a debugger may stop before what is about to happen. */
  readonly gate: DebugHooks['gate'] | undefined;
};

/** What a handler gets beside its message. */
export const handlerContext = (
  input: RunInput,
  { produce, log, post, signal, seed, gate, env }: ContextParts,
): HandlerContext => {
  return {
    produce: (target, request) => {
      gate?.('produce');
      return produce(target, request);
    },
    log: {
      debug: logAt('debug', log, gate),
      info: logAt('info', log, gate),
      warn: logAt('warn', log, gate),
      error: logAt('error', log, gate),
    },
    signal,
    ...(seed === undefined ? realSources : seededSources(input, seed)),
    // A getter is not run to make a picture: else every stop would show all variables, and what is secret of them.
    get env() {
      return env;
    },
    skip: (reason) => {
      throw endingSignal({ outcome: 'skipped', reason: String(reason) });
    },
    retry: (afterMs) => {
      throw endingSignal({ outcome: 'retry', ...(afterMs !== undefined && { reason: `after ${afterMs} ms` }) });
    },
    deadLetter: (reason) => {
      throw endingSignal({ outcome: 'dead-letter', reason: String(reason) });
    },
    step: (label) => post({ type: 'event', event: { type: 'mark', at: log.elapsed(), label: String(label) } }),
    isReplay: true,
  };
};

const logAt =
  (level: LogLevel, log: LogWriter, gate: ContextParts['gate']): HandlerContext['log'][LogLevel] =>
  (message, fields) => {
    gate?.('log');
    log.write(level, String(message), plainFields(fields));
  };

type Sources = Pick<HandlerContext, 'now' | 'random' | 'uuid'>;

const realSources: Sources = { now: () => new Date(), random: Math.random, uuid: () => randomUUID() };

/** The same for the same seed and message, whatever ran before it; each look at the clock is a millisecond later. */
const seededSources = ({ topic, partition, offset, timestamp, fixture }: RunInput, seed: string): Sources => {
  const random = seededRandom(JSON.stringify([seed, topic, partition, offset, fixture]));
  let time = Math.max(0, timestamp);
  return { now: () => new Date(time++), random, uuid: () => randomUuid(random) };
};
