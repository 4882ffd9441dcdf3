import { describe, expect, test } from 'vitest';
import { send } from '../../support/broker-session.ts';
import { invalidOrder, orders, ordersScreen } from '../../support/orders-screen.ts';

describe('a filter', () => {
  test('finds a word in the whole topic, and says how much was looked through', async () => {
    const { broker, open } = await ordersScreen();
    await send(broker, orders(3_000));
    const screen = open();
    await screen.shows(/"id":2999/);
    await screen.press('/');
    await screen.type('k-17');
    await screen.press('Enter');
    expect(await screen.shows(/111 of 3,000 match/)).toMatch(/k-1799/);
    await screen.press('g');
    await screen.shows(/"id":17\D/);
    await screen.press('Esc');
    expect(await screen.shows(/"id":2999/)).not.toContain('match');
  });

  test('keeps looking at what comes', async () => {
    const { broker, open } = await ordersScreen();
    await send(broker, orders(10));
    const screen = open();
    await screen.shows(/"id":9/);
    await screen.press('/');
    await screen.type('k-77');
    await screen.press('Enter');
    await screen.shows(/None of 10 messages matches/);
    await send(broker, orders(20, 70));
    expect(await screen.shows(/1 of 30 match/)).toContain('"id":77');
  });

  test('is an expression after =, whose mistakes are said before and after it is taken', async () => {
    const { broker, open } = await ordersScreen();
    await send(broker, [...orders(20), invalidOrder(20)]);
    const screen = open();
    await screen.shows(/"id":19/);
    await screen.press('/');
    await screen.shows(/a word, or an expression: =(.|\n)*\nEnter take {2}Esc close$/);
    await screen.type('=value.id >');
    await screen.press('Enter');
    await screen.shows(/This is no JavaScript expression/);
    await screen.type(' 17');
    await screen.press('Enter');
    expect(await screen.shows(/2 of 21 match/)).toMatch(/"id":18.*\n.*"id":19/);
    await screen.press('/', '^u');
    await screen.type('=value.none.such > 1');
    await screen.press('Enter');
    await screen.shows(/failed on 21 messages: TypeError: Cannot read[ │\n]+properties of undefined/);
  });

  test('is remembered', async () => {
    const { broker, open } = await ordersScreen();
    await send(broker, orders(20));
    const screen = open();
    await screen.shows(/"id":19/);
    await screen.press('/');
    await screen.type('k-12');
    await screen.press('Enter');
    await screen.shows(/1 of 20 match/);
    await screen.press('Esc');
    await screen.shows(/"id":19/);
    await screen.press('/');
    await screen.shows(/^Enter take {2}up older {2}Esc close$/m);
    await screen.press('up', 'Enter');
    await screen.shows(/1 of 20 match/);
  });

  test('leads from match to match among all messages once it is left', async () => {
    const { broker, open } = await ordersScreen({ columns: 120, rows: 40 });
    await send(broker, orders(30));
    const screen = open();
    await screen.shows(/"id":29/);
    await screen.press('/');
    await screen.type('k-1');
    await screen.press('Enter');
    await screen.shows(/11 of 30 match/);
    await screen.press('Esc');
    await screen.shows(/"id":29/);
    await screen.press('N');
    await screen.shows(/─ 0:19 /);
    await screen.press('N');
    await screen.shows(/─ 0:18 /);
    await screen.press('n', 'n');
    await screen.shows(/No later message here matches k-1/);
  });
});

test('v shows invalid ones only, then valid ones, then all', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, [invalidOrder(1), ...orders(400, 1_000), invalidOrder(2)]);
  const screen = open();
  await screen.shows(/"id":1399/);
  await screen.press('v');
  expect(await screen.shows(/2 of 402 match/)).toMatch(/invalid only(.|\n)*✗ INVALID +\{"id":"id-1"(.|\n)*"id-2"/);
  await screen.press('v');
  expect(await screen.shows(/valid only +live/)).not.toContain('id-2');
  await screen.press('v');
  await screen.shows(/id-2/);
});

test('an expression that throws on every message is not taken for one that matches none', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, orders(3));
  const screen = open();
  await screen.shows(/"id":2/);
  await screen.press('/');
  await screen.type('=value.no.x > 3');
  await screen.press('Enter');
  const frame = await screen.shows(/=value\.no\.x > 3 failed on 3 messages: TypeError: Cannot read/);
  expect(frame).toMatch(/None of 3 messages matches(.|\n)*0 of 3 match/);
});

test('an expression that throws on some messages says so below the others', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, orders(3));
  const screen = open();
  await screen.shows(/"id":2/);
  await screen.press('/');
  await screen.type('=value.id === 2 || x');
  await screen.press('Enter');
  await screen.shows(/"id":2(.|\n)*1 of 3 match {2}=value\.id === 2 \|\| x failed on 2 messages: Ref/);
});

