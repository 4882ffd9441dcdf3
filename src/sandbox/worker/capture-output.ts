import type { LogLevel } from '../../core/handler/handler.ts';
import { captureChildren } from './capture-children.ts';
import { captureDescriptors, type Print } from './capture-descriptors.ts';
import type { LogWriter } from './log-writer.ts';

const consoleLevels = {
  debug: 'debug',
  trace: 'debug',
  warn: 'warn',
  error: 'error',
  assert: 'error',
} as const satisfies Readonly<Record<string, LogLevel>>;

/**
 * Makes all that the handler prints part of its logs. The streams' own way to the main thread is not used: it loses the
 * order, and what was printed last when the thread is ended.
 */
export const captureOutput = (log: LogWriter): void => {
  let level: LogLevel | undefined;
  for (const [name, printed] of Object.entries(consoleLevels)) {
    const original: unknown = Reflect.get(console, name);
    if (typeof original !== 'function') continue;
    Reflect.set(console, name, (...args: unknown[]) => {
      level = printed;
      try {
        Reflect.apply(original, console, args);
      } finally {
        level = undefined;
      }
    });
  }
  const print: Print = (descriptor, text) =>
    log.write(level ?? (descriptor === 1 ? 'info' : 'warn'), text.replace(/\r?\n$/, ''));
  captureStream(process.stdout, (text) => print(1, text));
  captureStream(process.stderr, (text) => print(2, text));
  captureDescriptors(print);
  captureChildren(print);
};

type Written = (error?: Error | null) => void;

const captureStream = (stream: NodeJS.WriteStream, print: (text: string) => void): void => {
  stream.write = (chunk: string | Uint8Array, encoding?: unknown, callback?: Written): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    if (text !== '') print(text);
    const written = typeof encoding === 'function' ? (encoding as Written) : callback;
    if (written) queueMicrotask(() => written());
    return true;
  };
};
