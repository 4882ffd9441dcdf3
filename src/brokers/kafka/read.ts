import { EvtoolError } from '../../core/errors.ts';
import type { RawMessage } from '../../core/message.ts';
import { orAborted } from '../../core/or-aborted.ts';
import type { MessageReader, ReadPlan, Waiting } from '../../core/ports.ts';
import { byteQueue } from './byte-queue.ts';
import type { Cluster } from './cluster.ts';
import { fetchRanges } from './fetch-ranges.ts';
import type { FetchedChunk } from './fetch-task.ts';
import { messagesIn } from './messages-in.ts';
import { translateError } from './translate-error.ts';

/** How far fetching runs ahead of the consumer. One answer to each leader may come on top. */
const readAheadBytes = 1024 * 1024;

export const kafkaReader = (cluster: Cluster): MessageReader => ({
  read: (plan, waiting) => read(cluster, plan, waiting),
});

async function* read(
  cluster: Cluster,
  plan: ReadPlan,
  { signal }: Waiting,
): AsyncGenerator<readonly RawMessage[], void, undefined> {
  signal.throwIfAborted();
  const leaving = new AbortController();
  const queue = byteQueue<FetchedChunk>(readAheadBytes);
  const life = AbortSignal.any([signal, leaving.signal]);
  const fetching = fetchRanges({ cluster, plan, queue, signal: life }).then(
    () => queue.end(),
    (error: unknown) => queue.end({ error }),
  );
  try {
    for (;;) {
      const chunk = await orAborted(queue.next(), signal);
      if (!chunk) return;
      for (const messages of messagesIn(chunk, plan.isolation)) {
        yield messages;
        signal.throwIfAborted();
      }
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : translateError(error, cluster.label);
  } finally {
    leaving.abort(new EvtoolError('the reader was closed'));
    await fetching;
  }
}
