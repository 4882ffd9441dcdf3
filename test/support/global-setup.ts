import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { TestProject } from 'vitest/node';
import { whyNoKafka } from './kafka-jars.ts';
import { type RunningKafka, startKafka } from './start-kafka.ts';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges with vitest's own.
  export interface ProvidedContext {
    /** The port that `realKafka()` asks for the address of the run's one Kafka. */
    kafkaDesk: number;
  }
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/**
 * One real Kafka for the whole run, started when the first test file asks for it, so that a run without such tests
 * pays nothing. Test files run in processes of their own: they ask over a local port.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let kafka: Promise<RunningKafka> | undefined;
  const answer = async (): Promise<{ bootstrap: string } | { missing: string }> => {
    const missing = whyNoKafka();
    if (missing !== null) return { missing };
    kafka ??= startKafka({ say });
    return { bootstrap: (await kafka).bootstrap };
  };
  const reply = (socket: Socket): void => {
    // A test process that is killed while Kafka starts resets its socket.
    socket.on('error', () => socket.destroy());
    answer()
      .catch((error: unknown) => ({ failed: String(error) }))
      .then((result) => socket.end(JSON.stringify(result)));
  };
  const desk = createServer(reply).listen(0, '127.0.0.1');
  await once(desk, 'listening');
  const address = desk.address();
  if (address === null || typeof address === 'string') throw new Error('the desk has no port');
  project.provide('kafkaDesk', address.port);
  return async () => {
    desk.close();
    const running = await kafka?.catch(() => undefined);
    await running?.stop();
  };
}
