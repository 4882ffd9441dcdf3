import type { Draft, Receipt } from '../../core/message.ts';
import type { Broker, Waiting } from '../../core/ports.ts';
import type { ProducedMessage } from '../../core/replay/replay-result.ts';
import type { Held } from './hold-produced.ts';

type Sent = {
  readonly produced: readonly ProducedMessage[];
  /** Why not all of them were confirmed. */
  readonly error?: unknown;
};

/** Sends held messages in order; those that the broker acknowledged are held no more. */
export const sendProduced = async (broker: Broker, held: readonly Held[], { signal }: Waiting): Promise<Sent> => {
  const done: ProducedMessage[] = [];
  for (const { produced, draft } of held) {
    try {
      done.push(draft === undefined ? produced : await sendOne(broker, { produced, draft }, { signal }));
    } catch (error) {
      return { produced: [...done, ...held.slice(done.length).map((one) => one.produced)], error };
    }
  }
  return { produced: done };
};

/** Alone, so that the next one, to whatever topic, goes out when this one is there. */
const sendOne = async (
  broker: Broker,
  { produced, draft }: Required<Held>,
  { signal }: Waiting,
): Promise<ProducedMessage> => {
  const batches = (async function* (): AsyncGenerator<readonly Draft[]> {
    yield [draft];
  })();
  const receipts: Receipt[] = [];
  for await (const batch of broker.write(batches, { signal })) receipts.push(...batch);
  const [receipt] = receipts;
  if (receipt === undefined) throw new Error('a broker confirms what it takes, or throws');
  return { ...produced, held: false, place: { partition: receipt.partition, offset: receipt.offset } };
};
