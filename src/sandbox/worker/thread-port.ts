import type { MessagePort } from 'node:worker_threads';
import type { FromThread, ToThread } from '../protocol.ts';

/** The way to the main thread. A thread whose port is unreferenced ends when nothing else can wake it up. */
export type ThreadPort = {
  readonly post: (message: FromThread) => void;
  /** How many messages were posted. */
  readonly posted: () => number;
  readonly listen: (listener: (message: ToThread) => void) => void;
  readonly ref: () => void;
  readonly unref: () => void;
};

/** In an envelope, as the handler may post messages of its own on the same port. */
export const threadPort = (port: MessagePort): ThreadPort => ({
  ...countedPost((message) => port.postMessage({ evtool: message })),
  listen: (listener) => void port.on('message', listener),
  ref: () => port.ref(),
  unref: () => port.unref(),
});

/** Who is told how many there are can wait until all have come. */
export const countedPost = (post: ThreadPort['post']): Pick<ThreadPort, 'post' | 'posted'> => {
  let count = 0;
  return {
    post: (message) => {
      count += 1;
      post(message);
    },
    posted: () => count,
  };
};
