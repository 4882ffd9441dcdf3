import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PastStop } from '../../../src/app/debug/debug-session.ts';
import { openRecording, type Recording } from '../../../src/app/debug/recording.ts';
import { numberValue, recordedStop } from '../../support/recorded-stop.ts';

const recordingOf = (count: number, limits?: Parameters<typeof openRecording>[0]): Recording => {
  const recording = openRecording(limits);
  for (let number = 1; number <= count; number += 1) recording.add(recordedStop({ number }));
  return recording;
};

const shown = (answer: PastStop | null) => answer && [answer.stop.number, answer.edge];

describe('a recording', () => {
  it('leads back to its first stop and forward to the present', () => {
    const recording = recordingOf(3);
    expect(recording.past()).toBeNull();
    expect(shown(recording.back())).toEqual([2, undefined]);
    expect(recording.past()?.number).toBe(2);
    expect(shown(recording.back())).toEqual([1, 'first']);
    expect(shown(recording.back())).toEqual([1, 'first']);
    expect(recording.past()?.number).toBe(1);
    expect(shown(recording.forward())).toEqual([2, undefined]);
    expect(shown(recording.forward())).toEqual([3, 'last']);
    expect(recording.past()).toBeNull();
    expect(shown(recording.forward())).toEqual([3, 'last']);
  });

  it('has nowhere to go while it is empty, and with one stop stays in the present', () => {
    const empty = recordingOf(0);
    expect([empty.back(), empty.forward(), empty.past(), empty.changes('a')]).toEqual([null, null, null, []]);
    empty.add(recordedStop({ number: 1 }));
    expect(empty.past()).toBeNull();
    expect(shown(empty.back())).toEqual([1, 'first']);
    expect(empty.past()).toBeNull();
  });

  it('leaves the past at once', () => {
    const recording = recordingOf(9);
    for (let steps = 0; steps < 5; steps += 1) recording.back();
    expect(recording.past()?.number).toBe(4);
    recording.present();
    expect(recording.past()).toBeNull();
    expect(shown(recording.back())).toEqual([8, undefined]);
  });

  it('goes through a run of 300 steps back and forward', () => {
    const recording = recordingOf(300);
    const back = Array.from({ length: 299 }, () => recording.back()?.stop.number);
    const forward = Array.from({ length: 299 }, () => recording.forward()?.stop.number);
    expect(back).toEqual(Array.from({ length: 299 }, (_, index) => 299 - index));
    expect(forward).toEqual(Array.from({ length: 299 }, (_, index) => index + 2));
    expect(recording.past()).toBeNull();
  });

  it('drops the oldest stops where there are too many, and counts them', () => {
    const recording = recordingOf(10, { count: 4, bytes: 1e9 });
    expect(recording.dropped()).toBe(6);
    expect(recording.run(1, 1).map(({ number }) => number)).toEqual([7, 8, 9, 10]);
  });

  it('drops the oldest stops where they are too large, but never the newest', () => {
    const recording = openRecording({ count: 100, bytes: 30_000 });
    const text = 'x'.repeat(10_000);
    const large = { type: 'string', text, length: text.length } as const;
    for (let number = 1; number <= 5; number += 1) recording.add(recordedStop({ number, variables: { large } }));
    expect(recording.run(1, 1).map(({ number }) => number)).toEqual([4, 5]);
    const entries = Array.from({ length: 9 }, (_, index) => ({ name: String(index), value: large }));
    recording.add(recordedStop({ number: 6, variables: { all: { type: 'array', name: null, size: 9, entries } } }));
    expect(recording.run(1, 1).map(({ number }) => number)).toEqual([6]);
    expect(recording.dropped()).toBe(5);
  });

  it('stands at a stop of the past while others are added, until that is dropped', () => {
    const recording = recordingOf(4, { count: 4, bytes: 1e9 });
    recording.back();
    recording.back();
    recording.add(recordedStop({ number: 5 }));
    expect(recording.past()?.number).toBe(2);
    recording.add(recordedStop({ number: 6 }));
    expect(recording.past()?.number).toBe(3);
    expect(shown(recording.back())).toEqual([3, 'first']);
  });

  it('never loses its place', () => {
    const command = fc.constantFrom('add', 'back', 'forward', 'present');
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), (commands, count) => {
        const recording = openRecording({ count, bytes: 1e9 });
        let added = 0;
        let at = 0;
        for (const one of commands) {
          const first = Math.max(1, added - count + 1);
          if (one === 'add') recording.add(recordedStop({ number: ++added }));
          else if (one === 'present') recording.present();
          else recording[one]();
          const place = at === 0 ? added : at;
          if (one === 'back') at = Math.max(first, place - 1);
          if (one === 'forward') at = place + 1;
          if (one === 'present' || at >= added) at = 0;
          if (at > 0) at = Math.max(at, added - count + 1);
          if (at >= added) at = 0;
          expect(recording.past()?.number ?? 0).toBe(at);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('knows the stops of each run of a message', () => {
    const recording = openRecording();
    const places = [
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 1],
    ] as const;
    for (const [index, [message, attempt]] of places.entries()) {
      recording.add(recordedStop({ number: index + 1, message, attempt }));
    }
    expect(recording.run(2, 1).map(({ number }) => number)).toEqual([3, 4]);
    expect(recording.run(1, 2).map(({ number }) => number)).toEqual([2]);
    expect(recording.run(3, 1)).toEqual([]);
  });
});

describe('where a variable changed', () => {
  const changes = (name: string, stops: readonly Parameters<typeof recordedStop>[0][]) => {
    const recording = openRecording();
    for (const [index, parts] of stops.entries()) recording.add(recordedStop({ number: index + 1, ...parts }));
    return recording.changes(name).map(({ stop, before, value }) => [stop.number, before?.text, value.text]);
  };

  it('is where it is seen first and where its value is another, oldest first', () => {
    const stops = [{}, { variables: { a: 1 } }, { variables: { a: 1, b: 7 } }, { variables: { a: 2 } }];
    expect(changes('a', stops)).toEqual([
      [2, undefined, '1'],
      [4, '1', '2'],
    ]);
    expect(changes('b', stops)).toEqual([[3, undefined, '7']]);
    expect(changes('c', stops)).toEqual([]);
  });

  it('is told of the newest run alone', () => {
    const stops = [{ variables: { a: 1 } }, { variables: { a: 2 }, attempt: 2 }, { variables: { a: 3 }, attempt: 2 }];
    expect(changes('a', stops)).toEqual([
      [2, undefined, '2'],
      [3, '2', '3'],
    ]);
  });

  it('is told within one function, whatever another calls by that name', () => {
    const stops = [
      { variables: { a: 1 } },
      { variables: { a: 5 }, function: 'find' },
      { line: 0, stage: 'produce' as const },
      { variables: { a: 1 } },
      { variables: { a: 1 }, function: 'other' },
    ];
    expect(changes('a', stops)).toEqual([
      [1, undefined, '1'],
      [2, undefined, '5'],
    ]);
  });

  it('is told of the innermost variable of a name, and of a path', () => {
    const scope = (kind: 'block' | 'module', a: number) => ({
      kind,
      variables: [{ name: 'a', value: numberValue(a) }],
    });
    const outer = scope('module', 0);
    expect(changes('a', [{ scopes: [outer] }, { scopes: [scope('block', 1), outer] }])).toEqual([
      [1, undefined, '0'],
      [2, '0', '1'],
    ]);
    const holding = (n: number) =>
      ({ type: 'object', name: null, size: 1, entries: [{ name: 'n', value: numberValue(n) }] }) as const;
    const paths = [1, 1, 2].map((n) => ({ variables: { order: holding(n) } }));
    expect(changes('order.n', paths)).toEqual([
      [1, undefined, '1'],
      [3, '1', '2'],
    ]);
  });
});
