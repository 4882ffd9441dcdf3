import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { openKafka } from '../src/brokers/kafka/open-kafka.ts';
import { whyNoKafka } from '../test/support/kafka-jars.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';
import type { Scratch } from './scratch-workspace.ts';
import { firehose, openMessages, openPlace, type Place } from './ui-kafka.ts';
import { openUiScreen } from './ui-screen.ts';

/** The screens as a person sees them, in a terminal: on the embedded broker, and on a real Kafka where there is one. */
export const ui = async (scratch: Scratch): Promise<readonly Figure[]> => [
  ...(await starts(scratch)),
  ...(whyNoKafka() === null ? await onMillion(scratch) : []),
];

const rounds = 7;

const starts = async ({ root }: Scratch): Promise<readonly Figure[]> => {
  const bare: number[] = [];
  const paints: number[] = [];
  const quits: number[] = [];
  // The first round fills the compile cache and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const bareMs = bareTime();
    const { paint, quit } = await startAndQuit(root);
    if (round === 0) continue;
    bare.push(bareMs);
    paints.push(paint);
    quits.push(quit);
  }
  const most = 3 * median(bare) + 250;
  const note = `three times node -e 0 (${median(bare).toFixed(0)} ms) and 250 ms`;
  return [
    { what: 'the first frame with topics', value: median(paints), unit: 'ms', most, note },
    { what: 'from q to the end', value: median(quits), unit: 'ms', most: 130 },
  ];
};

const bareTime = (): number => {
  const start = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - start;
};

const startAndQuit = async (root: string): Promise<{ readonly paint: number; readonly quit: number }> => {
  await using screen = await openUiScreen(root, []);
  const paint = (await screen.shows(/Topics \d+ [\s\S]*orders/)) - screen.startedAt;
  const quitAt = performance.now();
  screen.type('q');
  return { paint, quit: (await screen.ended) - quitAt };
};

const million = 1_000_000;
/** The processor's time is counted in hundredths of a second. */
const idleSeconds = 10;

/** A row of the list of messages. */
const row = /│ \d\d:\d\d:\d\d/;

const onMillion = async ({ root }: Scratch): Promise<readonly Figure[]> => {
  await using place = await openPlace(root, ['million', 'quiet']);
  await firehose(place, { topic: 'million', rate: 0, count: million });
  await using first = await openUiScreen(place.root, ['-b', place.bootstrap]);
  const topics = (await first.shows(/million/)) - first.startedAt;
  first.type('2');
  await first.shows(/No topic yet/);
  const askedAt = performance.now();
  first.type('tmillion\r');
  const message = (await first.shows(row)) - askedAt + topics;
  await sleep(3_000);
  const cpu = first.cpuSeconds();
  await sleep(idleSeconds * 1_000);
  const idle = ((first.cpuSeconds() - cpu) / idleSeconds) * 100;
  first.type('ss');
  await first.shows(/from start[\s\S]*│ \d\d:\d\d:\d\d/);
  first.type('/k00999990');
  await first.shows(/k00999990/);
  const searchedAt = performance.now();
  first.type('\r');
  const found = (await first.shows(/│ \d\d:\d\d:\d\d.*k0*999990/)) - searchedAt;
  const quitAt = performance.now();
  first.type('\u0003');
  const quit = (await first.ended) - quitAt;
  return [
    { what: 'a million messages: topics', value: topics, unit: 'ms', most: 340 },
    { what: 'a million messages: the first message', value: message, unit: 'ms', most: 600 },
    { what: 'a million messages: idle', value: idle, unit: '% of a core', most: 1 },
    { what: 'a million messages: a value near the end', value: found, unit: 'ms', most: 4_000 },
    { what: 'a million messages: ^C to the end', value: quit, unit: 'ms', most: 130 },
    { what: 'one message sent, until it is seen', value: await untilSeen(place), unit: 'ms', most: 60 },
  ];
};

/** The median, with the writer's connection open already. */
const untilSeen = async (place: Place): Promise<number> => {
  await using screen = await openMessages(place, 'quiet');
  const broker = await openKafka({ brokers: [place.bootstrap], timeoutMs: 30_000 });
  const times: number[] = [];
  for (let turn = 0; turn <= rounds; turn += 1) {
    const value = Buffer.from(`{"turn":"turn-${turn}-"}`);
    const sentAt = performance.now();
    const seen = screen.shows(new RegExp(`turn-${turn}-`));
    const draft = { topic: 'quiet', key: null, value, headers: [] };
    for await (const _ of broker.write(batchOf(draft), { signal: new AbortController().signal }));
    times.push((await seen) - sentAt);
    await sleep(200);
  }
  await broker.close();
  return median(times.slice(1));
};

async function* batchOf<T>(one: T): AsyncGenerator<readonly T[]> {
  yield [one];
}
