import { EvtoolError } from '../../core/errors.ts';
import { connectionFault } from './connection-fault.ts';
import { TransientError } from './transient-error.ts';

/** What a user is told of a failing cluster. What is not about the cluster (aborts, our bugs) comes back as it is. */
export const translateError = (error: unknown, label: string): unknown => {
  if (error instanceof EvtoolError) return error;
  if (error instanceof TransientError) {
    if (error.cause !== undefined) return translateError(error.cause, label);
    return new EvtoolError(`Kafka at ${label} did not get ready in time: ${error.message}.`, {
      hint: 'To wait longer: --timeout MS',
      cause: error,
    });
  }
  const fault = connectionFault(error);
  if (fault !== null) {
    return new EvtoolError(`Lost Kafka at ${label}: ${fault}.`, { hint: 'Is it still running there?', cause: error });
  }
  if (isProtocolError(error)) {
    return new EvtoolError(`Kafka at ${label} refused: ${error.message}.`, { cause: error });
  }
  return error;
};

/** What kafkajs makes of an error code that a broker answered with. */
const isProtocolError = (error: unknown): error is Error => error instanceof Error && error.name.startsWith('KafkaJS');

/** A function that fails with what `translateError` makes of its failure. */
export const translated =
  <A extends readonly unknown[], T>(label: string, call: (...args: A) => Promise<T>) =>
  async (...args: A): Promise<T> => {
    try {
      return await call(...args);
    } catch (error) {
      throw translateError(error, label);
    }
  };
