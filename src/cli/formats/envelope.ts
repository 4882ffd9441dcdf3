import { bytesJson, headersJson, payloadJson } from '../../core/fixture/envelope-json.ts';
import type { InspectedMessage } from '../../core/message.ts';
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

const writeValue = (message: InspectedMessage, out: ByteWriter): void => {
  const payload = payloadJson(message);
  if (typeof payload === 'string') out.text(payload);
  else out.bytes(payload);
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
