import { onTestFinished } from 'vitest';
import { groupsScreen } from '../../../src/tui/screens/groups/groups-screen.tsx';
import { draftOf, send } from '../../support/broker-session.ts';
import { joinGroup } from '../../support/join-group.ts';
import { kafkaJsClient } from '../../support/kafkajs-client.ts';
import { keyWalk, type Walk } from '../../support/key-walk.ts';
import { walkMoves } from '../../support/walk-moves.ts';
import type { WalkPlace, WalkWorld } from '../../support/walk-place.ts';

/** More partitions than have room. */
const countFor = ({ rows }: WalkPlace): number => rows + 2;
const topicOf = (prefix: string): string => `${prefix}many`;

/** Two services that read a topic of many partitions, of which one has a message. */
const joinGroups = async ({ broker, prefix }: WalkWorld, place: WalkPlace): Promise<void> => {
  if (place.address === null) return;
  const topic = topicOf(prefix);
  const { signal } = new AbortController();
  await broker.createTopic({ name: topic, partitions: countFor(place), replicas: 1 }, { signal });
  await send(broker, [draftOf(topic, 'a', { partition: 0 })]);
  const client = kafkaJsClient(place.address);
  const joining = ['billing', 'mailing'].map((name) =>
    joinGroup(client, { group: `${prefix}${name}`, topic, messages: 1 }),
  );
  for (const leave of await Promise.all(joining)) onTestFinished(leave);
};

const ofRows = ['down', 'up', 'half-page-down', 'half-page-up', 'page-down', 'page-up', 'first', 'last'];

keyWalk(
  { ...groupsScreen, prepare: joinGroups, notEmbedded: ['open', 'open-topic', 'copy-name', ...ofRows] },
  async (walk) => {
    await (walk.place.address === null ? walkWithoutGroups(walk) : walkGroups(walk));
  },
);

const walkWithoutGroups = async ({ key, refuses, goes, until, answers, focus }: Walk): Promise<void> => {
  await goes(['6'], /The embedded broker has no consumer groups/);
  const none = /There is no group under the cursor/;
  await refuses('open', 'Enter', none);
  await refuses('copy-name', 'y', none);
  for (const { id, keys } of groupsScreen.bindings.filter((one) => ofRows.includes(one.id))) {
    for (const name of keys) await refuses(id, name, none);
  }
  await key('sort', 'o', /Sort by/);
  await goes(['Esc'], async (screen) => !screen.includes('Sort by'));
  await key('filter', '/', /^\/(?! ?filter)/m);
  await answers('billing');
  await until(/^╭─ Groups 0 {2}\/billing ─/m);
  await goes(['Tab'], async () => (await focus()) === 'Group');
  await refuses('open-topic', 'Enter', /There is no topic under the cursor/);
};

const walkGroups = async (walk: Walk): Promise<void> => {
  const { key, refuses, goes, until, answers, cursor, copied, focus, prefix, inverse } = walk;
  const isOn = (text: string) => async () => (await cursor()).includes(text);
  const isIn = (title: string) => async () => (await focus()).startsWith(title);
  await goes(['6'], /^╭─ Groups \d+ ─/m);

  await key('filter', '/', /^\/(?! ?filter)/m);
  await answers(`${prefix}nobody`);
  await until(/No group has/);
  await refuses('open', 'Enter', /There is no group under the cursor/);
  await refuses('copy-name', 'y', /There is no group under the cursor/);
  await goes(['Esc'], /^╭─ Groups \d+ ─/m);

  // Both read this topic.
  await goes(['/'], /^\//m);
  await answers(topicOf(prefix));
  await until(/^╭─ Groups 2 /m);
  await goes(['j'], isOn(`${prefix}mailing`));
  await key('copy-name', 'y', async () => (await copied()) === `${prefix}mailing`);
  await goes(['k'], isOn(`${prefix}billing`));

  await key('sort', 'o', /Sort by/);
  // Others may have groups there meanwhile, which the filter leaves out.
  await goes(['n'], /^╭─ Groups 2( of \d+)? {2}by name /m);
  await until(isOn(`${prefix}billing`));
  await key('open', 'Enter', isIn(`Group ${prefix}billing`));
  await until(new RegExp(`Stable {2}1 member {2}${countFor(walk.place)} partitions {2}lag 0`));
  await walkMoves(walk, {
    at: async () => Number(new RegExp(`${topicOf(prefix)} +(\\d+)`).exec(await cursor())?.[1] ?? -1),
    last: countFor(walk.place) - 1,
  });
  await key('open-topic', 'Enter', async (screen) => {
    const [tab = ''] = await inverse();
    return tab.endsWith('Messages') && screen.includes(topicOf(prefix));
  });
};
