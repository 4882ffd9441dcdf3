import { Worker } from 'node:worker_threads';
import type { ChildData, KeeperData } from './child-pipes.ts';
import { keeperUrl } from './own-code.ts';
import { processPort } from './worker/process-port.ts';
import { serve } from './worker/serve.ts';

const startKeeper = (data: KeeperData): void => {
  // Without the handler's options: what they preload is meant for the handler's thread alone.
  const keeper = new Worker(keeperUrl, { name: 'evtool-keeper', workerData: data, execArgv: [], env: {} });
  // The process ends when nothing else is left that could wake the handler up.
  keeper.unref();
};

/** Node would print the error, which is told already, and end the process as this does. */
const endQuietly = (): void => {
  process.on('uncaughtException', () => {
    if (process.listenerCount('uncaughtException') === 1) process.exit(1);
  });
};

const [given = ''] = process.argv.splice(2);
// `startChild` is the only one that starts this file.
const { thread, maxMemoryMb } = JSON.parse(given) as ChildData;
startKeeper({ maxMemoryMb, baseBytes: process.memoryUsage.rss() });
endQuietly();
await serve(processPort(), thread);
