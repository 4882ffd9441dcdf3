import { inspect } from 'node:util';
import type { HeaderValue, ProduceRequest } from '../../core/handler/handler.ts';
import type { ProduceCall } from '../../core/handler/runner.ts';
import type { Header } from '../../core/message.ts';

/** A `context.produce` call as bytes. Throws a TypeError, at the handler's line, for what cannot be sent. */
export const produceCall = (target: string, request: ProduceRequest): ProduceCall => {
  if (typeof target !== 'string') throw unfit('the first argument', 'the name of an event or a topic', target);
  if (typeof request !== 'object' || request === null) throw unfit('the message', '{ key, value, headers }', request);
  const { key, value, headers, partition } = request;
  if (partition !== undefined && !Number.isSafeInteger(partition))
    throw unfit('partition', 'a whole number', partition);
  return {
    target,
    key: key === undefined ? undefined : bytesOf('key', key),
    value: valueBytes(value),
    headers: headers === undefined ? undefined : headerList(headers),
    partition,
  };
};

const valueBytes = (value: unknown): Buffer | null => {
  if (value === undefined || value === null) return null;
  if (value instanceof Uint8Array) return Buffer.from(value);
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw unfit('value', 'something that JSON can hold, bytes or null', value);
  return Buffer.from(text);
};

const headerList = (headers: NonNullable<ProduceRequest['headers']>): readonly Header[] =>
  Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const values: readonly HeaderValue[] = Array.isArray(value) ? value : [value];
    return values.map((each): Header => [name, bytesOf(`header ${name}`, each)]);
  });

const bytesOf = (what: string, value: HeaderValue): Buffer | null => {
  if (value === null) return null;
  if (typeof value === 'string') return Buffer.from(value);
  if (!ArrayBuffer.isView(value)) throw unfit(what, 'a string, bytes or null', value);
  return Buffer.from(value);
};

const unfit = (what: string, wanted: string, value: unknown): TypeError =>
  new TypeError(`context.produce: ${what} must be ${wanted}, is ${inspect(value, { depth: 0 }).slice(0, 200)}`);
