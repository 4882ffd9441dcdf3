import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AppContext } from '../../../src/app/context.ts';
import { EvtoolError } from '../../../src/core/errors.ts';
import { readAll } from '../../support/broker-session.ts';
import { replayWorkspace } from '../../support/replay-workspace.ts';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';

const start = { screen: 'fixtures' } as const;
const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
];

const files = {
  'fixtures/order/a-fine.json': '{\n  "id": "a"\n}\n',
  'fixtures/order/b-wrong.json': '{\n  "id": 8\n}\n',
  'fixtures/order/c-expected.json': '{\n  "expect": "invalid",\n  "value": { "id": 7 }\n}\n',
  'fixtures/order/d-unexpected.json': '{\n  "expect": "invalid",\n  "value": { "id": "x" }\n}\n',
  'fixtures/broken.json': '{',
};

const opened = async (own: Readonly<Record<string, unknown>> = files) => {
  const workspace = await replayWorkspace(own);
  return { ...workspace, context: await workspaceContext(workspace.root) };
};

/** Down from the first row, which is the folder of all. */
const down = (rows: number): readonly string[] => ['g', ...Array.from({ length: rows }, () => 'j')];

describe.each(sizes)('the screen of fixtures at $columns×$rows', (size) => {
  test('is a tree with the verdict of each file', async () => {
    const { context } = await opened();
    const frame = await openScreen(context, { start, ...size }).shows(/Fixtures 5, 3 wrong/);
    expect(frame).toMatch(/▾ order\/ +2 of 4 wrong/);
    expect(frame).toMatch(/✓ a-fine\.json +valid/);
    expect(frame).toMatch(/✗ b-wrong\.json +invalid/);
    expect(frame).toMatch(/✓ c-expected\.json +invalid, as expected/);
    expect(frame).toMatch(/✗ d-unexpected\.json +valid, expected/);
    expect(frame).toMatch(/✗ broken\.json +cannot be read/);
  });

  test('shows a file with its issues at their lines', async () => {
    const { context } = await opened();
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/Fixtures 5/);
    await screen.press(...down(3), 'Enter');
    const frame = await screen.shows(/2 +"id": 8/);
    expect(frame).toMatch(/2 +"id": 8[^\n]*\n[^\n]*↑ \/id must be a string/);
    expect(frame).toMatch(/rule schemas\/order\.yaml:5/);
    await screen.press('Esc');
    await screen.shows(/▾ order\//);
  });

  test('begins with what is wrong, and lists for a folder all that is', async () => {
    const { context } = await opened();
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/Fixtures 5/);
    await screen.press('l');
    await screen.shows(/─ fixtures\/order\/b-wrong\.json ─/);
    await screen.press('h', 'g', 'Tab');
    const frame = await screen.shows(/5 fixtures/);
    expect(frame).toMatch(/✗ fixtures\/broken\.json:1/);
    expect(frame).toMatch(/✗ fixtures\/order\/b-wrong\.json:2/);
  });

  test('checks again after a save', async () => {
    const { context, write } = await opened();
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/✗ b-wrong\.json/);
    await write('fixtures/order/b-wrong.json', { id: 'b' });
    screen.save();
    await screen.shows(/✓ b-wrong\.json/);
  });

  test('e edits at what is wrong, and the file is checked again after', async () => {
    const { context, root, write } = await opened();
    const places: unknown[] = [];
    const openEditor = async (place: unknown): Promise<void> => {
      places.push(place);
      await write('fixtures/order/b-wrong.json', { id: 'mended' });
    };
    const screen = openScreen(context, { start, openEditor, ...size });
    await screen.shows(/✗ b-wrong\.json/);
    await screen.press(...down(3), 'e');
    await screen.shows(/✓ b-wrong\.json/);
    expect(places).toEqual([{ file: join(root, 'fixtures/order/b-wrong.json'), line: 2 }]);
  });

  test('P sends the fixture and shows where it landed', async () => {
    const { context } = await opened();
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/Fixtures 5/);
    await screen.press(...down(2), 'P');
    expect(await screen.shows(/Sent 1 message/)).toMatch(/✓ orders partition \d at offset 0 +key a/);
    expect(await readAll(await context.broker(), 'orders')).toHaveLength(1);
    expect(screen.frame()).toMatch(/Enter see it among the messages/);
    await screen.press('Enter');
    await screen.shows(/─ orders/);
  });

  test('P of a folder sends those that are valid, if one wants that', async () => {
    const { context } = await opened();
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/Fixtures 5/);
    await screen.press(...down(1), 'P');
    await screen.shows(/2 of 4 cannot be sent/);
    await screen.press('w');
    await screen.shows(/Nothing was sent/);
    await screen.press('Esc', 'P', 'o');
    await screen.shows(/Sent 2 messages/);
    expect(await readAll(await context.broker(), 'orders')).toHaveLength(2);
  });

  test('P of an invalid one shows why and sends nothing', async () => {
    const { context } = await opened();
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/Fixtures 5/);
    await screen.press(...down(3), 'P');
    expect(await screen.shows(/Nothing was sent/)).toMatch(/b-wrong\.json:2:9/);
    expect(await readAll(await context.broker(), 'orders')).toEqual([]);
    expect(screen.frame()).not.toMatch(/evtool produce|flags/);
  });

  test('e, where nothing was sent, edits the place at fault', async () => {
    const { context, root } = await opened();
    const places: unknown[] = [];
    const openEditor = async (place: unknown) => void places.push(place);
    const screen = openScreen(context, { start, openEditor, ...size });
    await screen.shows(/Fixtures 5/);
    await screen.press(...down(3), 'P');
    await screen.shows(/Nothing was sent[\s\S]*e edit it/);
    await screen.press('e');
    expect(places).toEqual([{ file: join(root, 'fixtures/order/b-wrong.json'), line: 2 }]);
  });

  test('s, where nothing was sent, sends all the same once that is confirmed', async () => {
    const { context } = await opened();
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/Fixtures 5/);
    await screen.press(...down(3), 'P');
    await screen.shows(/s send all the same/);
    await screen.press('s');
    await screen.shows(/Send what is not checked\?[\s\S]*topic orders: 1 message/);
    await screen.press('n');
    expect(await readAll(await context.broker(), 'orders')).toEqual([]);
    await screen.press('P');
    await screen.shows(/s send all the same/);
    await screen.press('s');
    await screen.shows(/Send what is not checked/);
    await screen.press('y');
    await screen.shows(/Sent 1 message/);
    expect(await readAll(await context.broker(), 'orders')).toHaveLength(1);
  });

  test('n makes a fixture from the schema of an event', async () => {
    const { context, root } = await opened();
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/Fixtures 5/);
    await screen.press('n');
    await screen.shows(/1 order/);
    await screen.press('1', '^u');
    await screen.type('a-fine.json');
    await screen.press('Enter');
    await screen.shows(/There is one of that name/);
    await screen.press('^u');
    await screen.type('e-new');
    await screen.press('Enter');
    await screen.shows(/Made fixtures\/order\/e-new\.json/);
    expect(screen.frame()).toMatch(/✓ e-new\.json/);
    expect(JSON.parse(await readFile(join(root, 'fixtures/order/e-new.json'), 'utf8'))).toMatchObject({
      event: 'order',
    });
  });

  test('y copies the path, the text or the command line', async () => {
    const { context } = await opened();
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/Fixtures 5/);
    await screen.press(...down(2), 'y', 'p', 'y', 't');
    await screen.shows(/Copied the text/);
    await screen.press('y', 'c');
    expect(screen.copied()).toEqual([
      'fixtures/order/a-fine.json',
      files['fixtures/order/a-fine.json'],
      'evtool produce fixtures/order/a-fine.json',
    ]);
  });

  test('folds, unfolds and filters', async () => {
    const { context } = await opened();
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/a-fine/);
    await screen.press('g', 'j', 'h');
    expect(await screen.shows(/▸ order\//)).not.toMatch(/a-fine/);
    await screen.press('l');
    await screen.shows(/a-fine/);
    await screen.press('h', '/');
    await screen.type('wrong');
    const found = await screen.shows(/\/wrong/);
    expect(found).toMatch(/b-wrong/);
    expect(found).not.toMatch(/a-fine/);
    await screen.press('Enter', 'Esc');
    await screen.shows(/a-fine/);
  });

  test('d debugs the handler of its event with it', async () => {
    const { context } = await opened({
      ...files,
      'handlers/invoice.ts': 'export default { onMessage: async () => {} };',
    });
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/Fixtures 5/);
    await screen.press(...down(2), 'd');
    await screen.shows(/handlers\/order\.ts/);
  });
});

