import { setFlagsFromString } from 'node:v8';

/**
 * A stream of short-lived messages would let V8 grow the space of young objects to 128 MiB, and the process to more than
 * twice of what it needs. From here on the space stays as large as loading the UI has made it: some 16 MiB.
 */
export const limitYoungHeap = (): void => setFlagsFromString('--semi-space-growth-factor=1');
