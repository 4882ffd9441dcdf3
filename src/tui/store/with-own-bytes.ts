import type { Header, InspectedMessage, RawMessage } from '../../core/message.ts';
import { payloadSize } from './message-size.ts';

/** The messages with copies of their bytes. One allocation: they leave the store one after the other, it with the last. */
export const withOwnBytes = (messages: readonly InspectedMessage[]): readonly InspectedMessage[] => {
  const copy = copierTo(Buffer.allocUnsafeSlow(messages.reduce((sum, { raw }) => sum + payloadSize(raw), 0)));
  return messages.map((message) => ({ ...message, raw: copy(message.raw) }));
};

const copierTo = (space: Buffer): ((raw: RawMessage) => RawMessage) => {
  let at = 0;
  const copied = (bytes: Buffer | null): Buffer | null => {
    if (bytes === null) return null;
    const start = at;
    at += bytes.length;
    space.set(bytes, start);
    return space.subarray(start, at);
  };
  return (raw) => ({
    ...raw,
    key: copied(raw.key),
    value: copied(raw.value),
    headers: raw.headers.map(([name, bytes]): Header => [name, copied(bytes)]),
  });
};
