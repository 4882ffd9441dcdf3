import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';

type Answer = { readonly bootstrap: string } | { readonly missing: string } | { readonly failed: string };

/**
 * The address of the run's one real Kafka, which starts now if it did not run yet. Null where Java or Maven is missing:
 * then skip visibly. Under CI that is a failure.
 */
export const realKafka = async (): Promise<string | null> => {
  const answer = JSON.parse(await text(connect({ host: '127.0.0.1', port: inject('kafkaDesk') }))) as Answer;
  if ('bootstrap' in answer) return answer.bootstrap;
  if ('failed' in answer) throw new Error(`the real Kafka did not start: ${answer.failed}`);
  if (process.env.CI) throw new Error(`no real Kafka under CI: ${answer.missing}`);
  process.stderr.write(`Skipped, as there is no real Kafka: ${answer.missing}\n`);
  return null;
};
