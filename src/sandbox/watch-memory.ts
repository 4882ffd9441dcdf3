import type { Worker } from 'node:worker_threads';

const intervalMs = 20;
const mebibyte = 1024 * 1024;

/**
 * Looks at a thread's heap from outside and calls `onExceeded` once above the limit. V8's own limit is no use: reaching
 * it can abort the whole process, and Buffers are outside it. Returns how to stop.
 */
export const watchMemory = (worker: Worker, limitMb: number, onExceeded: () => void): (() => void) => {
  let isAsking = false;
  const look = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    // It fails for a thread that has ended, which is told elsewhere.
    const heap = await worker.getHeapStatistics().catch(() => undefined);
    isAsking = false;
    if (heap && heap.used_heap_size + heap.external_memory > limitMb * mebibyte) {
      clearInterval(timer);
      onExceeded();
    }
  };
  const timer = setInterval(look, intervalMs);
  return () => clearInterval(timer);
};

/** V8's own limit, in MiB: well above ours, as V8 may end the process there. */
export const hardLimitMb = (limitMb: number): number => Math.max(2048, limitMb * 4);
