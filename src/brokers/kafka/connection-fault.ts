import { notKafka } from './wire/kafkajs-transport.ts';

/**
 * What went wrong with a connection, in words that follow an address: `connection refused`. Null when the error is not
 * about the connection.
 */
export const connectionFault = (error: unknown): string | null => {
  const { name, message, code } = detailsOf(error);
  if (code === notKafka) return message.replace(/^Connection error: /, '');
  if (name === 'SilentBrokerError') return message;
  return byCode.get(code) ?? byName.get(name) ?? null;
};

const byCode = new Map([
  ['ECONNREFUSED', 'connection refused'],
  ['ENOTFOUND', 'unknown host'],
  ['EAI_AGAIN', 'the host name could not be looked up'],
  ['ECONNRESET', 'it closed the connection'],
  ['EPIPE', 'it closed the connection'],
  ['EHOSTUNREACH', 'no route to the host'],
  ['ENETUNREACH', 'no route to the host'],
  ['ETIMEDOUT', 'no answer'],
]);

/** Errors of kafkajs and of ours that carry no code; classes would not tell, as kafkajs wraps. */
const byName = new Map([
  ['KafkaJSRequestTimeoutError', 'no answer'],
  ['KafkaJSConnectionClosedError', 'it closed the connection'],
  ['KafkaJSConnectionError', 'the connection was lost'],
  ['KafkaJSLockTimeout', 'no answer'],
]);

const detailsOf = (error: unknown): { name: string; message: string; code: string } => {
  if (!(error instanceof Error)) return { name: '', message: String(error), code: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { name: error.name, message: error.message, code };
};
