import { usageError } from '../core/errors.ts';
import type { Broker } from '../core/ports.ts';

/** The broker with every write refused, for a context that says `readOnly`. */
export const readOnly = (broker: Broker, context: string): Broker => {
  const refuse = (what: string): never => {
    throw usageError(
      `Context "${context}" is read-only: evtool does not ${what} there.`,
      'Choose another with -C NAME, or take readOnly out of evtool.yml.',
    );
  };
  return {
    ...broker,
    createTopic: async () => refuse('create topics'),
    deleteTopic: async () => refuse('delete topics'),
    // biome-ignore lint/correctness/useYield: it fails when the first receipt is asked for, as every writer does.
    write: async function* () {
      refuse('produce');
    },
  };
};