/** The embedded broker, as if it were another one. */
const elsewhere = (context: AppContext, production: boolean): AppContext => ({
  ...context,
  target: context.target && { ...context.target, name: 'live', production },
  broker: async () => ({ ...(await context.broker()), kind: 'kafka', label: 'kafka-1:9092' }),
});

test.each([
  [true, /Send in production\?/],
  [false, /Send to a shared cluster\?/],
])('asks before it sends to a real cluster, production %s', async (production, question) => {
  const { context } = await opened();
  const screen = openScreen(elsewhere(context, production), { start });
  await screen.shows(/Fixtures 5/);
  await screen.press(...down(2), 'P');
  const frame = await screen.shows(question);
  expect(frame).toMatch(/cluster live \(kafka-1:9092\)/);
  expect(frame).toMatch(/topic orders: 1 message/);
  await screen.press('n');
  expect(await readAll(await context.broker(), 'orders')).toEqual([]);
  await screen.press('P');
  await screen.shows(question);
  await screen.press('y');
  await screen.shows(/Sent 1 message/);
});

test('sends nothing in a context that is read-only, and says so', async () => {
  const { context } = await opened();
  const screen = openScreen({ ...context, target: context.target && { ...context.target, readOnly: true } }, { start });
  await screen.shows(/Fixtures 5/);
  await screen.press('P');
  await screen.shows(/Context "local" is read-only/);
});

