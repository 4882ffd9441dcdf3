import { describe, expect, it } from 'vitest';
import { debugIn } from '../../support/debug-session.ts';
import { replayWorkspace } from '../../support/replay-workspace.ts';

/** A session over four orders that stays at their end. */
const debugOrders = async () => {
  const orders = [1, 2, 3, 4].map((n) => [`fixtures/order/${n}.json`, { id: `a${n}`, do: [{ log: 'seen' }] }] as const);
  const workspace = await replayWorkspace(Object.fromEntries(orders));
  const debugged = await debugIn(workspace.root, 'order', { sources: ['fixtures/order'], stays: true });
  const { session } = debugged;
  const outcomes = () => session.queue().map(({ number }) => session.outcomeOf(number) ?? '-');
  return { ...debugged, outcomes };
};

describe('a message that is run out of its turn', () => {
  it('is followed by the one that was at hand, from its beginning', async () => {
    const { session, stop, go, outcomes } = await debugOrders();
    await stop();
    await go('out');
    const third = await go('out');
    expect(third.queued.number).toBe(3);
    await go('next');
    expect(session.runMessage(1)).toBeNull();
    const again = await stop();
    expect(again).toMatchObject({ reason: 'entry', queued: { number: 1, attempt: 2 } });
    expect(await go('out')).toMatchObject({ reason: 'entry', queued: { number: 3, attempt: 2 } });
    expect(outcomes()).toEqual(['ok', 'ok', '-', '-']);
  });

  it('may be one whose turn has not come', async () => {
    const { session, stop, go, waits, outcomes } = await debugOrders();
    await stop();
    session.runMessage(4);
    expect((await stop()).queued.number).toBe(4);
    expect((await go('out')).queued.number).toBe(1);
    expect(outcomes()).toEqual(['-', '-', '-', 'ok']);
    await session.resume({ how: 'continue' });
    await waits();
    expect(outcomes()).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(session.stats.byOutcome.ok).toBe(4);
  });

  it('leaves what the one at hand came to, where that stands at its outcome', async () => {
    const { session, stop, go } = await debugOrders();
    await stop();
    await go('out');
    expect((await go('stage')).stage).toBe('outcome');
    session.runMessage(1);
    expect((await stop()).queued.number).toBe(1);
    expect(session.outcomeOf(2)).toBe('ok');
    expect((await go('out')).queued.number).toBe(3);
  });

  it('is the only one that runs at the end of the queue, and the one that reload runs then', async () => {
    const { session, stop, waits } = await debugOrders();
    await stop();
    await session.resume({ how: 'continue' });
    await waits();
    session.runMessage(2);
    expect((await stop()).queued).toMatchObject({ number: 2, attempt: 2 });
    await session.resume({ how: 'continue' });
    await waits();
    session.reload();
    expect((await stop()).queued).toMatchObject({ number: 2, attempt: 3 });
    await session.resume({ how: 'continue' });
    await waits();
  });

  it('is one of the queue', async () => {
    const { session, stop } = await debugOrders();
    await stop();
    expect(session.runMessage(9)).toBe('there is no message 9 in the queue');
    expect(session.runMessage(0)).toBe('there is no message 0 in the queue');
  });

  it('stops there also when it is not valid, and nothing of another counts as its own', async () => {
    const workspace = await replayWorkspace({
      'fixtures/order/1.json': { do: [] },
      'fixtures/order/2.json': { id: 'a2', do: [{ produce: ['paid', { value: { kind: 'paid', amount: 3 } }] }] },
    });
    const options = { sources: ['fixtures/order'], stays: true };
    const { session, stop, go, waits, results } = await debugIn(workspace.root, 'order', options);
    await stop();
    await go('continue');
    await session.resume({ how: 'continue' });
    await waits();
    session.runMessage(1);
    expect(await stop()).toMatchObject({ reason: 'invalid', queued: { number: 1 } });
    await session.resume({ how: 'continue' });
    await waits();
    expect(results.map(({ outcome, produced }) => [outcome, produced.length])).toEqual([
      ['invalid', 0],
      ['ok', 1],
      ['invalid', 0],
    ]);
  });
});
