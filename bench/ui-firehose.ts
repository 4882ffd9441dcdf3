import { setTimeout as sleep } from 'node:timers/promises';
import { whyNoKafka } from '../test/support/kafka-jars.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';
import type { Scratch } from './scratch-workspace.ts';
import { firehose, openMessages, openPlace, type Place } from './ui-kafka.ts';
import type { UiScreen } from './ui-screen.ts';

/** The list of messages while a topic on a real Kafka is written to without a pause; nothing where there is none. */
export const uiFirehose = async ({ root }: Scratch): Promise<readonly Figure[]> => {
  if (whyNoKafka() !== null) return [];
  await using place = await openPlace(root, ['slow', 'fast']);
  return [
    ...(await underFirehose(place, { topic: 'slow', rate: 5_000, seconds: 60, bars: slowBars })),
    ...(await underFirehose(place, { topic: 'fast', rate: 50_000, seconds: 30, bars: fastBars })),
  ];
};

type Bars = {
  readonly frames: number;
  readonly cpu: number;
  readonly key: number;
  readonly lag: number;
  readonly mb: number;
};

const slowBars: Bars = { frames: 12, cpu: 25, key: 100, lag: 200, mb: 250 };
const fastBars: Bars = { frames: 12, cpu: 100, key: 150, lag: 1_000, mb: 250 };

type Load = { readonly topic: string; readonly rate: number; readonly seconds: number; readonly bars: Bars };

const underFirehose = async (place: Place, { topic, rate, seconds, bars }: Load): Promise<readonly Figure[]> => {
  await using screen = await openMessages(place, topic);
  const before = checkedOn(screen);
  const count = rate * seconds;
  const sending = firehose(place, { topic, rate, count });
  await screen.shows(/"at":\d{13}/);
  await sleep(2_000);
  const start = { at: performance.now(), frames: screen.frames(), cpu: screen.cpuSeconds() };
  const keys: number[] = [];
  const lags: number[] = [];
  const memory: number[] = [];
  while (performance.now() - start.at < (seconds - 6) * 1000) {
    lags.push(lagOn(screen));
    memory.push(screen.memoryMb());
    await sleep(350);
    if (memory.length % 2 === 0) keys.push(await keyTime(screen));
  }
  const took = (performance.now() - start.at) / 1000;
  const frames = (screen.frames() - start.frames) / took;
  const cpu = ((screen.cpuSeconds() - start.cpu) / took) * 100;
  await sending;
  await caughtUp(screen, before + count);
  const half = memory.slice(memory.length / 2);
  const label = `${rate.toLocaleString('en')} messages/s: `;
  return [
    { what: `${label}frames`, value: frames, unit: 'frames/s', most: bars.frames, note: 'with those of the keys' },
    { what: `${label}processor`, value: cpu, unit: '% of a core', most: bars.cpu },
    { what: `${label}a key, p95`, value: percentile(keys, 0.95), unit: 'ms', most: bars.key },
    { what: `${label}lag, p95`, value: percentile(lags, 0.95), unit: 'ms', most: bars.lag },
    { what: `${label}memory, peak`, value: Math.max(...memory), unit: 'MB', most: bars.mb },
    {
      what: `${label}memory, last half to first`,
      value: median(half) / median(memory.slice(0, memory.length / 2)),
      unit: '×',
      most: 1.15,
    },
    {
      what: `${label}told of`,
      value: (checkedOn(screen) - before) / count,
      unit: '×',
      least: 1,
      note: 'of what was sent',
    },
  ];
};

/** How long the screen may take to tell of the last message, in ms: whatever is missing then was lost. */
const graceMs = 20_000;

const caughtUp = async (screen: UiScreen, count: number): Promise<void> => {
  for (const end = performance.now() + graceMs; performance.now() < end && checkedOn(screen) < count; )
    await sleep(100);
};

/** Opens the help over the list, which goes on below it, and closes it. */
const keyTime = async (screen: UiScreen): Promise<number> => {
  const pressedAt = performance.now();
  screen.type('?');
  const shown = (await screen.shows(/Keys: Messages/)) - pressedAt;
  screen.type('?');
  await screen.shows(/"at":\d{13}/);
  return shown;
};

const lagOn = (screen: UiScreen): number => {
  const times = [...screen.text().matchAll(/"at":(\d{13})/g)].map(([, at]) => Number(at));
  return Date.now() - Math.max(...times);
};

const checkedOn = (screen: UiScreen): number =>
  Number((/checked ([\d,]+)/.exec(screen.text())?.[1] ?? '0').replaceAll(',', ''));

const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;
