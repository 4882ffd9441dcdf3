import type { Header, InspectedMessage } from '../../core/message.ts';
import { groupHeaders, textOrBytes } from '../../core/message-text.ts';
import type { ProducedMessage } from '../../core/replay/replay-result.ts';

/** A message that a handler produced as JSON. */
export const producedJson = ({ message, held }: ProducedMessage) => {
  const { raw, event, valid, issues } = message;
  return {
    topic: raw.topic,
    event,
    key: plain(raw.key),
    headers: plainHeaders(raw.headers),
    value: valueOfMessage(message),
    valid,
    issues: issues.length === 0 ? undefined : issues,
    held,
  };
};

const valueOfMessage = ({ encoding, value }: InspectedMessage): unknown =>
  encoding === 'base64' && Buffer.isBuffer(value) ? value.toString('base64') : value;

const plainHeaders = (headers: readonly Header[]) =>
  Object.fromEntries(
    [...groupHeaders(headers)].map(([name, values]) => [
      name,
      values.length === 1 ? plain(values[0] ?? null) : values.map(plain),
    ]),
  );

/** Text, null, or `{base64}`. */
const plain = (bytes: Buffer | null): unknown => {
  const value = textOrBytes(bytes);
  return Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value;
};
