import { expect, test } from 'vitest';
import { openTail } from '../../../../src/app/tail.ts';
import { arrived } from '../../../../src/tui/screens/messages/arrived.ts';
import { appContext } from '../../../support/app-context.ts';
import { draftOf, newTopic, send } from '../../../support/broker-session.ts';
import { openScratchBroker } from '../../../support/scratch-broker.ts';

test('what was there when the reading opened has not arrived since', async () => {
  const scratch = await openScratchBroker();
  try {
    const { broker } = scratch;
    const topic = await newTopic(broker, 1);
    await send(broker, [draftOf(topic, 'a', { partition: 0 }), draftOf(topic, 'b', { partition: 0 })]);
    const { context } = appContext({ broker });
    const request = { names: [topic], zone: 'UTC', from: ['start'], follow: true, max: 3 };
    const tail = await openTail(context, request, { signal: new AbortController().signal });
    await send(broker, [draftOf(topic, 'c', { partition: 0 })]);
    expect(arrived(tail)).toBe(0);
    for await (const _ of tail.messages);
    expect(tail.stats.read).toBe(3);
    expect(arrived(tail)).toBe(1);
  } finally {
    await scratch.close();
  }
});
