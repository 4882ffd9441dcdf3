import type { HandlerFailure } from '../../core/handler/outcome.ts';
import { shownPath, userFrame } from '../frames.ts';
import type { FromThread } from '../protocol.ts';
import { describeFailure } from './describe-failure.ts';

/** Tells the main thread why this one ends, before it does. */
export const reportEnd = (post: (message: FromThread) => void, root: string): void => {
  // A monitor changes nothing: the handler's own listeners, and Node's rules, decide whether the thread lives on.
  let isUncaught = false;
  process.on('uncaughtExceptionMonitor', (thrown: unknown, origin) => {
    isUncaught = true;
    post({ type: 'uncaught', failure: uncaught(thrown, root), isRejection: origin === 'unhandledRejection' });
  });
  process.on('beforeExit', () => post({ type: 'idle' }));
  const { exit } = process;
  process.exit = (code): never => {
    // Node itself calls it after an error that nothing caught.
    if (!isUncaught) post({ type: 'exit', failure: exitFailure(code, root) });
    return exit(code);
  };
};

/** Node wraps a rejection's reason that is no Error, and keeps only its text. */
const uncaught = (thrown: unknown, root: string): HandlerFailure => {
  const failure = describeFailure(thrown, root);
  const isWrapped = thrown instanceof Error && Reflect.get(thrown, 'code') === 'ERR_UNHANDLED_REJECTION';
  const reason = isWrapped ? /with the reason "(.*)"\.$/s.exec(thrown.message)?.[1] : undefined;
  if (reason === undefined) return failure;
  return { name: 'UnhandledRejection', message: `rejected with ${reason}, not an Error`, class: 'bug' };
};

const exitFailure = (code: unknown, root: string): HandlerFailure => {
  const frame = userFrame(String(new Error().stack));
  return {
    name: 'ProcessExit',
    message: `process.exit(${code ?? ''}) was called`,
    class: 'bug',
    ...(frame && { file: shownPath(root, frame.file), line: frame.line, column: frame.column }),
  };
};
