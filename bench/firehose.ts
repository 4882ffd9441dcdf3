import { setTimeout as sleep } from 'node:timers/promises';
import { openKafka } from '../src/brokers/kafka/open-kafka.ts';
import type { Draft } from '../src/core/message.ts';

/**
 * `node bench/firehose.ts BOOTSTRAP TOPIC RATE COUNT`: sends so many messages of 150 bytes, RATE a second (0: as fast as
 * it goes), each with the time when it was made. In a process of its own, so that it costs nobody else's time.
 */
const [bootstrap = '', topic = '', rate = 0, count = 0] = process.argv
  .slice(2)
  .map((word, at) => (at < 2 ? word : Number(word))) as [string, string, number, number];

const bytes = 150;
const tickMs = 10;

const messageOf = (seq: number): Draft => {
  const start = `{"at":${Date.now()},"key":"k${String(seq).padStart(8, '0')}","pad":"`;
  return { topic, key: Buffer.from(`k${seq}`), value: Buffer.from(`${start.padEnd(bytes - 2, '.')}"}`), headers: [] };
};

async function* batches(): AsyncGenerator<readonly Draft[]> {
  const started = performance.now();
  for (let sent = 0; sent < count; ) {
    const due = rate === 0 ? sent + 2_000 : Math.floor(((performance.now() - started) / 1000) * rate);
    const until = Math.min(count, due);
    if (until > sent) yield Array.from({ length: until - sent }, (_, index) => messageOf(sent + index));
    sent = Math.max(sent, until);
    if (rate > 0) await sleep(tickMs);
  }
}

const broker = await openKafka({ brokers: [bootstrap], timeoutMs: 30_000 });
for await (const _ of broker.write(batches(), { signal: new AbortController().signal }));
await broker.close();
