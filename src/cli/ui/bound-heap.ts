import { setFlagsFromString } from 'node:v8';

/**
 * A stream of short-lived messages would let V8 grow the space of young objects many times over: at 50,000 messages a
 * second the process peaks at 336 MB, and at 232 MB with the space as large as loading the UI has made it, some 8 MiB.
 * Node advises against flags once it runs; this one V8 reads anew whenever it may grow that space, and the other way to
 * bound it, a flag at the start, would need a second process or a shell's line before ours.
 */
export const limitYoungHeap = (): void => setFlagsFromString('--semi-space-growth-factor=1');
