import type { Isolation } from '../core/handler/registration.ts';
import { startChild } from './start-child.ts';
import { startWorker } from './start-worker.ts';
import type { Thread } from './thread.ts';
import type { ThreadSettings } from './thread-settings.ts';

/** The places that a handler can live in, and how it gets there. */
export const startThread: Readonly<Record<Isolation, (settings: ThreadSettings) => Thread>> = {
  worker: startWorker,
  process: startChild,
};
