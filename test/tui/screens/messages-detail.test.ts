import { describe, expect, test } from 'vitest';
import { send } from '../../support/broker-session.ts';
import { invalidOrder, orders, ordersScreen } from '../../support/orders-screen.ts';
import { order, secretText } from '../../support/orders-workspace.ts';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 50 },
];

test.each(sizes)('the detail shows issues at their fields and their rules, at $columns×$rows', async (size) => {
  const { broker, open } = await ordersScreen(size);
  await send(broker, [...orders(3), invalidOrder(3)]);
  const screen = open();
  await screen.shows(/id-3/);
  await screen.press('Enter');
  const frame = await screen.shows(/0:3 +✗ INVALID/);
  expect(frame).toMatch(/✗ \/id .*integer/);
  expect(frame).toMatch(/rule: schemas\/(.|\n)*?order-placed\.yaml:5:\d+/);
  expect(frame).toMatch(/id: "id-3" +✗ /);
  expect(frame).toMatch(/key: k-3/);
  expect(frame).toMatch(/Enter field {2}V rule .* y copy {2}r raw/);
  await screen.press('Esc');
  expect(screen.frame()).toContain('TIME');
  expect(screen.frame()).toMatch(/Enter detail .* v invalid {2}s seek/);
});

test('Enter on an issue goes to its field; there h and l fold and unfold', async () => {
  const { broker, open } = await ordersScreen({ hasColor: true });
  await send(broker, [order('{"a":{"b":1},"id":"x"}')]);
  const screen = open();
  await screen.shows(/"x"/);
  await screen.press('Enter', 'Enter');
  expect(screen.painted()).toMatch(/\u001b\[7m[^\u001b]*id: "x"/);
  await screen.press('h');
  expect(screen.painted()).toMatch(/\u001b\[7m[^\u001b]*value: \{2\}/);
  await screen.press('h');
  expect(screen.frame()).toMatch(/▸ value: \{a: \{b: 1\}, id: "x"\}/);
  await screen.press('l');
  expect(screen.frame()).toMatch(/▾ value: \{2\}/);
  await screen.press('z');
  expect(screen.frame()).not.toMatch(/b: 1\n/);
  await screen.press('Z');
  expect(screen.frame()).toMatch(/ b: 1 +│/);
});

test('no key and no value of a header are not the text null', async () => {
  const { broker, open } = await ordersScreen({ columns: 120 });
  const nothing = [['Trace', null]] as const;
  const text = [['Trace', Buffer.from('null')]] as const;
  await send(broker, [
    order('{"id":1}', { key: Buffer.from('null'), headers: text }),
    order('{"id":2}', { key: null, headers: nothing }),
  ]);
  const screen = open();
  const frame = await screen.shows(/0:0 +null +order-placed(.|\n)*0:1 +— +order-placed/);
  expect(frame).toMatch(/key: — (.|\n)*headers: Type: Placed, Trace: — /);
  await screen.press('k');
  await screen.shows(/key: null (.|\n)*headers: Type: Placed, Trace: null /);
});

test('headers are decoded, and secrets hidden', async () => {
  const { broker, open } = await ordersScreen();
  const headers = [
    ['X-Identity', Buffer.from(secretText)],
    ['Trace', Buffer.from(Buffer.from('{"span":7}').toString('base64'))],
  ] as const;
  await send(broker, [order('{"id":1}', { headers })]);
  const screen = open();
  await screen.shows(/"id":1/);
  await screen.press('Enter', 'k', 'l');
  const frame = await screen.shows(/Trace: \{span: 7\}/);
  expect(frame).toContain('X-Identity: ‹secret›');
  expect(frame).not.toContain(secretText.slice(0, 8));
});

test('r shows the value as it was sent, and x its bytes', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, [order('{"id": 1,\n "total": "größer"}')]);
  const screen = open();
  await screen.shows(/größer/);
  await screen.press('Enter', 'r');
  expect(await screen.shows(/─ raw /)).toMatch(/│ \{"id": 1, +│\n│ {2}"total": "größer"\}/);
  await screen.press('x');
  expect(await screen.shows(/─ hex /)).toMatch(/0000000 7b 22 69 64 22 3a 20 31 2c 0a .*\{"id": 1,\./);
  await screen.press('x');
  expect(screen.frame()).toMatch(/value: \{2\}/);
});

test('r and x open the detail where the list stands alone', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, orders(1));
  const screen = open();
  await screen.shows(/"id":0/);
  await screen.press('r');
  await screen.shows(/─ raw ─/);
  await screen.press('Esc', 'r');
  await screen.shows(/─ raw ─/);
  await screen.press('Esc', 'x');
  await screen.shows(/─ hex ─/);
});

