import type { LogLevel } from '../../core/handler/handler.ts';
import { shownPath, userFrame } from '../frames.ts';
import type { FromThread } from '../protocol.ts';

const maxLogs = 10_000;
const maxCharacters = 16 * 1024 * 1024;
const maxMessage = 100_000;

export type LogWriter = {
  readonly write: (level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>) => void;
  /** A new message is at hand: time and limits start anew. */
  readonly restart: () => void;
  /** Milliseconds since then. */
  readonly elapsed: () => number;
};

/** Sends what a handler logs to the main thread, with the line that logged it; bounded for each message. */
export const logWriter = (post: (message: FromThread) => void, root: string): LogWriter => {
  let start = performance.now();
  let logs = 0;
  let characters = 0;
  const elapsed = (): number => performance.now() - start;

  const write: LogWriter['write'] = (level, message, fields) => {
    if (logs > maxLogs || characters > maxCharacters) return;
    logs += 1;
    characters += Math.min(message.length, maxMessage);
    const isLast = logs > maxLogs || characters > maxCharacters;
    const text = isLast ? 'further logs of this message are left out' : cut(message);
    const place = placeOfCall(root);
    const entry = { level: isLast ? 'warn' : level, message: text, ...(!isLast && fields && { fields }), ...place };
    post({ type: 'event', event: { type: 'log', at: elapsed(), ...entry } });
  };

  const restart = (): void => {
    start = performance.now();
    logs = 0;
    characters = 0;
  };
  return { write, restart, elapsed };
};

const cut = (text: string): string =>
  text.length > maxMessage ? `${text.slice(0, maxMessage)}… (${text.length} characters)` : text;

const placeOfCall = (root: string): { readonly file: string; readonly line: number } | undefined => {
  const frame = userFrame(String(new Error().stack));
  return frame && { file: shownPath(root, frame.file), line: frame.line };
};
