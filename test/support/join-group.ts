import type { Kafka } from 'kafkajs';

type Joining = {
  readonly group: string;
  readonly topic: string;
  /** How many to take, from the start, and to commit before it is ready. */
  readonly messages: number;
};

/** A consumer that joins a group as a service does and stays in it, until what this returns is called. */
export const joinGroup = async (client: Kafka, { group, topic, messages }: Joining): Promise<() => Promise<void>> => {
  const consumer = client.consumer({ groupId: group, maxWaitTimeInMs: 100 });
  const ready = Promise.withResolvers<void>();
  let left = messages;
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  consumer.on(consumer.events.COMMIT_OFFSETS, () => {
    if (left === 0) ready.resolve();
  });
  await consumer.run({
    autoCommitThreshold: 1,
    eachMessage: async () => {
      left -= 1;
    },
  });
  await ready.promise;
  return () => consumer.disconnect();
};
