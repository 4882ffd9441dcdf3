import type { HandlerFailure } from '../core/handler/outcome.ts';
import type { RunnerOptions } from '../core/handler/runner.ts';
import type { FromThread, OutcomeEvent, ThreadEnd } from './protocol.ts';

/** What became of a message whose handler did not come to its own end. */
export type Verdict = Pick<OutcomeEvent, 'outcome' | 'reason' | 'error'>;

export const outOfMemory = ({ maxMemoryMb, handler }: RunnerOptions): Verdict => ({
  outcome: 'failed',
  error: bug('OutOfMemory', `used more than ${maxMemoryMb} MB of memory`, handler.module),
});

type LastSaid = {
  /** The last thing that the thread said of its own end. */
  readonly lastWord: FromThread | undefined;
  readonly options: RunnerOptions;
};

/** What a thread's own end says of the handler. */
export const endVerdict = (
  { name, reason: why, isOutOfMemory }: ThreadEnd,
  { lastWord, options }: LastSaid,
): Verdict => {
  const { module } = options.handler;
  if (isOutOfMemory) return outOfMemory(options);
  if (lastWord?.type === 'exit') return { outcome: 'failed', error: lastWord.failure };
  if (lastWord?.type === 'uncaught') {
    const reason = lastWord.isRejection ? 'an unhandled rejection' : 'an uncaught exception';
    return { outcome: 'failed', reason, error: lastWord.failure };
  }
  if (lastWord?.type === 'idle') {
    return {
      outcome: 'failed',
      error: bug('NeverResolves', 'nothing is pending that could wake the handler up', module),
    };
  }
  return { outcome: 'failed', error: bug(name, why, module) };
};

/** A fault that lies in the handler's own code. */
export const bug = (name: string, message: string, file: string): HandlerFailure => ({
  name,
  message,
  class: 'bug',
  file,
});
