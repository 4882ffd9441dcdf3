import { type Replaced, replaceInJson } from '../../core/debug/replace-in-json.ts';
import type { Inspector } from '../../core/inspect.ts';
import type { InspectedMessage, RawMessage } from '../../core/message.ts';
import type { Candidate } from '../replay/candidate.ts';
import { inspectRead } from '../replay/inspect-read.ts';

/** `pointer` says where in the value, '' the whole; `json` is what is to stand there, as typed. */
type Change = { readonly pointer: string; readonly json: string };

/**
 * The candidate with a place of its value changed, inspected anew; all else of it stays, what it is expected to come to
 * too. What is no JSON, or a tombstone, can only be replaced as a whole. `error`: why not.
 */
export const editMessage = (
  candidate: Candidate,
  change: Change,
  inspect: Inspector['inspect'],
): Candidate | { readonly error: string } => {
  const { message } = candidate;
  const replaced = replaceIn(message, change);
  if ('error' in replaced) return replaced;
  // The members may be computed on first use: a spread could miss them.
  const { topic, partition, offset, timestamp, key, headers } = message.raw;
  const raw: RawMessage = { topic, partition, offset, timestamp, key, value: Buffer.from(replaced.text), headers };
  return { ...candidate, message: inspectRead(raw, eventOf(raw, message, inspect), inspect) };
};

const replaceIn = ({ raw, encoding }: InspectedMessage, { pointer, json }: Change): Replaced => {
  if (pointer === '' || encoding === 'json') return replaceInJson(raw.value?.toString() ?? '', pointer, json);
  const what = { text: 'text, not JSON', base64: 'bytes, not JSON' };
  const why = encoding === null ? 'the message is a tombstone' : `the value is ${what[encoding]}`;
  return { error: `${pointer}: ${why}; only the whole value can be replaced, with the pointer ""` };
};

/** A message that showed its event may be changed into one of another; one that was given its event keeps it. */
const eventOf = (raw: RawMessage, { raw: before, event }: InspectedMessage, inspect: Inspector['inspect']) => {
  const shown = inspect(raw).event;
  return shown === undefined || inspect(before).event !== event ? event : shown;
};
