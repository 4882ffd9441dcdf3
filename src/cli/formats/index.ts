import type { Format } from './format.ts';
import { hex } from './hex.ts';
import { json } from './json.ts';
import { kcat } from './kcat.ts';
import { ndjson } from './ndjson.ts';
import { raw } from './raw.ts';
import { text } from './text.ts';

/** How `-O` prints messages; the first is the default. */
export const formats: ReadonlyMap<string, Format> = new Map([
  ['text', text],
  ['ndjson', ndjson],
  ['json', json],
  ['raw', raw],
  ['kcat', kcat],
  ['hex', hex],
]);
