import type { ThreadEnd } from './protocol.ts';
import { refusedOptions } from './refused-options.ts';
import type { ThreadSettings } from './thread-settings.ts';

/** How a process ended, as Node tells it. */
export type ChildExit =
  | { readonly error: Error }
  | { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** Node's code for arguments that it does not take. */
const invalidArgument = 9;
const aborted = 'FATAL ERROR: ';

const meanings: Readonly<Partial<Record<NodeJS.Signals, string>>> = {
  SIGABRT: 'it aborted itself, as native code does in an emergency',
  SIGSEGV: 'native code crashed',
  SIGBUS: 'native code crashed',
  SIGILL: 'native code crashed',
  SIGFPE: 'native code crashed',
  SIGTRAP: 'V8 gave up',
  SIGKILL: 'perhaps because the machine has no memory left',
};

/** Puts into words how a handler's process ended; `said` is the last that it printed. */
export const childEnd = (exit: ChildExit, said: string, { execArgv }: ThreadSettings): ThreadEnd => {
  const end = { type: 'ended', name: 'ProcessEnded', isOutOfMemory: false } as const;
  if ('error' in exit) return { ...end, reason: `its process did not start: ${exit.error.message}` };
  const { code, signal } = exit;
  if (signal !== null) return { ...end, reason: bySignal(signal, said), isOutOfMemory: isOutOfMemory(said) };
  const refusal = code === invalidArgument ? /^.*?: (.*)$/m.exec(said)?.[1] : undefined;
  const failure = refusal === undefined ? undefined : refusedOptions(execArgv, new Error(refusal));
  const cause = code === 1 ? thrown(said) : undefined;
  return { ...end, reason: cause ?? `its process ended with code ${code}`, failure };
};

const isOutOfMemory = (said: string): boolean => /FATAL ERROR: .*(?:out of memory|Allocation failed)/.test(said);

const bySignal = (signal: NodeJS.Signals, said: string): string => {
  const fatal = said.split('\n').find((line) => line.includes(aborted));
  const meaning = fatal?.slice(fatal.indexOf(aborted) + aborted.length) ?? meanings[signal];
  return `its process was ended by ${signal}${meaning === undefined ? '' : `: ${meaning}`}`;
};

/** What a preloaded module threw. */
const thrown = (said: string): string | undefined => /^(?:Uncaught )?(\w*Error\b.*)$/m.exec(said)?.[1];
