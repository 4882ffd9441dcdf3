import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type WindowRequest, windowOf } from '../../src/app/window.ts';
import type { Broker } from '../../src/core/ports.ts';
import { appContext } from '../support/app-context.ts';
import { draftOf, newTopic, send } from '../support/broker-session.ts';
import { openScratchBroker, type ScratchBroker } from '../support/scratch-broker.ts';

const waiting = { signal: new AbortController().signal };
const hour = 3_600_000;
const now = Date.parse('2026-11-24T12:00:00Z');

describe('a window', () => {
  let scratch: ScratchBroker;
  let broker: Broker;
  let topic: string;

  /** Partition 0: ten messages, the last nine hours ago to now; partition 1: three, now; partition 2: none. */
  beforeAll(async () => {
    scratch = await openScratchBroker();
    broker = scratch.broker;
    topic = await newTopic(broker, 3);
    const first = Array.from({ length: 10 }, (_, n) =>
      draftOf(topic, `a${n}`, { partition: 0, timestamp: now - (9 - n) * hour }),
    );
    const second = Array.from({ length: 3 }, (_, n) => draftOf(topic, `b${n}`, { partition: 1, timestamp: now }));
    await send(broker, [...first, ...second]);
  });
  afterAll(() => scratch.close());

  const open = (request: Partial<WindowRequest>) => {
    const { context, notices } = appContext({ broker, now: () => now });
    return windowOf(context, { topics: [topic], zone: 'UTC', ...request }, waiting).then((window) => ({
      ...window,
      notices,
      ranges: window.plan.ranges.map(({ partition, from, to }) => [partition, from, to]),
    }));
  };

  it('without words is everything there is, and leaves out what is empty', async () => {
    const { ranges, total, isBounded, partitions } = await open({});
    expect(ranges).toEqual([
      [0, 0, 10],
      [1, 0, 3],
    ]);
    expect({ total, isBounded, partitions: partitions.length }).toEqual({ total: 13, isBounded: true, partitions: 3 });
  });

  it('that follows keeps the empty partitions and has no end', async () => {
    const { ranges, isBounded } = await open({ follow: true, from: ['end'] });
    expect(isBounded).toBe(false);
    expect(ranges).toEqual([
      [0, 10, null],
      [1, 3, null],
      [2, 0, null],
    ]);
  });

  it.each<[string, Partial<WindowRequest>, unknown]>([
    [
      '-2',
      { from: ['-2'] },
      [
        [0, 8, 10],
        [1, 1, 3],
      ],
    ],
    [
      '-50, which is more than there is',
      { from: ['-50'] },
      [
        [0, 0, 10],
        [1, 0, 3],
      ],
    ],
    [
      '+2',
      { from: ['+2'] },
      [
        [0, 2, 10],
        [1, 2, 3],
      ],
    ],
    ['5, which only one partition holds', { from: ['5'] }, [[0, 5, 10]]],
    [
      '2:4',
      { from: ['2:4'] },
      [
        [0, 2, 4],
        [1, 2, 3],
      ],
    ],
    [
      '-2h',
      { from: ['-2h'] },
      [
        [0, 7, 10],
        [1, 0, 3],
      ],
    ],
    ['a time in the future', { from: ['@+1h'] }, []],
    [
      'a time before all',
      { from: ['@2020-01-01'] },
      [
        [0, 0, 10],
        [1, 0, 3],
      ],
    ],
    ['a time to a time', { from: ['@2026-11-24T05:00:2026-11-24T07:00'] }, [[0, 2, 4]]],
    ['--to a time', { to: ['-3h'] }, [[0, 0, 6]]],
    [
      '--to past the end',
      { to: ['500'], follow: true },
      [
        [0, 0, 10],
        [1, 0, 3],
      ],
    ],
    ['one partition', { from: ['0=5'] }, [[0, 5, 10]]],
    [
      'one partition and the rest',
      { from: ['0=5', 'start'] },
      [
        [0, 5, 10],
        [1, 0, 3],
      ],
    ],
    ['-p', { partitions: [1, 2] }, [[1, 0, 3]]],
    ['an end in the from of a window that follows', { from: ['5:7'], follow: true }, [[0, 5, 7]]],
  ])('from %s', async (_, request, ranges) => {
    expect((await open(request)).ranges).toEqual(ranges);
  });

  it('says which instant a time was taken for', async () => {
    const { notices } = await open({ from: ['-2h'], zone: 'Asia/Kolkata' });
    expect(notices).toEqual(['Time: 2026-11-24T10:00:00.000Z (2026-11-24 15:30:00 Asia/Kolkata).']);
  });

  it.each<[string, Partial<WindowRequest>, string]>([
    ['an offset that no partition holds', { from: ['11'] }, 'Offset 11 is out of range'],
    ['an offset that its partition does not hold', { from: ['1=4'] }, ':1 holds 0 to 2.'],
    ['an offset in an empty partition', { from: ['2=1'] }, ':2 is empty, the next offset is 0.'],
    ['a partition that is not there', { partitions: [7] }, 'has no partition 7.'],
    ['a position for a partition that is not there', { from: ['7=0'] }, 'has no partition 7.'],
    ['an end for a partition that is not there', { to: ['7=0'] }, 'has no partition 7.'],
    ['a position for a partition that -p leaves out', { partitions: [0], from: ['1=0'] }, 'Partition 1 has a position'],
    ['two ends', { from: ['1:2'], to: ['3'] }, 'Two ends: 2 in --from and 3 in --to.'],
    ['a start after the end', { from: ['5'], to: ['5'] }, 'The window is empty: 5 is not before 5.'],
    ['times in the wrong order', { from: ['-1h:-2h'] }, 'The window is empty'],
    ['nonsense', { from: ['soon'] }, 'Not a position: "soon".'],
  ])('refuses %s', async (_, request, message) => {
    await expect(open(request)).rejects.toMatchObject({ message: expect.stringContaining(message), exitCode: 2 });
  });
});
