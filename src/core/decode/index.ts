import { bytes } from './bytes.ts';
import type { Decoder } from './decoded.ts';
import { json } from './json.ts';
import { text } from './text.ts';

/** How payloads are read; the first that accepts one wins, and the last accepts all. */
export const decoders: readonly Decoder[] = [json, text, bytes];
