import { expect, test } from 'vitest';
import { resumePositions } from '../../../src/app/tail/resume-positions.ts';
import { openTail } from '../../../src/app/tail.ts';
import { appContext } from '../../support/app-context.ts';
import { draftOf, newTopic, send } from '../../support/broker-session.ts';
import { openScratchBroker } from '../../support/scratch-broker.ts';

const { signal } = new AbortController();

test('reading goes on after the last message read, and elsewhere where it was to begin', async () => {
  const scratch = await openScratchBroker();
  try {
    const { broker } = scratch;
    const topic = await newTopic(broker, 3);
    await send(broker, [
      draftOf(topic, 'a', { partition: 0 }),
      draftOf(topic, 'b', { partition: 0 }),
      draftOf(topic, 'c', { partition: 1 }),
    ]);
    const { context } = appContext({ broker });
    const last = await openTail(context, { names: [topic], zone: 'UTC', last: 10, follow: true }, { signal });
    expect(resumePositions(last, false)).toEqual(['0=2', '1=1', '2=0']);
    for await (const _ of last.messages) break;
    expect(resumePositions(last, false)).toEqual(['0=2', '1=1', '2=0']);
    const start = await openTail(context, { names: [topic], zone: 'UTC', from: ['start'] }, { signal });
    expect(resumePositions(start, true)).toEqual(['0=0', '1=0', '2=0']);
    for await (const _ of start.messages) break;
    expect(resumePositions(start, true)).toContain('2=0');
    expect(resumePositions(start, true)).not.toEqual(['0=0', '1=0', '2=0']);
  } finally {
    await scratch.close();
  }
});

test('what was never open begins again', () => {
  expect(resumePositions(null, false)).toBeNull();
});
