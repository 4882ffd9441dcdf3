import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replayWorkspace } from '../../support/replay-workspace.ts';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';

const start = { screen: 'schemas' } as const;
const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
];

const draft = '$schema: https://json-schema.org/draft/2020-12/schema';
const files = {
  'schemas/broken.yaml': 'type: [',
  'schemas/odd.yaml': `${draft}\ntype: object\nproperites: {}\n`,
};

const opened = async (own: Readonly<Record<string, unknown>> = files) => {
  const workspace = await replayWorkspace(own);
  return { ...workspace, context: await workspaceContext(workspace.root) };
};

describe.each(sizes)('the screen of schemas at $columns×$rows', (size) => {
  test('lists each schema with what is wrong with it and the events that use it', async () => {
    const { context } = await opened();
    const frame = await openScreen(context, { start, ...size }).shows(/Schemas 4/);
    expect(frame).toMatch(/✗ schemas\/broken\.yaml +1 error/);
    expect(frame).toMatch(/\? schemas\/odd\.yaml +\d warnings?/);
    expect(frame).toMatch(/→ event refund +orders/);
    expect(frame).toMatch(/→ event paid +payments/);
  });

  test('shows the source with what is wrong below its line', async () => {
    const { context } = await opened();
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/Schemas 4/);
    await screen.press('j', 'j', 'l');
    expect(await screen.shows(/3 properites/)).toMatch(/3 properites: \{\}[^\n]*\n[^\n]*↑/);
    await screen.press('h');
    await screen.shows(/▾ . schemas\/odd\.yaml/);
  });

  test('Enter shows the file at the finding, and V and e edit it there', async () => {
    const { context, root } = await opened();
    const places: unknown[] = [];
    const openEditor = async (place: unknown): Promise<void> => void places.push(place);
    const screen = openScreen(context, { start, openEditor, ...size });
    await screen.shows(/Schemas 4/);
    await screen.press('j', 'Enter');
    await screen.shows(/─ schemas\/broken\.yaml ─[\s\S]*type: \[/);
    expect(places).toEqual([]);
    await screen.press('e', 'Esc', 'j', 'V');
    expect(places).toEqual([
      { file: join(root, 'schemas/broken.yaml'), line: 1 },
      { file: join(root, 'schemas/odd.yaml'), line: 3 },
    ]);
  });

  test('Enter on an event shows the messages of its topic', async () => {
    const { context } = await opened({});
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/event paid/);
    await screen.press('G', 'Enter');
    await screen.shows(/payments/);
    expect(screen.frame()).not.toMatch(/Schemas \d/);
  });

  test('checks again after a save', async () => {
    const { context, root, write } = await opened();
    let now = context;
    const renew = async (): Promise<void> => {
      now = await workspaceContext(root);
    };
    const screen = openScreen(() => now, { start, renew, ...size });
    await screen.shows(/✗ schemas\/broken\.yaml/);
    await write('schemas/broken.yaml', `${draft}\ntype: string\ndescription: A text.\n`);
    screen.save();
    await screen.shows(/[✓?] schemas\/broken\.yaml/);
  });

  test('folds, unfolds and filters by file and event', async () => {
    const { context } = await opened({});
    const screen = openScreen(context, { start, ...size });
    await screen.shows(/event refund/);
    await screen.press('h');
    expect(await screen.shows(/▸ . schemas\/order\.yaml/)).not.toMatch(/event refund/);
    await screen.press('l');
    await screen.shows(/event refund/);
    await screen.press('/');
    await screen.type('paid');
    expect(await screen.shows(/\/paid/)).not.toMatch(/order\.yaml/);
  });
});

test('y copies the place of a finding', async () => {
  const { context } = await opened();
  const screen = openScreen(context, { start });
  await screen.shows(/Schemas 4/);
  await screen.press('j', 'y');
  expect(screen.copied()[0]).toMatch(/^schemas\/broken\.yaml:1:\d+$/);
});

test('says how the first schema comes about', async () => {
  const { context } = await opened({});
  const { workspace } = context;
  const catalog = workspace && { ...workspace.catalog, schemas: new Map() };
  const without = { ...context, workspace: workspace && catalog && { ...workspace, catalog } };
  await openScreen(without, { start }).shows(/evtool new event NAME/);
});

test('says what to do without a workspace', async () => {
  const { context } = await opened({});
  await openScreen({ ...context, workspace: null }, { start }).shows(/Start one: evtool init/);
});
