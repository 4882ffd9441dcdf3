import { describe, expect, it } from 'vitest';
import { isEdited } from '../../../../src/tui/screens/debug/debug-picture.ts';
import { type DebugEvent, debugAfter, emptyDebug } from '../../../../src/tui/screens/debug/debug-state.ts';
import { recordedStop } from '../../../support/recorded-stop.ts';

const stateAfter = (...events: readonly DebugEvent[]) => events.reduce(debugAfter, emptyDebug);
const opening: DebugEvent = { type: 'opening', target: { sources: ['a.json'] } };
const stopped = (parts: Parameters<typeof recordedStop>[0]): DebugEvent => ({
  type: 'stopped',
  stop: recordedStop(parts),
});

describe('the state of the debug screen', () => {
  it('keeps the last stop in sight while the handler runs', () => {
    const state = stateAfter(opening, stopped({ number: 4 }), { type: 'ran', at: 7 });
    expect(state).toMatchObject({ phase: 'running', runsSince: 7, look: { stop: { number: 4 } } });
    expect(debugAfter(state, { type: 'stayed' }).phase).toBe('standing');
    expect(debugAfter(state, { type: 'over' })).toMatchObject({ phase: 'over', look: null });
  });

  it('has the stops and logpoints of one run', () => {
    const told = { probe: { type: 'probe', number: 1, breakpoint: { kind: 'entry' } }, logs: 0 } as const;
    const first = stateAfter(stopped({ number: 1 }), { type: 'probed', told }, stopped({ number: 2 }));
    expect(first.trail.map(({ number }) => number)).toEqual([1, 2]);
    expect(first.probes).toHaveLength(1);
    const second = debugAfter(first, stopped({ number: 3, attempt: 2 }));
    expect(second.trail.map(({ number }) => number)).toEqual([3]);
    expect(second.probes).toEqual([]);
  });

  it('knows which messages were edited until all are read again', () => {
    const events = [
      stopped({ message: 1 }),
      { type: 'edited', number: 1 },
      stopped({ message: 1, attempt: 2 }),
    ] as const;
    const edited = stateAfter(...events);
    expect(isEdited(edited)).toBe(true);
    const next = debugAfter(edited, stopped({ message: 2 }));
    expect(isEdited(next)).toBe(false);
    expect(isEdited(debugAfter(next, stopped({ message: 1, attempt: 3 })))).toBe(true);
    expect(isEdited(debugAfter(edited, { type: 'renewed', isSameQueue: true }))).toBe(false);
  });

  it('looks at the past, and comes back to the present with the last stop', () => {
    const past = stateAfter(stopped({ number: 1 }), { type: 'looked-back', stop: recordedStop(), edge: 'first' });
    expect(past.look).toMatchObject({ isPast: true, edge: 'first' });
    expect(debugAfter(past, { type: 'looked-back', stop: recordedStop(), edge: 'last' }).look?.isPast).toBe(false);
  });

  it('forgets all but what the user has set for something new', () => {
    const state = stateAfter({ type: 'turned-reload' }, { type: 'focused', pane: 'logs' }, stopped({}), opening);
    expect(state).toMatchObject({ phase: 'opening', look: null, reloadsOnSave: false, pane: 'source' });
  });
});
