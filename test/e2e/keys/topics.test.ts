import { expect } from 'vitest';
import type { Broker } from '../../../src/core/ports.ts';
import { topicsScreen } from '../../../src/tui/screens/topics/topics-screen.tsx';
import { draftOf, readAll, send } from '../../support/broker-session.ts';
import { kafkaJsClient } from '../../support/kafkajs-client.ts';
import { keyWalk } from '../../support/key-walk.ts';
import { walkMoves } from '../../support/walk-moves.ts';
import type { WalkPlace } from '../../support/walk-place.ts';

const never = new AbortController().signal;

/** More than have room. */
const countFor = ({ rows }: WalkPlace): number => rows + 2;
const listName = (prefix: string, n: number): string => `${prefix}list-${String(n).padStart(2, '0')}`;

/** Whoever asks for a group makes the topic of all groups, which is internal; the answer may be that it is not ready. */
const makeInternalTopic = async (broker: Broker, bootstrap: string): Promise<void> => {
  const admin = kafkaJsClient(bootstrap).admin();
  await admin.connect();
  await admin.fetchOffsets({ groupId: 'anyone' }).catch(() => {});
  await admin.disconnect();
  const names = async () => (await broker.listTopics({ signal: never })).map(({ name }) => name);
  await expect.poll(names).toContain('__consumer_offsets');
};

/** The title when nothing is left out. */
const all = /^╭─ Topics \d+ ─/m;

keyWalk(
  {
    ...topicsScreen,
    prepare: async ({ broker, prefix }, place) => {
      const { address } = place;
      const names = Array.from({ length: countFor(place) }, (_, n) => listName(prefix, n));
      await Promise.all(
        names.map((name) => broker.createTopic({ name, partitions: 1, replicas: 1 }, { signal: never })),
      );
      await send(broker, [draftOf(listName(prefix, 20), 'a'), draftOf(listName(prefix, 20), 'b')]);
      if (address !== null) await makeInternalTopic(broker, address);
    },
  },
  async (walk) => {
    const { key, refuses, goes, until, answers, sees, cursor, copied, broker, prefix, place } = walk;
    const isOn = (name: string) => async () => (await cursor()).includes(name);

    const many = countFor(place);
    await key('filter', '/', /^\/(?! ?filter)/m);
    await answers(`${prefix}nobody`);
    await until(/No topic has/);
    for (const [id, name] of [
      ['open', 'Enter'],
      ['copy-name', 'y'],
      ['produce', 'P'],
    ] as const) {
      await refuses(id, name, /There is no topic under the cursor/);
    }
    await goes(['Esc'], all);

    if (place.address !== null) {
      await goes(['/'], /^\//m);
      await answers('__consumer_offsets');
      await until(/No topic has/);
    }
    await key('internal', 'i', place.address === null ? /^╭─ Topics.* with internal/m : /^│ __consumer_offsets/m);
    await goes(['i'], (screen) => !/ with internal/.test(screen));
    if (place.address !== null) await goes(['Esc'], all);

    await goes(['/'], /^\//m);
    await answers(`${prefix}list-`);
    await until(new RegExp(`Topics ${many} of \\d+  /${prefix}list-`));
    await walkMoves(walk, { at: async () => Number(/list-(\d+)/.exec(await cursor())?.[1] ?? -1), last: many - 1 });

    const names = async () => [...(await walk.screen()).matchAll(/^│ \S+(list-\d+)/gm)].map(([, name]) => name);
    await key('sort', 'o', /Sort by/);
    await goes(['m'], async () => (await names())[0] === 'list-20');
    await goes(['g'], isOn('list-20'));
    await key('copy-name', 'y', async () => (await copied()) === listName(prefix, 20));
    await sees(/Copied the name/);
    await key('open', 'Enter', async (screen) => {
      const [tab = ''] = await walk.inverse();
      return tab.endsWith('Messages') && /list-20[\s\S]*\bb\b/.test(screen);
    });
    await goes(['q'], /Topics \d+ of \d+.* by messages/);
    await goes(['o'], /Sort by/);
    await goes(['n'], (screen) => !/ by messages|Sort by/.test(screen));
    await until(async () => {
      const shown = await names();
      return shown.join() === shown.toSorted().join();
    });

    // An event's name finds its topic.
    await goes(['Esc'], all);
    await goes(['/'], /^\//m);
    await answers(`${prefix} repository-introspected`);
    await until(/Topics 1 of/);
    expect(await cursor()).toContain('notifications.ingress');
    await goes(['Esc'], all);

    const topic = `${prefix}idmsvc.todo-created`;
    await goes(['/'], /^\//m);
    await answers(topic);
    await until(/Topics 1 of/);
    await key('produce', 'P', new RegExp(`Send to ${topic}[\\s\\S]*todo\\.json`));
    const item = /(\S) fixtures\/todo-created\/todo\.json/.exec(await walk.screen())?.[1] ?? '';
    if (place.address === null) await goes([item], /Sent 1 message/);
    else {
      await goes([item], /Send to a shared cluster\?[\s\S]*: 1 message/);
      await goes(['y'], /Sent 1 message/);
    }
    expect(JSON.parse(String((await readAll(broker, topic))[0]?.value))).toMatchObject({ id: 12345 });
    await goes(['Esc'], (screen) => !screen.includes('Sent 1 message'));
    await sees(new RegExp(`^│ ${topic} .* 1 `, 'm'));
  },
);
