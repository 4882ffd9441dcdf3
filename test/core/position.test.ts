import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EvtoolError } from '../../src/core/errors.ts';
import { formatPlace, type Place, parseFrom, parseTo } from '../../src/core/position.ts';

const now = Date.parse('2026-11-24T08:12:00.500Z');
const clock = { now, zone: 'Europe/Prague' };
const at = (iso: string): Place => ({ kind: 'time', instant: Date.parse(iso) });
const offset = (value: number): Place => ({ kind: 'offset', offset: value });

describe('a place', () => {
  it.each<[string, Place]>([
    ['start', { kind: 'start', plus: 0 }],
    ['earliest', { kind: 'start', plus: 0 }],
    ['end', { kind: 'end', minus: 0 }],
    ['latest', { kind: 'end', minus: 0 }],
    ['0', offset(0)],
    ['120', offset(120)],
    ['-10', { kind: 'end', minus: 10 }],
    ['+10', { kind: 'start', plus: 10 }],
    ['-15m', at('2026-11-24T07:57:00.500Z')],
    ['@-1h30m', at('2026-11-24T06:42:00.500Z')],
    ['-2d', at('2026-11-22T08:12:00.500Z')],
    ['@+1h', at('2026-11-24T09:12:00.500Z')],
    ['now', at('2026-11-24T08:12:00.500Z')],
    ['@now', at('2026-11-24T08:12:00.500Z')],
    ['yesterday', at('2026-11-22T23:00:00Z')],
    ['@today', at('2026-11-23T23:00:00Z')],
    ['@1764000000', at('2025-11-24T16:00:00Z')],
    ['@1764000000123', at('2025-11-24T16:00:00.123Z')],
    ['@2026-11-24', at('2026-11-23T23:00:00Z')],
    ['2026-11-24T08:00', at('2026-11-24T07:00:00Z')],
    ['@2026-07-24 08:00:01.5', at('2026-07-24T06:00:01.500Z')],
    ['@2026-11-24T08:00:00Z', at('2026-11-24T08:00:00Z')],
    ['2026-11-24T08:00:00.123456789+02:00', at('2026-11-24T06:00:00.123Z')],
    ['2026-11-24T08:00:00-0530', at('2026-11-24T13:30:00Z')],
  ])('reads %s', (text, place) => {
    expect(parseTo([text], clock).all).toEqual(place);
    expect(parseFrom([text], clock).all).toEqual({ from: place, to: null });
  });

  it.each([
    '',
    'x',
    '-',
    '+',
    '@',
    '1.5',
    '--5',
    '@2026-02-30',
    '@2026-11-24T25:00',
    '2026-13-01',
    '15m',
    '@0150-01-01',
    '99999999999999999999',
    '@8640000000000001',
    '2026-11-24T08:00+25:00',
    'endd',
    '1e3',
  ])('refuses %j and shows examples', (text) => {
    const error = failure(() => parseTo([text], clock));
    expect(error).toBeInstanceOf(EvtoolError);
    expect(error).toMatchObject({ message: `Not a position: "${text}".`, exitCode: 2 });
    expect((error as EvtoolError).hint).toContain('-15m');
  });

  it('takes the first of two equal wall-clock times when clocks go back', () => {
    expect(parseTo(['2026-10-25T02:30'], clock).all).toEqual(at('2026-10-25T00:30:00Z'));
  });

  it('moves a wall-clock time that never was past the change', () => {
    expect(parseTo(['2026-03-29T02:30'], clock).all).toEqual(at('2026-03-29T01:30:00Z'));
  });
});

