import { isUtf8 } from 'node:buffer';
import { minifyJson } from '../../core/decode/minify-json.ts';
import type { Header, InspectedMessage } from '../../core/message.ts';
import { groupHeaders } from '../../core/message-text.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { FormatView } from './format.ts';
import { terminalSafeJson } from './json-safe.ts';

/** About what an envelope adds to a payload; only to reserve room. */
const overhead = 320;

export const expectedBytes = (messages: readonly InspectedMessage[]): number =>
  messages.reduce((sum, { raw }) => sum + overhead + (raw.value?.length ?? 0), 0);

/**
 * Writes a message as one line of JSON in the order of keys that scripts rely on. A JSON value is the payload's own
 * bytes without whitespace: it is copied, never parsed and printed again.
 */
export const envelopeWriter = ({ isTerminal }: Pick<FormatView, 'isTerminal'>) => {
  const isoTime = isoTimes();
  return (message: InspectedMessage, out: ByteWriter): void => {
    if (!isTerminal) {
      writeEnvelope(message, out, isoTime);
      return;
    }
    const pieces: string[] = [];
    writeEnvelope(
      message,
      { text: (text) => pieces.push(text), bytes: (bytes) => pieces.push(bytes.toString()) },
      isoTime,
    );
    out.text(terminalSafeJson(pieces.join('')));
  };
};

const writeEnvelope = (message: InspectedMessage, out: ByteWriter, isoTime: (ms: number) => string): void => {
  const { raw, encoding, event, valid, issues } = message;
  out.text(
    `{"topic":${JSON.stringify(raw.topic)},"partition":${raw.partition},"offset":${raw.offset},"timestamp":${isoTime(raw.timestamp)},"key":${bytesJson(raw.key)},"headers":${headersJson(raw.headers)},"encoding":${JSON.stringify(encoding)},"value":`,
  );
  writeValue(message, out);
  const eventPart = event === undefined ? '' : `,"event":${JSON.stringify(event)}`;
  const validPart = valid === undefined ? '' : `,"valid":${valid}`;
  out.text(`${eventPart}${validPart}${issues.length === 0 ? '' : `,"issues":${JSON.stringify(issues)}`}}`);
};

const writeValue = ({ raw, encoding }: InspectedMessage, out: ByteWriter): void => {
  if (raw.value === null || encoding === null) out.text('null');
  else if (encoding === 'json') out.bytes(minifyJson(raw.value));
  else out.text(JSON.stringify(raw.value.toString(encoding === 'text' ? 'utf8' : 'base64')));
};

/** Text, null, or `{base64}` for bytes that are no UTF-8. */
export const bytesJson = (bytes: Buffer | null): string => {
  if (bytes === null) return 'null';
  return isUtf8(bytes) ? JSON.stringify(bytes.toString()) : `{"base64":"${bytes.toString('base64')}"}`;
};

/** Written by hand: an object would put names such as `2` first and lose `__proto__`. */
export const headersJson = (headers: readonly Header[]): string => {
  if (headers.length === 0) return '{}';
  const members = mayRepeat(headers)
    ? [...groupHeaders(headers)].map(([name, values]) => memberJson(name, values))
    : headers.map(([name, value]) => `${JSON.stringify(name)}:${bytesJson(value)}`);
  return `{${members.join(',')}}`;
};

/** Most messages have a few headers: then looking is cheaper than grouping. */
const fewHeaders = 16;

const mayRepeat = (headers: readonly Header[]): boolean =>
  headers.length > fewHeaders ||
  headers.some(([name], index) => headers.findIndex(([first]) => first === name) !== index);

const memberJson = (name: string, values: readonly (Buffer | null)[]): string => {
  const [first = null] = values;
  return `${JSON.stringify(name)}:${values.length === 1 ? bytesJson(first) : `[${values.map(bytesJson).join(',')}]`}`;
};

/** Times of neighbours are often equal, and formatting one costs more than the rest of the envelope. */
const isoTimes = (): ((ms: number) => string) => {
  let last = Number.NaN;
  let text = 'null';
  return (ms) => {
    if (ms === last) return text;
    last = ms;
    text = ms < 0 ? 'null' : `"${new Date(ms).toISOString()}"`;
    return text;
  };
};
