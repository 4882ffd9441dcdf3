import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadData } from './protocol.ts';
import { serve } from './worker/serve.ts';
import { threadPort } from './worker/thread-port.ts';

if (parentPort === null) throw new Error('this file is the entry of a worker thread');
// `startWorker` is the only one that starts this file.
await serve(threadPort(parentPort), workerData as ThreadData);
