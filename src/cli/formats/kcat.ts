import { isUtf8 } from 'node:buffer';
import type { InspectedMessage } from '../../core/message.ts';
import type { Format, FormatView } from './format.ts';
import { terminalSafeJson } from './json-safe.ts';

/** The envelope of `kcat -J`, headers in its flat array. */
export const kcat: Format = (view) => ({
  start: '',
  batch: (messages) => messages.map((message) => `${line(message, view)}\n`).join(''),
  end: '',
});

const line = ({ raw }: InspectedMessage, { isTerminal }: FormatView): string => {
  const headers = raw.headers.flatMap(([name, value]) => [name, value?.toString() ?? null]);
  const json = JSON.stringify({
    topic: raw.topic,
    partition: raw.partition,
    offset: raw.offset,
    tstype: raw.timestamp < 0 ? 'unknown' : 'create',
    ts: raw.timestamp,
    ...(headers.length === 0 ? {} : { headers }),
    ...part('key', raw.key),
    ...part('payload', raw.value),
  });
  return isTerminal ? terminalSafeJson(json) : json;
};

/** kcat has no way to write bytes, but a key of its own for what it could not decode. */
const part = (name: 'key' | 'payload', bytes: Buffer | null): Readonly<Record<string, string | null>> =>
  bytes !== null && !isUtf8(bytes)
    ? { [name]: null, [`${name}_error`]: `not UTF-8: ${bytes.length} bytes, see -O ndjson` }
    : { [name]: bytes?.toString() ?? null };
