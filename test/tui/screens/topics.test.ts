import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { AppContext } from '../../../src/app/context.ts';
import { EvtoolError } from '../../../src/core/errors.ts';
import type { Broker } from '../../../src/core/ports.ts';
import { draftOf, send } from '../../support/broker-session.ts';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace, type WorkspaceCopy } from '../../support/workspace-copy.ts';

const open = async (): Promise<{ workspace: WorkspaceCopy; context: AppContext }> => {
  const workspace = await copyWorkspace();
  return { workspace, context: await workspaceContext(workspace.root) };
};

/** A workspace whose evtool.yml has nothing but so many topics. */
const withTopics = async (count: number): Promise<AppContext> => {
  const workspace = await copyWorkspace();
  const names = Array.from({ length: count }, (_, index) => `topic-${String(index + 1).padStart(4, '0')}`);
  const events = names.map((name) => `  ${name}: { topic: ${name}.events }`);
  for (const folder of ['schemas', 'fixtures', 'handlers']) await rm(workspace.path(folder), { recursive: true });
  await workspace.write('evtool.yml', count === 0 ? 'events: {}\n' : `events:\n${events.join('\n')}\n`);
  return workspaceContext(workspace.root);
};

/** The context with something done each time before a topic's offsets are asked for. */
const withOffsets = async (context: AppContext, before: (topic: string) => void): Promise<AppContext> => {
  const broker = await context.broker();
  const offsets: Broker['offsets'] = async (topic, options) => {
    before(topic);
    return broker.offsets(topic, options);
  };
  return { ...context, broker: async () => ({ ...broker, offsets }) };
};

test('shows the topics of the workspace, and filters them while one types', async () => {
  const screen = openScreen((await open()).context);
  await screen.shows(/platform\.content-sources\.introspect/);
  await screen.press('/');
  await screen.type('todo');
  expect(await screen.shows(/Topics 1 of 3/)).not.toContain('content-sources');
});

test('tells how much a topic holds, how old its newest message is, and how many of the last are valid', async () => {
  const { context } = await open();
  const topic = 'platform.idmsvc.todo-created';
  const valid = draftOf(topic, '{"id":1,"title":"a","description":"b"}', { timestamp: Date.now() - 180_500 });
  await send(await context.broker(), [
    valid,
    valid,
    draftOf(topic, '{"id":"no"}', { timestamp: Date.now() - 130_000 }),
  ]);
  const screen = openScreen(context, { columns: 120 });
  await screen.shows(/todo-created +todo-created.* 3 .* 2 min +✗ \d+%/);
});

test('shows no rate before there is one, and then the messages a second', async () => {
  const { context } = await open();
  const screen = openScreen(context, { columns: 200 });
  const before = await screen.shows(/introspect .* 0 /);
  expect(before).not.toContain('/s');
  const broker = await context.broker();
  await send(broker, [draftOf('platform.idmsvc.todo-created', '{}')]);
  await screen.shows(/todo-created.* 1 +0\.\d\/s/);
});

test('keeps the cursor on its topic when the order changes', async () => {
  const { context } = await open();
  await send(await context.broker(), [draftOf('platform.notifications.ingress', '{}')]);
  const screen = openScreen(context);
  await screen.shows(/ingress .* 1 /);
  await screen.press('G', 'o', 'm');
  await screen.shows(/by messages/);
  await screen.press('y');
  expect(screen.copied()).toEqual(['platform.notifications.ingress']);
});

test('sends a fixture of the topic, and says where it landed', async () => {
  const screen = openScreen((await open()).context);
  await screen.shows(/todo-created/);
  await screen.press('/');
  await screen.type('todo');
  await screen.press('Enter', 'P');
  const menu = await screen.shows(/Send to platform\.idmsvc\.todo-created/);
  expect(menu).not.toContain('msg-1');
  await screen.type(/ (\d) fixtures\/todo-created\/todo\.json/.exec(menu)?.[1] ?? '');
  await screen.shows(/Sent 1 message[\s\S]*platform\.idmsvc\.todo-created partition \d at offset 0/);
});

test('moves no column while a filter is typed', async () => {
  const screen = openScreen((await open()).context);
  const headOf = (frame: string): string => /TOPIC .*/.exec(frame)?.[0] ?? '';
  const before = headOf(await screen.shows(/todo-created/));
  await screen.press('/');
  for (const letter of 'ingress') {
    await screen.type(letter);
    expect(headOf(screen.frame())).toBe(before);
  }
  expect(await screen.shows(/Topics 1 of/)).toContain('ingress');
});

test('keeps of little room what is invalid rather than how much comes', async () => {
  const screen = openScreen((await open()).context, { columns: 60, rows: 15 });
  const frame = await screen.shows(/todo-created/);
  expect(frame).toMatch(/MESSAGES .*VALID/);
  expect(frame).not.toMatch(/RATE/);
});

test('offers what can be sent first, and marks what is invalid', async () => {
  const screen = openScreen((await open()).context);
  await screen.shows(/todo-created/);
  await screen.press('G');
  await screen.press('/');
  await screen.type('introspect');
  await screen.press('Enter', 'P');
  const menu = await screen.shows(/Send to/);
  expect(menu).toMatch(/1 fixtures\/msg-1\.json\s*$[\s\S]*2 fixtures\/msg-2\.json +✗ invalid/m);
});

