import { EvtoolError } from '../../core/errors.ts';

export type FailedAttempt = { readonly address: string; readonly fault: string };

/** Nothing answered: which addresses were tried and what each did. */
export const unreachable = (attempts: readonly FailedAttempt[], cause: unknown): EvtoolError => {
  const tried = attempts.map(({ address, fault }) => `${address} (${fault})`).join(', ');
  const [only, ...others] = attempts;
  const message =
    only !== undefined && others.length === 0
      ? `Cannot reach Kafka at ${only.address}: ${only.fault}.`
      : `Cannot reach Kafka at any of ${tried}.`;
  return new EvtoolError(message, { hint: hintFor(attempts), cause });
};

/** The bootstrap address answered, but not the address that it gave for a broker. */
export const unreachableAdvertised = (attempt: FailedAttempt, label: string, cause: unknown): EvtoolError =>
  new EvtoolError(`Cannot reach ${attempt.address}, where ${label} says a broker is: ${attempt.fault}.`, {
    hint: 'That address comes from advertised.listeners of the broker: it must be one that this machine can reach.',
    cause,
  });

const hintFor = (attempts: readonly FailedAttempt[]): string => {
  const faults = attempts.map(({ fault }) => fault).join();
  if (faults.includes('closed the connection') || faults.includes('TLS')) {
    return 'That port may want TLS or a login, or not be Kafka. Another address: -b HOST:PORT';
  }
  if (faults.includes('no answer')) return 'A firewall may be in the way. To wait longer: --timeout MS';
  return 'Is Kafka running there? Another address: -b HOST:PORT';
};
