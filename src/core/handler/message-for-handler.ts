import type { Header } from '../message.ts';
import type { HandlerMessage, HeaderValue } from './handler.ts';
import type { RunInput } from './runner.ts';

/** A message as its handler sees it, before `adapt`: text where the bytes are UTF-8. */
export const messageForHandler = (input: RunInput): HandlerMessage<unknown, undefined> => ({
  topic: input.topic,
  partition: input.partition,
  offset: input.offset,
  timestamp: input.timestamp,
  key: textOrBytes(input.key),
  headers: headersOf(input.headers),
  value: parsedValue(input),
  raw: input.value,
  event: input.event,
  attempt: input.attempt,
  fixture: input.fixture,
  input: undefined,
});

const parsedValue = ({ value, encoding }: RunInput): unknown => {
  if (value === null) return null;
  if (encoding === 'base64') return value;
  const text = textOrBytes(value);
  return encoding === 'json' && typeof text === 'string' ? jsonOrText(text) : text;
};

const jsonOrText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // A message that is not what its encoding says reaches the handler only on request: then as it is.
    return text;
  }
};

/** Throws for bytes that are not UTF-8; keeps a byte order mark, which belongs to the text. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const textOrBytes = (bytes: Buffer | null): string | Buffer | null => {
  if (bytes === null) return null;
  try {
    return utf8.decode(bytes);
  } catch {
    return bytes;
  }
};

const headersOf = (headers: readonly Header[]): HandlerMessage['headers'] => {
  const byName = Map.groupBy(headers, ([name]) => name);
  return Object.fromEntries([...byName].map(([name, repeats]) => [name, oneOrList(repeats)]));
};

const oneOrList = (repeats: readonly Header[]): HeaderValue | readonly HeaderValue[] => {
  const values = repeats.map(([, value]) => textOrBytes(value));
  return values.length > 1 ? values : (values[0] ?? null);
};