test('asks before it sends many, and says how many', async () => {
  const fine = files['fixtures/order/a-fine.json'];
  const { context } = await opened({ 'fixtures/order/a.json': fine, 'fixtures/order/b.json': fine });
  const screen = openScreen(context, { start });
  await screen.shows(/Fixtures 2/);
  await screen.press('g', 'P');
  await screen.shows(/Send 2 messages\?/);
  await screen.press('n');
  expect(await readAll(await context.broker(), 'orders')).toEqual([]);
  await screen.press('P');
  await screen.shows(/Send 2 messages\?/);
  await screen.press('y');
  await screen.shows(/Sent 2 messages/);
});

test('tells what a fixture expects of its handler from what it is', async () => {
  const expecting = '{\n  "expect": { "outcome": "failed" },\n  "value": { "id": "a" }\n}\n';
  const { context } = await opened({ 'fixtures/order/a.json': expecting });
  await openScreen(context, { start }).shows(/✓ a\.json +valid; expects: failed/);
});

test('numbers no line after the last newline of a file', async () => {
  const { context } = await opened();
  const screen = openScreen(context, { start });
  await screen.shows(/Fixtures 5/);
  await screen.press(...down(2), 'Enter');
  expect(await screen.shows(/ 3 +\}/)).not.toMatch(/│ +4 /);
});

test('P of a folder sends none that the filter hides', async () => {
  const { context } = await opened();
  const screen = openScreen(context, { start });
  await screen.shows(/Fixtures 5/);
  await screen.press('/');
  await screen.type('fine');
  await screen.press('Enter');
  expect(await screen.shows(/Fixtures 1 of 5 \/fine/)).toMatch(/▾ order\/ +1 /);
  await screen.press('g', 'P');
  expect(await screen.shows(/Sent 1 message/)).toMatch(/fixtures\/order\/a-fine\.json/);
});

test('says of an empty list that there is nothing to fold or to show', async () => {
  const { context } = await opened({});
  const screen = openScreen(context, { start });
  await screen.shows(/Fixtures 0/);
  for (const key of ['Enter', 'l', 'h']) {
    await screen.press('?', 'Esc', key);
    await screen.shows(/There is no fixture under the cursor/);
  }
});

test('says that no handler takes a fixture', async () => {
  const { context } = await opened({ 'fixtures/invoice/one.json': { order: 'o' } });
  const screen = openScreen(context, { start });
  await screen.shows(/Fixtures 1/);
  await screen.press('d');
  await screen.shows(/No handler takes invoice\. evtool new handler invoice/);
});