test('Esc shows all, as an empty list says, from its detail too', async () => {
  const { broker, open } = await ordersScreen({ columns: 120 });
  await send(broker, orders(3));
  const screen = open();
  await screen.shows(/"id":2/);
  await screen.press('Enter', 'v');
  expect(await screen.shows(/None of 3 messages matches\. Esc shows all/)).toContain(
    'There is no message under the cursor.',
  );
  await screen.press('Esc');
  await screen.shows(/orders {2}live(.|\n)*"id":2/);
});

describe('a seek', () => {
  test('to the start shows the first messages, and reads on when one goes there', async () => {
    const { broker, open } = await ordersScreen();
    await send(broker, orders(300));
    const screen = open();
    await screen.shows(/"id":299/);
    await screen.press('s', 's');
    expect(await screen.shows(/checked 300[\s\S]*"id":0,/)).toMatch(/orders {2}from start(?![\s\S]* new ↓)/);
    await send(broker, orders(2, 300));
    await screen.shows(/\+2 new ↓/);
    await screen.press('G');
    await screen.shows(/"id":301/);
  });

  test('takes what --from takes, and says what it does not', async () => {
    const { broker, open } = await ordersScreen();
    await send(broker, orders(300));
    const screen = open();
    await screen.shows(/"id":299/);
    await screen.press('s', 'o');
    await screen.type('tomorow');
    await screen.press('Enter');
    await screen.shows(/Not a position: "tomorow"[\s\S]* 0=120 for one partition\./);
    await screen.press('^u');
    await screen.type('120');
    await screen.press('Enter');
    await screen.shows(/from 120(.|\n)*PLACE.*\n│ .*0:120 /);
    await screen.press('s', 'o');
    await screen.type('900');
    await screen.press('Enter');
    await screen.shows(/Offset 900 is out of range/);
    await screen.press('s', 'e');
    await screen.shows(/"id":299/);
  });

  test('to now shows only what comes', async () => {
    const { broker, open } = await ordersScreen();
    await send(broker, orders(30));
    const screen = open();
    await screen.shows(/"id":29/);
    await screen.press('s', 'n');
    await screen.shows(/No new messages yet/);
    await send(broker, orders(1, 500));
    expect(await screen.shows(/"id":500/)).not.toContain('"id":29,');
  });
});

test('a frozen list stays as it is while the rest is counted', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, orders(30));
  const screen = open();
  await screen.shows(/"id":29/);
  await screen.press('space');
  await screen.shows(/FROZEN/);
  await send(broker, orders(12_000, 1_000));
  expect(await screen.shows(/\+12,000 new ↓/)).toMatch(/"id":29,/);
  await screen.press('k', 'k');
  expect(screen.frame()).toMatch(/"id":27,/);
  await screen.press('space');
  expect(await screen.shows(/"id":12999/)).not.toContain('FROZEN');
});

test('a message that is looked at stays though newer ones need its room', async () => {
  const { broker, open } = await ordersScreen({ columns: 120 });
  await send(broker, orders(30));
  const screen = open();
  await screen.shows(/"id":29/);
  await screen.press('k');
  await screen.shows(/─ 0:28 /);
  await send(broker, orders(12_000, 1_000));
  await screen.shows(/\+12,0\d\d new ↓/);
  expect(screen.frame()).toMatch(/─ 0:28 /);
  await screen.press('j');
  await screen.shows(/─ 0:29 /);
});

describe('without messages', () => {
  test('an unknown topic is said, with the one that may be meant', async () => {
    const { open } = await ordersScreen();
    const screen = open('ordrs');
    await screen.shows(/Unknown topic or event "ordrs"/);
    await screen.shows(/Did you mean "orders"/);
    await screen.press('t');
    await screen.shows(/^ orders$(.|\n)*^Enter take {2}Tab complete {2}Esc close$/m);
    await screen.type('orders');
    await screen.press('Enter');
    await screen.shows(/orders +live/);
  });

  test('an empty topic says what to do, and shows the first that comes', async () => {
    const { broker, open } = await ordersScreen();
    const screen = open();
    await screen.shows(/No messages yet/);
    await send(broker, orders(1));
    await screen.shows(/"id":0/);
  });

  test('no topic says where they are', async () => {
    const { open } = await ordersScreen({ start: { screen: 'messages' } });
    const screen = open();
    expect(await screen.shows(/No topic yet/)).toContain('1 lists the topics');
    await screen.press('/');
    await screen.shows(/1 lists them, t reads one by its name/);
  });
});
