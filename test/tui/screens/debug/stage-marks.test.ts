import { expect, it } from 'vitest';
import { stageMarks } from '../../../../src/tui/screens/debug/stage-marks.ts';
import { inspectedMessage } from '../../../support/inspected-message.ts';
import { recordedStop } from '../../../support/recorded-stop.ts';

const inspected = (failed: string | null) => ({
  ...inspectedMessage(),
  steps: (['decode', 'event', 'headers', 'key', 'schema'] as const).map((step) => ({
    step,
    status: step === failed ? ('failed' as const) : ('ok' as const),
    detail: '',
  })),
});

const marks = (seen: Partial<Parameters<typeof stageMarks>[0]>): string =>
  stageMarks({ message: inspected(null), stop: null, trail: [], result: null, ...seen })
    .map(({ step, status }) => `${step}:${status}`)
    .join(' ');

const checked = 'decode:ok event:ok headers:ok key:ok schema:ok';

it('say where a message stands, and what is still to come', () => {
  const adapting = recordedStop({ stage: 'adapt' });
  expect(marks({ stop: adapting })).toBe(`${checked} adapt:here handle:coming produce:coming outcome:coming`);
  const handling = recordedStop({ stage: 'handle' });
  const rest = 'handle:here produce:coming outcome:coming';
  expect(marks({ stop: handling, trail: [adapting, handling] })).toBe(`${checked} adapt:ok ${rest}`);
  expect(marks({ stop: handling, trail: [handling] })).toBe(`${checked} adapt:skipped ${rest}`);
});

it('say which step of the inspection failed', () => {
  const stop = recordedStop({ line: 0, stage: 'schema', reason: 'invalid' });
  expect(marks({ message: inspected('schema'), stop })).toContain('schema:failed adapt:coming');
});

it('mark one fault once: a message that was refused fails the handler that produced it', () => {
  const failed = { status: 'failed' } as const;
  const steps = [
    { step: 'handle', ...failed },
    { step: 'produce', ...failed },
    { step: 'outcome', ...failed },
  ] as const;
  const result = { handler: 'h', message: inspected(null), hasPlace: true, outcome: 'failed', steps } as const;
  expect(marks({ result: { ...result, issues: [], logs: [], produced: [], ms: 1 } })).toContain(
    'handle:failed produce:skipped outcome:failed',
  );
});