test('says what is wrong with a fixture that is not sent', async () => {
  const screen = openScreen((await open()).context);
  await screen.shows(/todo-created/);
  await screen.press('P');
  await screen.shows(/another file/);
  await screen.press('/');
  await screen.shows(/File to send/);
  await screen.type('fixtures/todo-created/negative-id.yaml');
  await screen.press('Enter');
  await screen.shows(/Nothing was sent[\s\S]*fixtures\/todo-created\/negative-id\.yaml:\d+:\d+/);
});

test('says what to type where there are no topics', async () => {
  const screen = openScreen(await withTopics(0));
  await screen.shows(/There are no topics on the embedded broker\.[\s\S]*evtool new event NAME/);
});

test('moves through thousands of topics, and asks only for those in sight', async () => {
  const context = await withTopics(5000);
  const asked = new Set<string>();
  const counted = await withOffsets(context, (topic) => void asked.add(topic));
  const screen = openScreen(counted);
  await screen.shows(/Topics 5000[\s\S]*topic-0001\.events .* 0 /);
  await screen.press('G');
  await screen.shows(/topic-5000\.events .* 0 /);
  expect(asked.size).toBeLessThan(100);
});

test('says why a cluster cannot be reached, and how to go on', async () => {
  const { workspace } = await open();
  const context = await workspaceContext(workspace.root, { brokers: ['127.0.0.1:1'] });
  const screen = openScreen(context);
  const frame = await screen.shows(/Trying again/);
  expect(frame).toMatch(/not connected/);
  expect(frame).toMatch(/127\.0\.0\.1:1/);
});

test('tells a topic that this login may not look into from an empty one', async () => {
  const { context } = await open();
  const refused = 'platform.idmsvc.todo-created';
  const screen = openScreen(
    await withOffsets(context, (topic) => {
      if (topic === refused) throw new EvtoolError('Kafka refused the offsets: topic authorization failed.');
    }),
  );
  await screen.shows(/introspect .* 0 [\s\S]*todo-created +✗ refused/);
  await screen.press('j');
  await screen.shows(/Kafka refused the offsets: topic authorization failed\./);
});

test('says that a cluster has gone, keeps what it told, and goes on when it is back', async () => {
  const { context } = await open();
  const broker = await context.broker();
  let isAway = false;
  const passing = <A extends readonly unknown[], T>(call: (...args: A) => Promise<T>) => {
    return async (...args: A): Promise<T> => {
      if (isAway) throw new EvtoolError('Lost Kafka at here:9092.', { hint: 'Is it still running there?' });
      return call(...args);
    };
  };
  const listTopics = passing(broker.listTopics);
  const offsets = passing(broker.offsets);
  const answers = passing(broker.answers);
  const screen = openScreen({ ...context, broker: async () => ({ ...broker, listTopics, offsets, answers }) });
  await screen.shows(/introspect .* 0 /);
  isAway = true;
  await screen.shows(/✗ Lost Kafka at here:9092\.[\s\S]*Is it still running there\?[\s\S]*introspect .* 0 /);
  await screen.shows(/✗ not connected[\s\S]*introspect .* 0 /);
  isAway = false;
  await send(broker, [draftOf('platform.content-sources.introspect', '{}')]);
  await screen.shows(/● the embedded broker[\s\S]*introspect .* 1 /);
});

test('asks nothing while another screen is shown', async () => {
  const { context } = await open();
  const broker = await context.broker();
  const asked: string[] = [];
  const counted = (name: 'offsets' | 'listGroups') => ({
    [name]: (...args: Parameters<Broker[typeof name]>) => {
      asked.push(name);
      // The arguments are those of the name.
      return (broker[name] as (...all: typeof args) => unknown)(...args);
    },
  });
  const screen = openScreen({
    ...context,
    broker: async () => ({ ...broker, ...counted('offsets'), ...counted('listGroups') }),
  });
  await screen.shows(/introspect .* 0 /);
  await screen.press('6');
  await screen.shows(/no consumer groups/);
  asked.length = 0;
  // The groups are asked for less often than topics in sight would be.
  await expect.poll(() => asked).toContain('listGroups');
  expect(asked).not.toContain('offsets');
  await screen.press('1');
  await screen.shows(/introspect .* \d+\/s/);
});

test('does not produce in a read-only context, and says why', async () => {
  const workspace = await copyWorkspace();
  await workspace.edit('evtool.yml', (text) => text.replace('local: {}', 'local: { readOnly: true }'));
  const screen = openScreen(await workspaceContext(workspace.root));
  expect(await screen.shows(/todo-created/)).toMatch(/READ-ONLY/);
  await screen.press('P');
  await screen.shows(/Context "local" is read-only\./);
});

test('asks before it sends in production', async () => {
  const workspace = await copyWorkspace();
  await workspace.edit('evtool.yml', (text) => text.replace('local: {}', 'local: { production: true }'));
  const screen = openScreen(await workspaceContext(workspace.root));
  await screen.shows(/PROD[\s\S]*todo-created/);
  await screen.press('j', 'P');
  await screen.shows(/Send to platform\.idmsvc\.todo-created/);
  await screen.press('/');
  await screen.type('fixtures/todo-created/todo.json');
  await screen.press('Enter');
  await screen.shows(/Send in production\?[\s\S]*cluster local[\s\S]*topic platform\.idmsvc\.todo-created: 1 message/);
  await screen.press('Enter', 'n');
  expect(await screen.shows(/Topics 3/)).not.toContain('Send in production');
});
