import { rm } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { AppContext } from '../../src/app/context.ts';
import type { Route, ScreenName } from '../../src/tui/route.ts';
import { screens } from '../../src/tui/screens/index.ts';
import { draftOf, send } from '../support/broker-session.ts';
import { patienceMs } from '../support/patience.ts';
import { openScreen, type ScreenDriver } from '../support/screen-driver.tsx';
import { workspaceContext } from '../support/workspace-context.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const topic = 'platform.idmsvc.todo-created';

beforeAll(() => void vi.stubEnv('TZ', 'UTC'));
afterAll(() => void vi.unstubAllEnvs());

/** Our own workspace at a moment that stands still, with a valid message and an invalid one. */
const fixedContext = async (): Promise<AppContext> => {
  const context = await workspaceContext((await copyWorkspace()).root);
  const values = ['{"id":1,"title":"Buy milk","description":"two litres"}', '{"id":"two","title":"Überweisung 漢字"}'];
  const drafts = values.map((value, index) =>
    draftOf(topic, value, { partition: index, key: Buffer.from(`k${index}`), timestamp: now - 60_000 * (index + 1) }),
  );
  await send(await context.broker(), drafts);
  return { ...context, now: () => now };
};

/** Where each screen starts, and what it shows once everything is there. */
const shown: Readonly<Record<ScreenName, readonly [Route, RegExp]>> = {
  topics: [{ screen: 'topics' }, /todo-created.* 2 .* 1 min .*50%/],
  messages: [{ screen: 'messages', topic }, /checked 2[\s\S]*todo-created {2}live[\s\S]*Buy milk/],
  debug: [{ screen: 'debug' }, /Nothing is being debugged yet/],
  handlers: [{ screen: 'handlers' }, /todo-created/],
  fixtures: [{ screen: 'fixtures' }, /msg-2\.json.*invalid, as expected/],
  groups: [{ screen: 'groups' }, /has no consumer groups/],
  schemas: [{ screen: 'schemas' }, /todo-created\.event\.yaml/],
};

/** What more there is where two panes have room: it comes from files, and is coloured once that is loaded. */
const beside: Partial<Readonly<Record<ScreenName, readonly [plain: RegExp, painted: RegExp]>>> = {
  messages: [/"two litres"/, /two litres/],
  fixtures: [/ 1 \{/, /\u001b\[\d+m"/],
  schemas: [/\$defs\/organisation/, /\u001b\[\d+m\$schema/],
};

/** And what a third pane has, where there is one. */
const third: Partial<Readonly<Record<ScreenName, RegExp>>> = {
  topics: /None yet\./,
  messages: /. decode +json/,
};

const sizes = [
  [80, 24],
  [120, 40],
  [200, 50],
] as const;

const looks = {
  colour: { hasColor: true, isAscii: false },
  plain: { hasColor: false, isAscii: false },
  ascii: { hasColor: false, isAscii: true },
} as const;

/** A frame as a file may hold it: escapes visible, and equal rows once, with how often they come. */
const written = (screen: ScreenDriver, look: keyof typeof looks): string =>
  (look === 'colour' ? screen.painted() : screen.frame())
    .replaceAll('\u001b', '␛')
    .replace(/ +$/gm, '')
    .trimEnd()
    .replace(/^(.*)\n(?:\1\n)+/gm, (rows, row: string) => `${row}\n(${rows.split('\n').length - 1} rows)\n`);

const until = async (isSo: () => boolean): Promise<void> => {
  for (const limit = performance.now() + patienceMs; !isSo() && performance.now() < limit; ) await turn();
};

describe.each(screens.map(({ name }) => name))('the frames of %s', (name) => {
  test.each(['colour', 'plain', 'ascii'] as const)('%s: are as they were at every size', async (look) => {
    const [start, whole] = shown[name];
    const screen = openScreen(await fixedContext(), { start, ...looks[look] });
    const frames: string[] = [];
    for (const [columns, rows] of sizes) {
      await screen.resize(columns, rows);
      await screen.shows(whole);
      await screen.shows(look === 'ascii' ? /\* the embedded broker/ : /● the embedded broker/);
      await screen.shows(new RegExp(`^[╭+].{${columns - 2}}[╮+]$`, 'm'));
      const [plain, painted] = columns < 90 ? [] : (beside[name] ?? []);
      if (plain) await screen.shows(plain);
      if (painted && look === 'colour') await until(() => painted.test(screen.painted()));
      const more = columns < 140 ? undefined : third[name];
      if (more) await screen.shows(more);
      frames.push(`${columns}×${rows}\n${written(screen, look)}\n`);
    }
    await expect(frames.join('\n')).toMatchFileSnapshot(`data/frames/${name}-${look}.txt`);
  });
});

describe('at 60 by 15, the least,', () => {
  test.each(screens.map(({ name }) => name))('%s fits', async (name) => {
    const [start] = shown[name];
    const screen = openScreen(await fixedContext(), { start, columns: 60, rows: 15 });
    await screen.shows(/● the embedded broker/);
    expect(screen.frame().split('\n').length).toBeLessThanOrEqual(15);
    await screen.press('?');
    await screen.shows(/Keys: /);
    await screen.press('G');
    expect(await screen.shows(/:schemas/)).toMatch(/Esc closes/);
  });

  test('less says what is needed, and quits all the same', async () => {
    const screen = openScreen(await fixedContext(), { columns: 59, rows: 15 });
    await screen.shows(/evtool needs 60×15; this is 59×15\./);
    await screen.press('q');
    expect(await screen.ended).toEqual({ interrupted: false });
  });
});

test('ascii frames have nothing beyond ASCII but what messages hold', async () => {
  const screen = openScreen(await fixedContext(), { isAscii: true });
  expect(await screen.shows(/50%/)).toMatch(/^[\n\x20-\x7e]*$/);
  await screen.press('?');
  expect(await screen.shows(/Keys: /)).toMatch(/^[\n\x20-\x7e]*$/);
});

test('a workspace without anything says on every screen what to type next', async () => {
  const workspace = await copyWorkspace();
  for (const folder of ['schemas', 'fixtures', 'handlers']) await rm(workspace.path(folder), { recursive: true });
  await workspace.write('evtool.yml', 'events: {}\n');
  const screen = openScreen(await workspaceContext(workspace.root));
  await screen.shows(/evtool new event NAME/);
  for (const key of ['2', '3', '4', '5', '6', '7']) {
    await screen.press(key);
    expect(await screen.shows(new RegExp(`^ .*${key} `, 'm'))).not.toMatch(/undefined|null/);
  }
});
