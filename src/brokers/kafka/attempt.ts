import { EvtoolError } from '../../core/errors.ts';
import type { Draft } from '../../core/message.ts';
import { orAborted } from '../../core/or-aborted.ts';
import { connectionFault } from './connection-fault.ts';
import type { EncodedBatch } from './encode-drafts.ts';
import type { Producer } from './producer.ts';
import { TransientError } from './transient-error.ts';
import { errorCodeName, errorCodes, isTransient } from './wire/protocol-error.ts';

/** Some drafts as one batch. A repeated request sends the same bytes, so that the broker knows them by the sequence. */
export type Piece = { readonly drafts: readonly Draft[]; readonly sequence: number; readonly batch: EncodedBatch };

export type Destination = { readonly producer: Producer; readonly topic: string; readonly partition: number };

export type Stored = { readonly offset: number; readonly timestamp: number };

export type Failure = {
  readonly error: unknown;
  /** The broker may have stored them all the same: the answer was lost. */
  readonly mayBeStored: boolean;
};

export type Attempt =
  | { readonly kind: 'stored'; readonly stored: readonly Stored[] }
  | { readonly kind: 'again'; readonly error: unknown; readonly mayBeStored: boolean }
  | { readonly kind: 'too large' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Sends a piece once. Aborting the producer's signal throws its reason at once. */
export const attempt = async (piece: Piece, { producer, topic, partition }: Destination): Promise<Attempt> => {
  const { records, timestamps } = piece.batch;
  try {
    const answer = await orAborted(producer.send(topic, partition, records), producer.signal);
    if (!answer) return { kind: 'stored', stored: timestamps.map((timestamp) => ({ offset: -1, timestamp })) };
    const { errorCode, baseOffset, logAppendTime } = answer;
    if (errorCode !== errorCodes.none) return refusal(errorCode, `"${topic}" partition ${partition}`, producer);
    const timeOf = (timestamp: number): number => (logAppendTime >= 0 ? logAppendTime : timestamp);
    const stored = timestamps.map((timestamp, index) => ({ offset: baseOffset + index, timestamp: timeOf(timestamp) }));
    return { kind: 'stored', stored };
  } catch (error) {
    producer.signal.throwIfAborted();
    if (error instanceof TransientError) return { kind: 'again', error, mayBeStored: false };
    if (connectionFault(error) === null) return { kind: 'failed', failure: { error, mayBeStored: false } };
    // A repetition without a producer id could store the messages twice.
    const failure = { error, mayBeStored: true };
    return producer.identity ? { kind: 'again', ...failure } : { kind: 'failed', failure };
  }
};

/** Codes that say: a message before this one is not there yet. */
const isGap = (code: number): boolean =>
  code === errorCodes.outOfOrderSequence || code === errorCodes.unknownProducerId;

/** Codes that say: it is stored at the leader, and not yet at enough others. */
const isAppended = (code: number): boolean =>
  code === errorCodes.requestTimedOut || code === errorCodes.notEnoughReplicasAfterAppend;

const refusal = (code: number, where: string, { cluster, identity }: Producer): Attempt => {
  if (code === errorCodes.messageTooLarge || code === errorCodes.recordListTooLarge) return { kind: 'too large' };
  const what = `${where}: ${errorCodeName(code)}`;
  const passing = { error: new TransientError(what), mayBeStored: isAppended(code) };
  if (isAppended(code) && !identity) return { kind: 'failed', failure: passing };
  if (isTransient(code) || isGap(code)) return { kind: 'again', ...passing };
  const error = new EvtoolError(`Kafka at ${cluster.label} refused a message for ${what}.`, { hint: hints.get(code) });
  return { kind: 'failed', failure: { error, mayBeStored: false } };
};

const hints = new Map<number, string>([
  [errorCodes.invalidRecord, 'A compacted topic takes no message without a key.'],
  [errorCodes.invalidTimestamp, 'The topic bounds timestamps: see message.timestamp.before.max.ms and .after.max.ms.'],
  [errorCodes.topicAuthorizationFailed, 'This login may not write there: ask for an ACL.'],
]);

/** `message.max.bytes` is about the record in its batch, before the broker's own bookkeeping. */
export const tooLarge = ({ batch }: Piece, { producer, topic }: Destination): Failure => {
  const error = new EvtoolError(
    `A message of ${formatBytes(batch.records.length)} is more than topic "${topic}" takes at ${producer.cluster.label}.`,
    { hint: 'The limit is max.message.bytes of the topic: see evtool topics describe. Or send it compressed: -z gzip' },
  );
  return { error, mayBeStored: false };
};

const formatBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
