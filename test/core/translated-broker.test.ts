import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Broker } from '../../src/core/ports.ts';
import { translatedBroker } from '../../src/core/translated-broker.ts';
import { draftOf, readAll, send, valuesOf } from '../support/broker-session.ts';
import { openScratchBroker, type ScratchBroker } from '../support/scratch-broker.ts';

const waiting = { signal: new AbortController().signal };

describe('a broker whose topics go by other names', () => {
  let scratch: ScratchBroker;
  let broker: Broker;

  beforeAll(async () => {
    scratch = await openScratchBroker();
    for (const name of ['tmp-1', 'orders', 'plain']) {
      await scratch.broker.createTopic({ name, partitions: 1, replicas: 1 }, waiting);
    }
    broker = translatedBroker(scratch.broker, new Map([['tmp-1', 'orders']]));
  });
  afterAll(() => scratch.close());

  it('lists the used name once, and other names as they are', async () => {
    const names = (await broker.listTopics(waiting)).map(({ name }) => name).sort();
    expect(names).toEqual(['orders', 'plain']);
    expect((await broker.describeTopic('orders', waiting)).name).toBe('orders');
  });

  it('writes to the real topic, and its receipts and messages have the used name', async () => {
    const draft = draftOf('orders', 'a', { headers: [['h', Buffer.from('1')]] });
    const [receipt] = await send(broker, [draft]);
    expect(receipt).toMatchObject({ topic: 'orders', offset: 0 });
    expect(receipt?.draft).toBe(draft);
    expect(valuesOf(await readAll(scratch.broker, 'tmp-1'))).toEqual(['a']);
    expect(valuesOf(await readAll(scratch.broker, 'orders'))).toEqual([]);
    const [message] = await readAll(broker, 'orders');
    expect(message).toMatchObject({ topic: 'orders', partition: 0, offset: 0, key: null, headers: draft.headers });
    expect(await broker.offsetsAt('orders', 0, waiting)).toEqual([0]);
  });

  it('tells of groups with the used names, and without the topic that is hidden behind one', async () => {
    const places = ['orders', 'plain', 'tmp-1'].map((topic) => ({ topic, partition: 0 }));
    const group = {
      group: 'billing',
      protocolType: 'consumer',
      state: 'Stable',
      members: [{ id: 'a', clientId: 'a', host: '127.0.0.1', assignments: places }],
      committed: places.map((place, index) => ({ ...place, committed: index })),
    };
    const grouped = { ...scratch.broker, describeGroups: async () => ({ groups: [group], refused: ['other'] }) };
    const { groups, refused } = await translatedBroker(grouped, new Map([['tmp-1', 'orders']])).describeGroups(
      ['billing', 'other'],
      waiting,
    );
    expect(refused).toEqual(['other']);
    expect(groups[0]?.members[0]?.assignments).toEqual([
      { topic: 'plain', partition: 0 },
      { topic: 'orders', partition: 0 },
    ]);
    expect(groups[0]?.committed).toEqual([
      { topic: 'plain', partition: 0, committed: 1 },
      { topic: 'orders', partition: 0, committed: 2 },
    ]);
  });

  it('takes the real name too', async () => {
    expect(await broker.offsets('tmp-1', { ...waiting, isolation: 'read_committed' })).toHaveLength(1);
  });
});