describe('a stretch', () => {
  it.each<[string, Place | null, Place | null]>([
    ['10:20', offset(10), offset(20)],
    [':20', null, offset(20)],
    ['10:', offset(10), null],
    [':end', null, { kind: 'end', minus: 0 }],
    ['-10:-5', { kind: 'end', minus: 10 }, { kind: 'end', minus: 5 }],
    ['-2h:-1h', at('2026-11-24T06:12:00.500Z'), at('2026-11-24T07:12:00.500Z')],
    ['@1764000000:1764003600', at('2025-11-24T16:00:00Z'), at('2025-11-24T17:00:00Z')],
    ['@-1h:@now', at('2026-11-24T07:12:00.500Z'), at('2026-11-24T08:12:00.500Z')],
    ['@:1764000000', null, at('2025-11-24T16:00:00Z')],
    ['5:@-1h', offset(5), at('2026-11-24T07:12:00.500Z')],
    ['@-1h:end', at('2026-11-24T07:12:00.500Z'), { kind: 'end', minus: 0 }],
    ['@2026-11-24T08:00:2026-11-24T09:00', at('2026-11-24T07:00:00Z'), at('2026-11-24T08:00:00Z')],
    ['@2026-11-24T08:00:00Z:2026-11-24T09:00:00Z', at('2026-11-24T08:00:00Z'), at('2026-11-24T09:00:00Z')],
  ])('reads %s', (text, from, to) => {
    expect(parseFrom([text], clock).all).toEqual({ from, to });
  });

  it.each([':', '@:', '10:x', 'x:10', '1:2:3'])('refuses %j', (text) => {
    expect(() => parseFrom([text], clock)).toThrow(`Not a position: "${text}".`);
  });

  it('is no place to stop', () => {
    expect(() => parseTo(['10:20'], clock)).toThrow('Not a position: "10:20".');
  });
});

describe('positions of single partitions', () => {
  it('stand beside the one for all', () => {
    const positions = parseFrom(['0=10,2=-5', 'start'], clock);
    expect(positions.all).toEqual({ from: { kind: 'start', plus: 0 }, to: null });
    expect([...positions.byPartition]).toEqual([
      [0, { from: offset(10), to: null }],
      [2, { from: { kind: 'end', minus: 5 }, to: null }],
    ]);
  });

  it('may be given once each', () => {
    expect(() => parseFrom(['0=1', '0=2'], clock)).toThrow('Two positions for partition 0: "0=2" is the second.');
    expect(() => parseFrom(['1', '2'], clock)).toThrow('Two positions for all partitions: "2" is the second.');
  });
});

const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const place: fc.Arbitrary<Place> = fc.oneof(
  count.map((plus): Place => ({ kind: 'start', plus })),
  count.map((minus): Place => ({ kind: 'end', minus })),
  count.map((value): Place => offset(value)),
  fc.integer({ min: 0, max: Date.parse('9999-12-31') }).map((instant): Place => ({ kind: 'time', instant })),
);

describe('position texts in general', () => {
  it('read back as what was written', () => {
    fc.assert(
      fc.property(place, (written) => {
        expect(parseTo([formatPlace(written)], clock).all).toEqual(written);
      }),
    );
  });

  it('read back as stretches too', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const text = `${formatPlace(from)}:${to.kind === 'time' || from.kind !== 'time' ? formatPlace(to) : 'end'}`;
        const expected = to.kind === 'time' || from.kind !== 'time' ? to : { kind: 'end', minus: 0 };
        expect(parseFrom([text], clock).all).toEqual({ from, to: expected });
      }),
    );
  });

  it('are read or refused, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0129@:-+=,TZhm. endx'.split('')) }), (text) => {
        const error = failure(() => parseFrom([text], clock));
        expect(error === undefined || error instanceof EvtoolError).toBe(true);
      }),
    );
  });

  it('in local time mean the same wall clock in any zone', () => {
    const zones = ['UTC', 'Europe/Prague', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('1971-01-01'), max: Date.parse('2037-01-01') }),
        fc.constantFrom(...zones),
        (instant, zone) => {
          const wall = new Date(instant).toLocaleString('sv-SE', { timeZone: zone });
          const [found] = [parseTo([wall], { now, zone }).all];
          // Twice a year one wall-clock time stands for two instants; the first is meant.
          const instants = [instant, instant - 3_600_000, instant - 1_800_000].map((ms) => ms - (ms % 1000));
          expect(instants).toContain(found?.kind === 'time' ? found.instant : undefined);
        },
      ),
    );
  });
});

const failure = (run: () => unknown): unknown => {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
};
