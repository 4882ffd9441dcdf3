import { setFlagsFromString } from 'node:v8';

/**
 * A stream of short-lived messages would let V8 grow the space of young objects many times over: at 50,000 messages a
 * second the process peaks at 336 MB, and at 232 MB with the space as large as loading the UI has made it, some 8 MiB.
 * Once the UI has been idle for 8 s V8 collects everything twice, of which the second time costs 30 ms and gains nothing.
 * Node advises against flags once it runs; these V8 reads anew whenever it decides, and the other way to bound it, flags
 * at the start, would need a second process or a shell's line before ours.
 */
export const boundHeap = (): void => setFlagsFromString('--semi-space-growth-factor=1 --memory-reducer-gc-count=1');