test('says how the first fixture comes about', async () => {
  const { context } = await opened({});
  await openScreen(context, { start }).shows(/n makes one from the schema of an event/);
});

test('says how the first event comes about where n has none to make a fixture of', async () => {
  const { context } = await opened({});
  const { workspace } = context;
  const catalog = workspace && { ...workspace.catalog, events: [] };
  const without = { ...context, workspace: workspace && catalog && { ...workspace, catalog } };
  const screen = openScreen(without, { start });
  await screen.shows(/evtool new event NAME/);
  await screen.press('n');
  await screen.shows(/There is no event yet: evtool new event NAME/);
});

test('says what to do without a workspace', async () => {
  const { context } = await opened({});
  await openScreen({ ...context, workspace: null }, { start }).shows(/Start one: evtool init/);
});

test('shows hostile names and texts without obeying them', async () => {
  const { context } = await opened({ 'fixtures/order/\u001b[2Jx.json': '{ "id": "\u202e\u001b]52;c;eA==\u0007" }' });
  const screen = openScreen(context, { start });
  await screen.shows(/Fixtures 1/);
  await screen.press('l');
  await screen.shows(/\\u202e␛\]52/);
  expect(screen.painted()).not.toMatch(/\u001b\[2J|\u001b\]52|\u202e/);
});

test('asks which of several handlers is to be debugged', async () => {
  const handler = 'export default { onMessage: async () => {} };';
  const config = `
events: { order: { topic: orders } }
handlers:
  first: { module: handlers/order.ts, event: order }
  second: { module: handlers/second.ts, event: order }
`;
  const { context } = await opened({
    'evtool.yml': config,
    'handlers/order.ts': handler,
    'handlers/second.ts': handler,
    'fixtures/order/a.json': { id: 'a' },
  });
  const screen = openScreen(context, { start });
  await screen.shows(/Fixtures 1/);
  await screen.press('d');
  expect(await screen.shows(/Debug fixtures\/order\/a\.json with/)).toMatch(/1 first\s+2 second/);
  await screen.press('2');
  await screen.shows(/handlers\/second\.ts/);
});

test('asks for the event by its name where there are many', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `event-${index}`);
  const config = `events:\n${names.map((name) => `  ${name}: { topic: ${name} }\n`).join('')}`;
  const { context } = await opened({ 'evtool.yml': config });
  const screen = openScreen(context, { start });
  await screen.shows(/Fixtures 0/);
  await screen.press('n');
  await screen.type('event-77');
  await screen.press('Enter');
  await screen.shows(/There is none of that name\. Did you mean event-7\?/);
  await screen.press('Backspace', 'Enter');
  await screen.shows(/Name in fixtures\/event-7\//);
  await screen.press('Enter');
  await screen.shows(/Made fixtures\/event-7\/new\.json/);
});

test('files that cannot be listed for a moment are listed a moment later', async () => {
  const { context, write } = await opened();
  let faults = 0;
  const flaky = {
    ...context,
    files: {
      ...context.files,
      expand: async (name: string) => {
        if (faults > 0) {
          faults -= 1;
          throw new EvtoolError('gone');
        }
        return context.files.expand(name);
      },
    },
  };
  const screen = openScreen(flaky, { start });
  await screen.shows(/Fixtures 5/);
  await write('fixtures/order/e-more.json', { id: 'e' });
  faults = 1;
  screen.save();
  await screen.shows(/Fixtures 6/);
  faults = Number.POSITIVE_INFINITY;
  screen.save();
  await screen.shows(/✗ gone/);
  faults = 0;
  screen.save();
  await screen.shows(/Fixtures 6/);
});

test('a file that cannot be read is said to be so, and the others are there', async () => {
  const { context } = await opened();
  const parse = async (path: string) => {
    if (path.endsWith('a-fine.json')) throw new EvtoolError('gone');
    return context.files.parse(path);
  };
  const screen = openScreen({ ...context, files: { ...context.files, parse } }, { start });
  expect(await screen.shows(/Fixtures 5/)).toMatch(/a-fine\.json +cannot be read/);
});
