import { resolve } from 'node:path';
import type { ReplayRequest } from '../../app/replay/replay-request.ts';
import { usageError } from '../../core/errors.ts';
import type { CommandRun } from '../command.ts';
import { windowArgs } from '../window-flags.ts';
import type { ReplayArgs } from './replay-flags.ts';

/** What the flags ask for; numbers that are too small are wrong use. */
export const requestOf = ({ args, terminal, cwd }: CommandRun<ReplayArgs>): ReplayRequest => {
  refuseTooSmall(args);
  return {
    ...windowArgs(args),
    handler: args.handler,
    sources: args.sources ?? [],
    stdin: terminal.stdin,
    last: args.tail,
    max: args.maxMessages,
    send: args.send,
    keepGoing: args.keepGoing,
    handleInvalid: args.handleInvalid,
    timeoutMs: args.timeoutMs,
    maxMemoryMb: args.maxMemory,
    isolate: args.isolate,
    envFile: args.envFile === undefined ? undefined : resolve(cwd, args.envFile),
  };
};

/** What is no number was refused before. */
const refuseTooSmall = (args: ReplayArgs): void => {
  const least = { tail: 0, maxMessages: 0, timeoutMs: 0, maxMemory: 16 } as const;
  for (const [name, minimum] of Object.entries(least)) {
    const value: unknown = Reflect.get(args, name);
    if (typeof value !== 'number' || value >= minimum) continue;
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw usageError(`--${flag} must be at least ${minimum}, is ${value}.`, 'See: evtool replay --help');
  }
};
