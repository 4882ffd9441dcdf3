import { describe, expect, it } from 'vitest';
import type { StepEvent } from '../../../src/core/replay/step-event.ts';
import { type Answering, debugHandler, shown } from '../debug-handler.ts';
import { inputOf } from '../run-handler.ts';

/** Without an end, and with no line that is not on the way of the breakpoints. */
const endless = (wait: string): string => `export default async () => {
        let round = 0;
        for (;;) {
          round += 1;
          ${wait}
        }
      };`;

const waits = [
  ['that takes no turns', ''],
  ['that waits for promises', 'await null;'],
  ['that takes turns', 'await new Promise(setImmediate);'],
] as const;

/** Pauses it while it runs; what its logpoints told until it is left at the stop. */
const pausedIn = async (wait: string, breakpoints: readonly string[]) => {
  const stopped = new AbortController();
  const told: StepEvent[] = [];
  const answers: Answering = ({ reason }) => {
    if (reason === 'entry') setTimeout(() => debugged.runner.pause(), 100);
    else stopped.abort(new Error('seen'));
    return 'continue';
  };
  const debugged = await debugHandler({ 'h.js': endless(wait) }, { answers, breakpoints, timeoutMs: 0 });
  const running = debugged.runner.run(inputOf({}), { signal: stopped.signal });
  await expect(async () => {
    for await (const event of running) told.push(event);
  }).rejects.toThrow('seen');
  const probes = told.flatMap((event) => (event.type === 'probe' ? [event.value] : []));
  return { ...debugged, probes };
};

describe.each(waits)('a pause of an endless loop %s', (_, wait) => {
  it('comes with nothing in its way', async () => {
    const { pauses } = await pausedIn(wait, []);
    expect(pauses.map(({ reason }) => reason)).toEqual(['entry', 'pause']);
  });

  it('comes where a condition never holds', async () => {
    const { pauses } = await pausedIn(wait, ['{round += 1} if round < 0']);
    expect(pauses.map(({ reason }) => reason)).toEqual(['entry', 'pause']);
    expect(pauses[1]?.breakpoint).toBeUndefined();
  });

  it('comes where a logpoint is, which has told of each turn before', async () => {
    const { pauses, probes } = await pausedIn(wait, ['{round += 1} log round']);
    expect(pauses.map(({ reason }) => reason)).toEqual(['entry', 'pause']);
    const rounds = probes.map((value) => value && 'text' in value && Number(value.text));
    expect(rounds.length).toBeGreaterThan(0);
    // V8 may ask twice at the line where the wish to pause reaches it.
    const turns = [...new Set(rounds)];
    expect(turns).toEqual(turns.map((_turn, index) => index));
    expect(rounds.slice(0, -1)).toEqual(turns.slice(0, rounds.length - 1));
    const last = pauses[1] && Number(shown(pauses[1], 'round'));
    expect([turns.length - 1, turns.length]).toContain(last);
  });
});
