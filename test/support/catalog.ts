import type { Catalog, EventDefinition, HeaderRule } from '../../src/core/catalog/catalog.ts';
import type { Header, RawMessage } from '../../src/core/message.ts';
import { sourceTexts } from './source-text.ts';

/** An event of a catalogue: `introspect` on topic `requests` with nothing special, but for what is given. */
export const eventDefinition = (parts: Partial<EventDefinition> = {}): EventDefinition => ({
  name: 'introspect',
  topic: 'requests',
  partitions: 3,
  when: null,
  schema: null,
  key: null,
  headers: [],
  fixtures: [],
  ...parts,
});

export const headerRule = (parts: Partial<HeaderRule> & { readonly name: string }): HeaderRule => ({
  required: false,
  secret: false,
  encoding: 'text',
  ...parts,
});

/** A catalogue of events, with schema files given as texts or documents. */
export const catalogOf = (
  events: readonly EventDefinition[],
  schemas: Readonly<Record<string, string | object>> = {},
  formats: Catalog['formats'] = 'enforce',
): Catalog => ({ events, schemas: sourceTexts(schemas), formats });

type RawParts = {
  readonly topic?: string;
  readonly key?: string | Buffer | null;
  /** Bytes, text, null, or anything else to be written as JSON. */
  readonly value?: unknown;
  readonly headers?: Readonly<Record<string, string | Buffer | null>> | readonly Header[];
};

const bytes = (value: string | Buffer | null): Buffer | null =>
  typeof value === 'string' ? Buffer.from(value) : value;

export const rawMessage = ({
  topic = 'requests',
  key = null,
  value = '{}',
  headers = {},
}: RawParts = {}): RawMessage => ({
  topic,
  partition: 0,
  offset: 0,
  timestamp: 0,
  key: bytes(key),
  value: bytes(typeof value === 'string' || Buffer.isBuffer(value) || value === null ? value : JSON.stringify(value)),
  headers: Array.isArray(headers)
    ? headers
    : Object.entries(headers).map(([name, text]): Header => [name, bytes(text)]),
});