test('r and x show the tree again, where alone something folds', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, [invalidOrder(1)]);
  const screen = open();
  await screen.shows(/id-1/);
  await screen.press('Enter', 'r');
  expect(await screen.shows(/─ raw /)).not.toMatch(/Enter fold|V rule/);
  for (const key of ['Enter', 'h', 'l', 'z', 'Z', 'V']) {
    await screen.press(key);
    await screen.shows(/The value is shown as it was sent: r shows the tree\./);
  }
  await screen.press('x', 'z');
  await screen.shows(/The bytes are shown: x shows the tree\./);
  await screen.press('x');
  expect(screen.frame()).toMatch(/value: \{2\}(.|\n)*Enter field/);
});

test('a megabyte on one line is shown in every view', async () => {
  const { broker, open } = await ordersScreen({ columns: 120, rows: 40 });
  const value = JSON.stringify({ id: 1, text: 'ü'.repeat(400_000), list: Array.from({ length: 50_000 }, (_, n) => n) });
  await send(broker, [order(value)]);
  const screen = open();
  await screen.shows(/ü{20}/);
  await screen.press('Enter', 'j', 'j', 'j', 'Z', 'G');
  await screen.shows(/▸ \[49900…49999\]/);
  await screen.press('r');
  await screen.shows(/"id":1,"text":"ü+(.|\n)* raw +[\d,]+ more ↓/);
  await screen.press('G');
  await screen.shows(/\]\} +│(.|\n)* raw ─/);
  await screen.press('k');
  await screen.shows(/ raw +1 more ↓/);
  await screen.press('x', 'G');
  await screen.shows(/ 7d .*\}(.|\n)* hex ─/);
  await screen.press('^u');
  await screen.shows(/ hex +\d+ more ↓/);
  await screen.press('x', 'z');
  await screen.shows(/▸ value: \{id: 1, text: "ü+/);
});

describe('what a message holds is never obeyed', () => {
  const hostile = [
    ['a clipboard write', '\u001b]52;c;aGFjaw==\u0007'],
    ['a cleared screen', '\u001b[2J\u001b[H'],
    ['a C1 control', '\u009b2J'],
    ['an override of the direction', 'safe\u202egpj.exe'],
    ['tabs and line ends', 'a\tb\r\nc'],
    ['emoji', '👩‍👩‍👧‍👦 family 🇩🇪'],
    ['wide characters', '日本語の長い文字列日本語の長い文字列日本語の長い文字列'],
  ] as const;

  test.each(hostile)('%s', async (_, text) => {
    const { broker, open } = await ordersScreen({ columns: 120, rows: 24, hasColor: false });
    const bytes = Buffer.from(text);
    await send(broker, [
      order(text, { key: bytes, headers: [[text, bytes]], type: null }),
      order(JSON.stringify({ id: text, [text]: 1 }), { key: bytes, headers: [['Name', bytes]] }),
    ]);
    const screen = open();
    await screen.shows(/0:1 /);
    const frames: string[] = [];
    for (const key of ['Enter', 'Z', 'r', 'x', 'x', 'k', 'Esc', 'k', 'Enter', 'Z', 'r', 'x']) {
      await screen.press(key);
      frames.push(screen.frame());
      const own = screen.painted().replace(/\u001b\[\d*m/g, '');
      expect(own).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }
    expect(
      frames
        .join('\n')
        .split('\n')
        .filter((line) => line.startsWith('│') && !line.endsWith('│')),
    ).toEqual([]);
  });
});

test('tombstones, empty values, bytes and messages of no event are told apart', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, [
    order(null),
    order(''),
    order(Buffer.from([0xff, 0x00, 0xfe])),
    order('{"id":1}', { type: null, key: Buffer.from([0xc3, 0x28]) }),
  ]);
  const screen = open();
  const frame = await screen.shows(/0:3 /);
  expect(frame).toMatch(/0:0 .* — +\(tombstone\)/);
  expect(frame).toMatch(/0:1 .* ✗ INVALID +\(empty\)/);
  expect(frame).toMatch(/0:2 .* ✗ INVALID +0xff00fe/);
  expect(frame).toMatch(/0:3 +0xc328 .* \? unknown +\{"id":1\}/);
  await screen.press('g', 'Enter');
  await screen.shows(/null \(a tombstone\)/);
});

test('the list shows so much of the value that it is of use', async () => {
  const { broker, open } = await ordersScreen();
  const text = `${'0123456789'.repeat(30)}`;
  await send(broker, [order(JSON.stringify({ id: 1, text }), { key: Buffer.from('a-rather-long-key-of-an-order') })]);
  const screen = open();
  const value = async (): Promise<string> => /\{"id":1,[^│]*…/.exec(await screen.shows(/\{"id":1,/))?.[0] ?? '';
  expect((await value()).length).toBeGreaterThanOrEqual(20);
  await screen.resize(120, 40);
  expect((await value()).length).toBeGreaterThanOrEqual(40);
  await screen.resize(200, 50);
  expect((await value()).length).toBeGreaterThanOrEqual(40);
  await screen.resize(60, 15);
  expect((await value()).length).toBeGreaterThanOrEqual(20);
});
