import { describe, expect, test } from 'vitest';
import type { HandlerSummary } from '../../../../src/app/handlers.ts';
import {
  currentHandler,
  currentRun,
  emptyHandlers,
  type HandlersEvent,
  type HandlersState,
  handlersAfter,
  runningHandler,
} from '../../../../src/tui/screens/handlers/handlers-state.ts';
import type { RunRow } from '../../../../src/tui/screens/handlers/run-row.ts';

const handler = (name: string, topic = 'orders'): HandlerSummary => ({
  name,
  module: `handlers/${name}.ts`,
  events: [`${name}-event`],
  topics: [topic],
});

const row = (name: string): RunRow => ({
  name,
  isFixture: true,
  outcome: 'failed',
  isGood: false,
  expected: 'valid',
  ms: 1,
  problem: '',
  place: null,
});

const listed = (...names: readonly string[]): HandlersEvent => ({
  type: 'listed',
  handlers: names.map((name) => handler(name)),
});
const ran = (name: string, ...rows: readonly string[]): HandlersEvent => ({
  type: 'ran',
  handler: name,
  rows: rows.map(row),
});
const started = (name: string, kind: 'fixtures' | 'replay' = 'fixtures'): HandlersEvent => ({
  type: 'started',
  handler: name,
  kind,
  at: 0,
});
const moved = (how: 'down' | 'up' | 'last' | 'first'): HandlersEvent => ({ type: 'moved', how });
const inRuns: HandlersEvent = { type: 'focused', pane: 'detail' };
const paged = (side: 'list' | 'detail', page: number): HandlersEvent => ({ type: 'paged', side, page });

const after = (...events: readonly HandlersEvent[]): HandlersState => events.reduce(handlersAfter, emptyHandlers);
const some = after(listed('billing', 'mail', 'search'));

describe('the list of handlers', () => {
  test.each([
    ['', ['billing', 'mail', 'search']],
    ['MAIL', ['mail']],
    ['search-event', ['search']],
    ['orders bill', ['billing']],
    ['handlers/mail', ['mail']],
    ['nothing', []],
  ])('with the filter %j has those with all its words', (filter, names) => {
    expect(handlersAfter(some, { type: 'filtered', filter }).shown.map(({ name }) => name)).toEqual(names);
  });

  test.each<readonly [string, readonly HandlersEvent[], string | undefined]>([
    ['down', [moved('down')], 'mail'],
    ['down, and down beyond the end', [moved('last'), moved('down')], 'search'],
    ['up beyond the first', [moved('up')], 'billing'],
    ['to the one that is chosen', [{ type: 'chosen', handler: 'search' }], 'search'],
    ['to the first where the chosen one is not there', [{ type: 'chosen', handler: 'nobody' }], 'billing'],
    ['along with its handler when others come', [moved('down'), listed('audit', 'billing', 'mail')], 'mail'],
    ['to the one in its place when its handler goes', [moved('down'), listed('billing', 'search')], 'search'],
    ['into the list when that gets shorter', [moved('last'), listed('billing')], 'billing'],
    ['nowhere where there is none', [listed()], undefined],
  ])('has its cursor go %s', (_, events, name) => {
    expect(currentHandler(events.reduce(handlersAfter, some))?.name).toBe(name);
  });

  test('scrolls as little as is needed for the cursor to be in sight', () => {
    const state = [paged('list', 2), moved('last')].reduce(handlersAfter, some);
    expect(state.cursors.list).toEqual({ at: 2, top: 1, page: 2 });
    expect(handlersAfter(state, paged('list', 3)).cursors.list.top).toBe(0);
  });
});

describe('the runs of a handler', () => {
  const runs = [started('billing'), ran('billing', 'a', 'b', 'c'), inRuns].reduce(handlersAfter, some);

  test('have a cursor of their own, which says nothing while the list has the keys', () => {
    const onB = handlersAfter(runs, moved('down'));
    expect([currentRun(onB)?.name, currentHandler(onB)?.name]).toEqual(['b', 'billing']);
    expect(currentRun(handlersAfter(onB, { type: 'focused', pane: 'list' }))).toBeUndefined();
  });

  test.each<readonly [string, readonly HandlersEvent[], string | undefined]>([
    ['stays on its row when they run again', [started('billing'), ran('billing', 'a'), ran('billing', 'b', 'c')], 'b'],
    ['stays on it when rows come before it', [started('billing'), ran('billing', '0', 'a', 'b')], 'b'],
    [
      'stays on it when they are begun again and again',
      [started('billing'), started('billing'), ran('billing', 'a', 'b')],
      'b',
    ],
    ['goes to the first when its row is gone', [started('billing'), paged('detail', 5), ran('billing', 'a')], 'a'],
    [
      'stays where the user moved it meanwhile',
      [started('billing'), ran('billing', 'a'), moved('first'), ran('billing', 'b')],
      'a',
    ],
    [
      'begins anew with runs of another kind',
      [started('billing', 'replay'), paged('detail', 5), ran('billing', 'a', 'b')],
      'a',
    ],
    ['is not moved by what comes of another handler', [started('mail'), ran('mail', 'a', 'b', 'c')], 'b'],
  ])('have a cursor that %s', (_, events, name) => {
    const onB = handlersAfter(runs, moved('down'));
    expect(currentRun(events.reduce(handlersAfter, onB))?.name).toBe(name);
  });

  test('have a cursor that goes to the first red one, unless the user moves it', () => {
    const mixed: HandlersEvent = {
      type: 'ran',
      handler: 'billing',
      rows: [row('a'), row('b'), row('c')].map((one) => ({ ...one, isGood: one.name !== 'b' })),
    };
    const begun = [inRuns, started('billing')].reduce(handlersAfter, some);
    expect(currentRun(handlersAfter(begun, mixed))?.name).toBe('b');
    expect(currentRun([moved('first'), mixed].reduce(handlersAfter, begun))?.name).toBe('a');
  });

  test('begin at their first one for another handler', () => {
    const state = [moved('last'), { type: 'focused', pane: 'list' } as const, moved('down'), moved('up'), inRuns];
    expect(currentRun(state.reduce(handlersAfter, runs))?.name).toBe('a');
  });

  test('are counted, and end', () => {
    const counted = handlersAfter(runs, { type: 'counted', handler: 'billing', total: 3, files: [] });
    expect([runningHandler(counted), counted.jobs.get('billing')?.total]).toEqual(['billing', 3]);
    const ended = handlersAfter(counted, { type: 'ended', handler: 'billing', status: { type: 'done' } });
    expect(runningHandler(ended)).toBeUndefined();
  });

  test('are not made up for a handler that never ran', () => {
    expect(handlersAfter(some, ran('mail', 'a'))).toEqual(some);
  });
});
