import type { RawMessage } from '../../core/message.ts';

/** What a message costs beside its bytes: the objects around them, its steps, its place in the store (measured). */
export const messageOverhead = 1_024;

/** About how many bytes a message holds in memory. What was parsed of its value is not counted. */
export const messageSize = (raw: RawMessage): number => messageOverhead + payloadSize(raw) + nameSize(raw);

/** The bytes of key, value and header values. */
export const payloadSize = ({ key, value, headers }: RawMessage): number => {
  let size = (key?.length ?? 0) + (value?.length ?? 0);
  for (const [, bytes] of headers) size += bytes?.length ?? 0;
  return size;
};

const nameSize = ({ headers }: RawMessage): number => {
  let size = 0;
  for (const [name] of headers) size += name.length;
  return size;
};
