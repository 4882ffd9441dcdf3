import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAll, send, valuesOf } from '../../support/broker-session.ts';
import { invalidOrder, orders, ordersScreen } from '../../support/orders-screen.ts';
import { order } from '../../support/orders-workspace.ts';

/** An editor in which the user makes changes, one a time; null leaves the text. */
const editor = (...changes: readonly ((text: string) => string | null)[]) => {
  const left = [...changes];
  const opened: string[] = [];
  return {
    opened,
    editText: async (text: string): Promise<string | null> => {
      opened.push(text);
      return left.shift()?.(text) ?? null;
    },
  };
};

describe('e edits a message and sends it again', () => {
  test('after a question that names the topic and the cluster', async () => {
    const { editText, opened } = editor((text) => text.replace('"total": 3', '"total": 33'));
    const { broker, open } = await ordersScreen({ editText });
    await send(broker, orders(4));
    const screen = open();
    await screen.shows(/"id":3/);
    await screen.press('e');
    await screen.shows(/Send 1 message to orders\?\n *cluster local \(the embedded broker\)/);
    await screen.press('Enter');
    await screen.shows(/Send 1 message to orders\?/);
    await screen.press('y');
    await screen.shows(/Sent to orders \d:\d+\./);
    await screen.shows(/"total":33/);
    expect(opened[0]).toContain('"event": "order-placed"');
    expect(valuesOf(await readAll(broker, 'orders'))).toContain('{"id":3,"total":33}');
  });

  test('not when it is left as it was, or refused', async () => {
    const { editText } = editor(
      () => null,
      (text) => text.replace('"total": 3', '"total": 4'),
    );
    const { broker, open } = await ordersScreen({ editText });
    await send(broker, orders(4));
    const screen = open();
    await screen.shows(/"id":3/);
    await screen.press('e');
    await screen.shows(/Left as it was/);
    await screen.press('e');
    await screen.shows(/Send 1 message/);
    await screen.press('n');
    await screen.shows(/Nothing is sent/);
    expect(await readAll(broker, 'orders')).toHaveLength(4);
  });

  test('what is invalid then is said, to be edited again or sent all the same', async () => {
    const { editText, opened } = editor(
      (text) => text.replace('"id": 3', '"id": "three"'),
      (text) => text.replace('"three"', '"four"'),
    );
    const { broker, open } = await ordersScreen({ editText });
    await send(broker, orders(4));
    const screen = open();
    await screen.shows(/"id":3/);
    await screen.press('e');
    await screen.shows(/\d+:\d+ \/id .*integer/);
    await screen.press('e');
    await screen.shows(/\d+:\d+ \/id .*four/);
    expect(opened[1]).toContain('"three"');
    await screen.press('s');
    await screen.shows(/Send 1 message to orders\?/);
    await screen.press('y');
    await screen.shows(/Sent to orders/);
    expect(valuesOf(await readAll(broker, 'orders'))).toContain('{"id":"four","total":3}');
  });

  test('what is no message at all cannot be sent', async () => {
    const { editText } = editor(() => '{"value": ');
    const { broker, open } = await ordersScreen({ editText });
    await send(broker, orders(1));
    const screen = open();
    await screen.shows(/"id":0/);
    await screen.press('e');
    const frame = await screen.shows(/e edit it again/);
    expect(frame).not.toContain('send it though');
    await screen.press('Esc');
    await screen.shows(/Nothing is sent/);
  });
});

test('F saves the message as a fixture that expects its verdict', async () => {
  const { root, broker, open } = await ordersScreen();
  await send(broker, [invalidOrder(7)]);
  const screen = open();
  await screen.shows(/id-7/);
  await screen.press('F');
  await screen.shows(/^Saved fixtures\/order-placed\/k-7\.json: expects invalid\.$/m);
  const saved = JSON.parse(await readFile(join(root, 'fixtures/order-placed/k-7.json'), 'utf8'));
  expect(saved).toMatchObject({ event: 'order-placed', expect: 'invalid', value: { id: 'id-7' } });
  await screen.press('F');
  await screen.shows(/^Already saved: fixtures\/order-placed\/k-7\.json: expects invalid\.$/m);
  expect(await readdir(join(root, 'fixtures/order-placed'))).toEqual(['k-7.json']);
});

