import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRuns, type RecordedRun } from '../../../src/app/debug/compare-runs.ts';
import type { Value } from '../../../src/core/debug/value.ts';
import type { ProducedMessage, ReplayResult } from '../../../src/core/replay/replay-result.ts';
import { inspectedMessage } from '../../support/inspected-message.ts';
import { numberValue, recordedStop } from '../../support/recorded-stop.ts';

type StopParts = NonNullable<Parameters<typeof recordedStop>[0]>;

const resultOf = (parts: Partial<ReplayResult> = {}): ReplayResult => ({
  handler: 'open',
  message: inspectedMessage(),
  hasPlace: true,
  outcome: 'ok',
  steps: [],
  issues: [],
  logs: [],
  produced: [],
  ms: 1,
  ...parts,
});

const runOf = (stops: readonly (number | StopParts)[], result: ReplayResult | null = resultOf()): RecordedRun => ({
  stops: stops.map((parts, index) =>
    recordedStop({
      number: index + 1,
      reason: index === 0 ? 'entry' : 'next',
      ...(typeof parts === 'number' ? { line: parts } : parts),
    }),
  ),
  result,
});

const linesOf = ({ first }: ReturnType<typeof compareRuns>) =>
  first && [first.place, first.before?.frames[0]?.line, first.now?.frames[0]?.line];

const broken = (line: number): StopParts => ({ line, reason: 'break' });

describe('two runs', () => {
  it('that are equal do not differ', () => {
    const run = () => runOf([1, { line: 2, variables: { a: 1 } }, 3]);
    const none = { first: null, parting: null, result: [] };
    expect(compareRuns(run(), run())).toEqual({ ...none, wasLeft: false });
    expect(compareRuns(runOf([], null), runOf([], null))).toEqual({ ...none, wasLeft: true });
  });

  it('differ where they go to different lines', () => {
    const { first, parting } = compareRuns(runOf([1, 2, 3, 5]), runOf([1, 2, 4, 5]));
    expect(first).toMatchObject({ place: 3, before: { frames: [{ line: 3 }] }, now: { frames: [{ line: 4 }] } });
    expect(first?.variables).toEqual([]);
    expect(parting).toEqual(first);
  });

  it('differ where a variable has another value, is new or is gone, and part where their lines do', () => {
    const before = runOf([1, { line: 2, variables: { a: 1, same: 3, old: 4 } }, 3]);
    const now = runOf([1, { line: 2, variables: { a: 2, same: 3, young: 5 } }, 9]);
    const { first, parting } = compareRuns(before, now);
    expect(first).toMatchObject({ place: 2, before: { number: 2 }, now: { number: 2 } });
    expect(first?.variables).toEqual([
      { name: 'a', before: numberValue(1), now: numberValue(2) },
      { name: 'young', before: null, now: numberValue(5) },
      { name: 'old', before: numberValue(4), now: null },
    ]);
    expect(parting).toMatchObject({ place: 3, variables: [], now: { frames: [{ line: 9 }] } });
  });

  it('differ where one ends and the other goes on', () => {
    expect(linesOf(compareRuns(runOf([1, 2]), runOf([1, 2, 3])))).toEqual([3, undefined, 3]);
    expect(linesOf(compareRuns(runOf([1, 2, 3]), runOf([1, 2])))).toEqual([3, 3, undefined]);
  });

  it('differ where only one message reaches the handler', () => {
    const refused = runOf([{ line: 0, stage: 'schema', reason: 'invalid' }], resultOf({ outcome: 'invalid' }));
    const { first, result } = compareRuns(runOf([1, 2]), refused);
    expect(first).toMatchObject({ place: 1, before: { stage: 'handle' }, now: { stage: 'schema' } });
    expect(result).toEqual([{ path: '/outcome', expected: 'ok', actual: 'invalid' }]);
  });

  it('do not differ in the number of the run that the message tells', () => {
    const message = (attempt: number, offset = 0): Value => {
      const entries = Object.entries({ topic: 1, partition: 0, offset, attempt });
      const pictures = entries.map(([name, number]) => ({ name, value: numberValue(number) }));
      return { type: 'object', name: null, size: 4, entries: pictures };
    };
    const run = (value: Value) => runOf([{ line: 1, variables: { message: value } }]);
    expect(compareRuns(run(message(1)), run(message(2))).first).toBeNull();
    expect(compareRuns(run(message(1)), run(message(2, 7))).first?.variables).toMatchObject([{ name: 'message' }]);
  });
});

