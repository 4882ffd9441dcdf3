import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { childPipes } from '../child-pipes.ts';
import { encodeFrame, frameReader } from '../frame-codec.ts';
import { killGroup } from '../kill-group.ts';
import type { ToThread } from '../protocol.ts';
import { countedPost, type ThreadPort } from './thread-port.ts';

/** The same way for the main thread of a handler's own process. The handler sees no channel in `process`. */
export const processPort = (): ThreadPort => {
  const input = new Socket({ fd: childPipes.toMain, writable: false });
  return {
    ...countedPost((message) => writeAll(encodeFrame(message))),
    listen: (listener) => {
      // The other end is `startChild`.
      input.on(
        'data',
        frameReader((message) => listener(message as ToThread)),
      );
      input.on('end', () => killGroup(process.pid));
    },
    ref: () => void input.ref(),
    unref: () => void input.unref(),
  };
};

const writeAll = (bytes: Buffer): void => {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(childPipes.fromMain, bytes, written);
  }
};