test('m marks a message, and = shows what differs from it', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, [order('{"id":1,"total":"a"}'), order('{"id":1,"total":"b"}'), order('{"id":1,"total":"a"}')]);
  const screen = open();
  await screen.shows(/0:2 /);
  await screen.press('=');
  await screen.shows(/No message is marked yet: m marks/);
  await screen.press('m');
  await screen.shows(/\*0:2 /);
  await screen.press('=');
  await screen.shows(/This is the marked message/);
  await screen.press('k', '=');
  expect(await screen.shows(/0:2 → 0:1/)).toMatch(/\/value\/total +changed(.|\n)*- "a"(.|\n)*\+ "b"/);
  await screen.press('Esc', 'k', '=');
  await screen.shows(/Nothing differs but the place and the time/);
});

test('y copies a part of the message, and ! the command line', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, orders(3));
  const screen = open();
  await screen.shows(/"id":2/);
  await screen.press('y', 'v');
  await screen.press('y', 'k');
  await screen.press('y', 'p');
  await screen.press('y', 'm');
  await screen.press('y', 'c');
  await screen.shows(/Copied the command line/);
  await screen.press('!');
  await screen.shows(/evtool tail orders --tail 200/);
  const [value, key, place, message, line, all] = screen.copied();
  expect([value, key, place, line, all]).toEqual([
    '{"id":2,"total":2}',
    'k-2',
    'orders:0@2',
    'evtool tail orders --from=0=2:3',
    'evtool tail orders --tail 200',
  ]);
  expect(JSON.parse(message ?? '')).toMatchObject({ topic: 'orders', partition: 0, offset: 2, key: 'k-2' });
});

test('the command line has the filter, the verdict and the position', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, orders(3));
  const screen = open();
  await screen.shows(/"id":2/);
  await screen.press('s', 's');
  await screen.shows(/from start/);
  await screen.press('/');
  await screen.type('=value.id < 2');
  await screen.press('Enter', 'v', '!');
  await screen.shows(/evtool tail orders --from=start '--where=value\.id < 2' --invalid/);
});

describe('d debugs a handler with the message', () => {
  test('and says that an invalid one runs all the same', async () => {
    const { broker, open } = await ordersScreen({}, (root) => addHandlers(root, ['placed']));
    await send(broker, [invalidOrder(1)]);
    const screen = open();
    await screen.shows(/id-1/);
    await screen.press('d');
    expect(await screen.shows(/as\s+with --handle-invalid/)).toMatch(
      /Invalid: \/id must be an integer, is the string "id-1"\. It/,
    );
  });

  test('asks which, where several take its event', async () => {
    const { broker, open } = await ordersScreen({}, (root) => addHandlers(root, ['first', 'second']));
    await send(broker, orders(1));
    const screen = open();
    await screen.shows(/"id":0/);
    await screen.press('d');
    await screen.shows(/Debug 0:0 with\n *1 first\n *2 second/);
    await screen.press('2');
    await screen.shows(/second/);
  });

  test('and says how to make one where there is none', async () => {
    const { broker, open } = await ordersScreen();
    await send(broker, orders(1));
    const screen = open();
    await screen.shows(/"id":0/);
    await screen.press('d');
    await screen.shows(/No handler takes order-placed\. Make one: evtool new handler order-placed/);
  });
});

const addHandlers = async (root: string, names: readonly string[]): Promise<void> => {
  const config = join(root, 'evtool.yml');
  const lines = names.map((name) => `  ${name}: { module: ${name}.mjs, event: order-placed }\n`);
  await writeFile(config, `${await readFile(config, 'utf8')}handlers:\n${lines.join('')}`);
  for (const name of names) await writeFile(join(root, `${name}.mjs`), 'export default async () => {};\n');
};
