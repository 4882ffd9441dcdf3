import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openKafka } from '../src/brokers/kafka/open-kafka.ts';
import { startKafka } from '../test/support/start-kafka.ts';
import { openUiScreen, type UiScreen } from './ui-screen.ts';

export type Place = AsyncDisposable & { readonly root: string; readonly bootstrap: string };

/** A real Kafka of its own, with empty topics of four partitions. */
export const openPlace = async (root: string, topics: readonly string[]): Promise<Place> => {
  const kafka = await startKafka();
  const broker = await openKafka({ brokers: [kafka.bootstrap], timeoutMs: 30_000 });
  const { signal } = new AbortController();
  for (const name of topics) await broker.createTopic({ name, partitions: 4, replicas: 1 }, { signal });
  await broker.close();
  return { root, bootstrap: kafka.bootstrap, [Symbol.asyncDispose]: kafka.stop };
};

type Hose = { readonly topic: string; readonly rate: number; readonly count: number };

/** Sends so many messages, `rate` a second; 0: as fast as it goes. */
export const firehose = async ({ bootstrap }: Place, { topic, rate, count }: Hose): Promise<void> => {
  const file = fileURLToPath(new URL('firehose.ts', import.meta.url));
  const child = spawn(process.execPath, [file, bootstrap, topic, `${rate}`, `${count}`], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the firehose ended with ${code}`);
};

/** The messages of a topic on the screen. */
export const openMessages = async ({ root, bootstrap }: Place, topic: string): Promise<UiScreen> => {
  const screen = await openUiScreen(root, ['-b', bootstrap]);
  await screen.shows(/Topics \d+/);
  screen.type('2');
  await screen.shows(/No topic yet/);
  screen.type(`t${topic}\r`);
  await screen.shows(new RegExp(`─ ${topic}`));
  return screen;
};
