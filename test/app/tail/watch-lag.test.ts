import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyStats } from '../../../src/app/tail/tail-stats.ts';
import { watchLag } from '../../../src/app/tail/watch-lag.ts';
import type { Broker } from '../../../src/core/ports.ts';
import { draftOf, newTopic, send } from '../../support/broker-session.ts';
import { openScratchBroker, type ScratchBroker } from '../../support/scratch-broker.ts';

let scratch: ScratchBroker;
beforeEach(async () => {
  scratch = await openScratchBroker();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await scratch.close();
});

it('asks the broker for its ends only while something is read', async () => {
  const topic = await newTopic(scratch.broker);
  await send(
    scratch.broker,
    Array.from({ length: 500 }, (_, n) => draftOf(topic, `${n}`)),
  );
  let asked = 0;
  const offsets: Broker['offsets'] = (...args) => {
    asked += 1;
    return scratch.broker.offsets(...args);
  };
  const broker = { ...scratch.broker, offsets };
  const stats = emptyStats();
  const end = new AbortController();
  const ranges = [{ topic, partition: 0, from: 0, to: null }];
  const done = watchLag({ broker, ranges, isolation: 'read_committed', mayThin: false, stats }, { signal: end.signal });
  await vi.advanceTimersByTimeAsync(10_000);
  expect({ asked, behind: stats.behind }).toEqual({ asked: 0, behind: 0 });

  stats.read += 1;
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.waitUntil(() => stats.behind > 0);
  expect({ asked, behind: stats.behind }).toEqual({ asked: 1, behind: 500 });

  end.abort();
  await done;
});
