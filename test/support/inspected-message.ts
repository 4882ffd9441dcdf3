import type { Header, InspectedMessage } from '../../src/core/message.ts';

type Parts = Partial<Omit<InspectedMessage, 'raw'>> & {
  readonly topic?: string;
  readonly partition?: number;
  readonly offset?: number;
  readonly timestamp?: number;
  readonly key?: string | Buffer | null;
  /** The payload; `value` is what it was read as. */
  readonly payload?: string | Buffer | null;
  readonly headers?: readonly Header[];
};

const bytes = (text: string | Buffer | null): Buffer | null => (typeof text === 'string' ? Buffer.from(text) : text);

/** A message as the inspector would give it, for tests of what comes after. */
export const inspectedMessage = ({
  topic = 'orders',
  partition = 0,
  offset = 0,
  timestamp = Date.parse('2026-11-24T08:12:01.120Z'),
  key = null,
  payload = '{"total":1}',
  headers = [],
  ...rest
}: Parts = {}): InspectedMessage => ({
  raw: { topic, partition, offset, timestamp, key: bytes(key), value: bytes(payload), headers },
  encoding: payload === null ? null : 'json',
  value: typeof payload === 'string' && rest.encoding === undefined ? JSON.parse(payload) : payload,
  issues: [],
  steps: [],
  ...rest,
});
