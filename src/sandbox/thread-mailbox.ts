import type { FromThread, ThreadEnd } from './protocol.ts';
import type { Thread, ThreadListener } from './thread.ts';

export type ThreadMailbox = Pick<Thread, 'listen' | 'isEnded' | 'started' | 'heard'> & {
  readonly tell: ThreadListener;
  /** What gets around the capture of its output becomes a log. */
  readonly printed: (text: string) => void;
};

/** Keeps what a thread says until somebody listens. */
export const threadMailbox = (): ThreadMailbox => {
  const waiting: (FromThread | ThreadEnd)[] = [];
  const started = Promise.withResolvers<void>();
  let listener: ThreadListener | null = null;
  let isEnded = false;
  let count = 0;
  let wake = (): void => {};

  const deliver: ThreadListener = (message) => {
    if (listener) listener(message);
    else waiting.push(message);
  };
  const tell: ThreadListener = (message) => {
    if (message.type === 'ended') isEnded = true;
    else count += 1;
    if (message.type === 'started' || message.type === 'ended') started.resolve();
    if (message.type !== 'started') deliver(message);
    wake();
  };
  return {
    tell,
    heard: async (wanted) => {
      while (count < wanted && !isEnded) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    printed: (text) => {
      const entry = { type: 'log', at: 0, level: 'warn', message: text.trimEnd() } as const;
      deliver({ type: 'event', event: entry });
    },
    listen: (next) => {
      listener = next;
      if (next) for (const message of waiting.splice(0)) next(message);
    },
    isEnded: () => isEnded,
    started: started.promise,
  };
};