describe('lines that only one run recorded are no difference', () => {
  it.each<[string, readonly (number | StopParts)[], readonly (number | StopParts)[]]>([
    ['where the newer went on to a breakpoint', [1, 2, 3, 4, 5], [1, broken(4), 5]],
    ['where the older did', [1, broken(4), 5], [1, 2, 3, 4, 5]],
    ['where the newer stepped over a call', [1, { line: 20, depth: 1, reason: 'in' }, 2], [1, 2]],
    ['where one stopped at a stage', [1, { line: 0, stage: 'produce', reason: 'stage' }], [1]],
    ['where a breakpoint in a loop was met twice', [1, 2, 3, 2, 3, 4], [1, broken(3), broken(3), 4]],
  ])('%s', (_, before, now) => {
    expect(compareRuns(runOf(before), runOf(now)).first).toBeNull();
  });

  it('where one has not come to its end, or was left', () => {
    expect(compareRuns(runOf([1, 2, 3]), runOf([1, 2], null)).first).toBeNull();
    expect(compareRuns(runOf([1, 2], null), runOf([1, 2, 3])).first).toBeNull();
  });

  it('where one went on to its end', () => {
    expect(compareRuns(runOf([1]), runOf([1, 2, 3])).first).toBeNull();
    expect(compareRuns(runOf([1, 2, 3]), runOf([1, broken(2)])).first).toBeNull();
  });

  it('but a call that returned earlier is one', () => {
    const inside = (line: number): StopParts => ({ line, depth: 1 });
    const now = runOf([inside(1), 20]);
    expect(linesOf(compareRuns(runOf([inside(1), inside(2), 20]), now))).toEqual([2, 2, 20]);
  });

  it('and values on the lines that both recorded are compared', () => {
    const at = (a: number): StopParts => ({ ...broken(4), variables: { a } });
    const { first } = compareRuns(runOf([1, 2, 3, { line: 4, variables: { a: 1 } }]), runOf([1, at(2)]));
    expect(first).toMatchObject({ place: 2, before: { number: 4 }, now: { number: 2 }, variables: [{ name: 'a' }] });
  });
});

it('whatever of a run is recorded, it does not differ from itself', () => {
  const stop = fc.record({ line: fc.nat({ max: 20 }).map((line) => line + 1), isKept: fc.boolean() });
  fc.assert(
    fc.property(fc.uniqueArray(stop, { selector: ({ line }) => line }), (stops) => {
      const whole = runOf(stops.map(({ line }) => ({ line, variables: { line } })));
      const kept = stops.filter(({ isKept }) => isKept);
      const some = runOf(kept.map(({ line }) => ({ ...broken(line), variables: { line } })));
      expect(compareRuns(whole, some).first).toBeNull();
      expect(compareRuns(some, whole).first).toBeNull();
    }),
  );
});

describe('what became of the message is compared', () => {
  const produced = (parts: Parameters<typeof inspectedMessage>[0]): ProducedMessage => ({
    message: inspectedMessage(parts),
    held: true,
  });
  const log = (message: string, fields?: Record<string, unknown>) =>
    ({ type: 'log', at: Math.random(), level: 'info', message, ...(fields && { fields }) }) as const;
  const differences = (before: Partial<ReplayResult>, now: Partial<ReplayResult>) =>
    compareRuns(runOf([], resultOf(before)), runOf([], resultOf(now))).result;

  it('in outcome and error', () => {
    const error = { name: 'TypeError', message: 'no url', class: 'bug', stack: 'here' } as const;
    expect(
      differences({ outcome: 'failed', error }, { outcome: 'failed', error: { ...error, stack: 'there' } }),
    ).toEqual([]);
    expect(differences({ outcome: 'failed', error }, {})).toEqual([
      { path: '/outcome', expected: 'failed', actual: 'ok' },
      { path: '/error', expected: { name: 'TypeError', message: 'no url' }, actual: undefined },
    ]);
    expect(differences({}, { outcome: 'failed', error }).map(({ path }) => path)).toEqual(['/outcome', '/error']);
  });

  it('in produced messages, members that are new too', () => {
    const before = [produced({ payload: '{"a":1,"b":[1]}', key: 'k' })];
    const now = [produced({ payload: '{"a":2,"b":[1,2],"c":3}', key: 'k' }), produced({ topic: 'other' })];
    expect(differences({ produced: before }, { produced: now })).toEqual([
      { path: '/produced/0/value/a', expected: 1, actual: 2 },
      { path: '/produced/0/value/b/1', expected: undefined, actual: 2 },
      { path: '/produced/0/value/c', expected: undefined, actual: 3 },
      { path: '/produced/1', expected: undefined, actual: { topic: 'other', key: null, value: { total: 1 } } },
    ]);
  });

  it('in bytes', () => {
    const bytes = (byte: number) => {
      const payload = Buffer.from([0xff, byte]);
      return [produced({ payload, key: payload, encoding: 'base64', value: payload })];
    };
    expect(differences({ produced: bytes(1) }, { produced: bytes(1) })).toEqual([]);
    expect(differences({ produced: bytes(1) }, { produced: bytes(2) })).toEqual([
      { path: '/produced/0/key/base64', expected: '/wE=', actual: '/wI=' },
      { path: '/produced/0/value/base64', expected: '/wE=', actual: '/wI=' },
    ]);
  });

  it('in logs, but not in their times and marks', () => {
    const mark = { type: 'mark', at: 1, label: 'here' } as const;
    expect(differences({ logs: [log('a'), mark] }, { logs: [log('a')] })).toEqual([]);
    expect(differences({ logs: [log('a', { n: 1 })] }, { logs: [log('b', { n: 2 })] })).toEqual([
      { path: '/logs/0/message', expected: 'a', actual: 'b' },
      { path: '/logs/0/fields/n', expected: 1, actual: 2 },
    ]);
  });

  it('not while one has not come to a result', () => {
    expect(compareRuns(runOf([], null), runOf([], resultOf({ outcome: 'failed' }))).result).toEqual([]);
  });
});
