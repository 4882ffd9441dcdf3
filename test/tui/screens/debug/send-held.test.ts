import { expect, test } from 'vitest';
import type { AppContext } from '../../../../src/app/context.ts';
import { readAll } from '../../../support/broker-session.ts';
import { openScreen } from '../../../support/screen-driver.tsx';
import { workspaceContext } from '../../../support/workspace-context.ts';
import { copyWorkspace } from '../../../support/workspace-copy.ts';

type Target = Partial<NonNullable<AppContext['target']>>;

/** A session that holds a message, in a context that saves change; `after` are keys before the handler runs. */
const holding = async (...before: readonly string[]) => {
  const workspace = await copyWorkspace();
  const real = await workspaceContext(workspace.root);
  let change: Target = {};
  const screen = openScreen((): AppContext => ({ ...real, target: real.target && { ...real.target, ...change } }), {
    columns: 120,
    rows: 40,
    start: { screen: 'debug', target: { sources: [workspace.path('fixtures/msg-1.json')] } },
  });
  await screen.shows(/\(entry\)/);
  await screen.press(...before, 'c');
  await screen.shows(/1 held: A sends/);
  return {
    screen,
    sent: async () => (await readAll(await real.broker(), 'platform.notifications.ingress')).length,
    saved: (next: Target): void => {
      change = next;
      screen.save();
    },
  };
};

const changes: readonly (readonly [Target, RegExp])[] = [
  [{ name: 'dev' }, /The context is "dev" now, no longer "local"/],
  [{ production: true }, /Context "local" has other production now/],
  [{ readOnly: true }, /Context "local" is read-only/],
];

test.each(changes)(
  'a session that sends elsewhere than the screens are, as they became %j, sends nothing',
  async (change, says) => {
    const { screen, saved, sent } = await holding('W');
    saved(change);
    await screen.press('A');
    expect(await screen.shows(says)).not.toMatch(/Send 1 held/);
    expect(await sent()).toBe(0);
  },
);

test.each(changes)('a question is refused its answer where saves made the context %j', async (change, says) => {
  const { screen, saved, sent } = await holding('W');
  await screen.press('A');
  await screen.shows(/Send 1 held message\?[\s\S]*cluster local/);
  saved(change);
  await screen.press('y');
  await screen.shows(says);
  expect(screen.frame()).toMatch(/Nothing is sent\./);
  expect(await sent()).toBe(0);
});

test('a session goes on where nothing may be sent any more', async () => {
  const { screen, saved, sent } = await holding();
  saved({ readOnly: true });
  await screen.press('^r');
  await screen.shows(/run 2/);
  await screen.press('c');
  await screen.shows(/1 held/);
  await screen.press('A');
  await screen.shows(/Context "local" is read-only\./);
  expect(await sent()).toBe(0);
});

test('a session that was begun anew sends where the screens are, and says so', async () => {
  const { screen, saved, sent } = await holding('W');
  saved({ name: 'dev', production: true });
  await screen.press('^r');
  await screen.shows(/run 2/);
  await screen.press('c');
  await screen.shows(/1 held: A sends/);
  await screen.press('A');
  await screen.shows(/Send 1 held message\?[\s\S]*cluster dev .*in PRODUCTION/);
  await screen.press('y');
  await screen.shows(/Sent 1 held message/);
  expect(await sent()).toBe(1);
});
