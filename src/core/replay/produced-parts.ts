import { plainBytes } from '../message-text.ts';
import type { ProducedMessage } from './replay-result.ts';

/** A produced message as an expectation writes it. */
export const producedParts = ({ message: { raw, event, value } }: ProducedMessage) => ({
  topic: raw.topic,
  event,
  key: plainBytes(raw.key),
  headers: Object.fromEntries(raw.headers.map(([name, bytes]) => [name, plainBytes(bytes)])),
  value: Buffer.isBuffer(value) ? plainBytes(value) : value,
});
