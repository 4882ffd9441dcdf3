import { describe, expect, it } from 'vitest';
import type { DebugTarget } from '../../../src/tui/route.ts';
import type { UiOptions } from '../../../src/tui/ui-options.ts';
import { runCli } from '../../support/run-cli.ts';
import { openScreen, type ScreenDriver } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace, type WorkspaceCopy } from '../../support/workspace-copy.ts';

const todo = 'fixtures/todo-created/todo-with-tags.yaml';
const introspect = 'fixtures/msg-1.json';

type Options = Partial<Pick<UiOptions, 'openEditor'>> & {
  readonly columns?: number;
  readonly rows?: number;
  readonly file?: string;
  readonly target?: Partial<DebugTarget>;
  readonly workspace?: WorkspaceCopy;
};

const debug = async ({ file = todo, target, workspace, ...rest }: Options = {}): Promise<ScreenDriver> => {
  const { root, path } = workspace ?? (await copyWorkspace());
  const start = { screen: 'debug', target: { sources: [path(file)], ...target } } as const;
  const screen = openScreen(await workspaceContext(root), { columns: 200, rows: 50, ...rest, start });
  await screen.shows(/\(entry\)/);
  return screen;
};

const enter = async (screen: ScreenDriver, text: string): Promise<void> => {
  await screen.type(text);
  await screen.press('Enter');
};

describe('a key of the debug screen', () => {
  it('u goes on to the cursor line, E to what is logged next', async () => {
    const screen = await debug();
    await screen.press('j', 'j', 'j', 'j', 'u');
    await screen.shows(/todo-created\.ts:14 onMessage {2}\(until\)/);
    await screen.press('E');
    await screen.shows(/todo-created\.ts:17 onMessage {2}\(effect\)/);
  });

  it('u, E and c leave what changed on the way at the lines that name it', async () => {
    const screen = await debug();
    await screen.press('j', 'j', 'u');
    expect(await screen.shows(/12 onMessage {2}\(until\)/)).toMatch(/10 +const isUrgent = .*; {2}isUrgent = true/);
    expect(screen.frame()).toMatch(/11 +const due = .*; {2}due = /);
    await screen.press('j', 'j', 'u');
    await screen.shows(/14 onMessage {2}\(until\)/);
    await screen.press('E');
    expect(await screen.shows(/17 onMessage {2}\(effect\)/)).toMatch(/15 +for \(const tag of tags\) \{ {2}tags = /);
    expect(screen.frame()).toMatch(/16 +await file\(todo, tag\); {2}tag = "/);
    await screen.press('b', 'c');
    await screen.shows(/17 onMessage {2}\(break 1\)[\s\S]*stop 5/);
    expect(screen.frame()).not.toMatch(/17.*filed under.*; {2}tag = /);
  });

  it('? teaches the main keys on its first page at 80×24, by what they are for', async () => {
    const screen = await debug({ columns: 80, rows: 24 });
    await screen.press('?');
    const page = await screen.shows(/Keys: Debug[\s\S]*Stepping[\s\S]*Looking/);
    for (const key of ['n', 's', 'o', 'c', 't', 'E', 'b', 'B', '\\[', 'p'])
      expect(page).toMatch(new RegExp(`│ {3}${key} `));
  });

  it('i sets a logpoint, whose values stand among the logs', async () => {
    const screen = await debug();
    await screen.press('j', 'j', 'j', 'j', 'j', 'i', '^u');
    await enter(screen, 'log tags.length');
    await screen.shows(/15● .*log tags\.length/);
    await screen.press('c');
    await screen.shows(/All messages are done with/);
    expect(screen.frame()).toMatch(/logpoint 1 tags\.length = \d/);
  });

  it('i says what is wrong with a condition', async () => {
    const screen = await debug();
    await screen.press('i', '^u');
    await enter(screen, 'if (');
    await screen.shows(/is no JavaScript expression/);
  });

  it('b moves a breakpoint to the next line that has code, and says so', async () => {
    const screen = await debug();
    await screen.press('j', 'j', 'j', 'b');
    await screen.shows(/No code at line 13: breakpoint 1 is at line 14/);
    await screen.press('j', 'b');
    await screen.shows(/No stop at line 14 any more/);
  });

  it('B takes a breakpoint that is typed, and removes it by its number', async () => {
    const screen = await debug();
    await screen.press('B', '+', '^u');
    await enter(screen, 'handlers/due-date.ts:3');
    await screen.shows(/1 handlers\/due-date\.ts:3 {2}remove/);
    await screen.press('1');
    await screen.shows(/Breakpoints: Enter or its key/);
    expect(screen.frame()).not.toMatch(/due-date\.ts:3 {2}remove/);
  });

  it('B reaches breakpoints beyond the ninth by a letter, or by the cursor', async () => {
    const breakpoints = Array.from({ length: 11 }, (_, index) => ({
      kind: 'line' as const,
      file: 'handlers/todo-created.ts',
      line: 14,
      condition: `tags.length > ${index}`,
    }));
    const screen = await debug({ target: { settings: { breakpoints } } });
    await screen.press('B', 'PgDn');
    for (let rows = 0; rows < 7; rows += 1) await screen.press('k');
    expect(await screen.shows(/a 10 handlers\/todo-created\.ts:14 if tags\.length > 9 {2}remove/)).toMatch(/\n b 11 /);
    await screen.press('b');
    await screen.shows(/Breakpoints: Enter or its key/);
    await screen.press('PgDn', 'k', 'k', 'k', 'k', 'k', 'k', 'Enter');
    await screen.press('PgDn');
    expect(await screen.shows(/9 handlers\/todo-created\.ts:14/)).not.toMatch(/ 1[01] handlers/);
  });

  it.each([
    ['b, held down,', 'bbb', /Breakpoint 2 at line 10/],
    ['b at once after ^r', '\u0012b', /Breakpoint 1/],
    ['b at once after r', 'rb', /Breakpoint 1/],
    ['space and b at once after r', 'r bb', /No stop at line 10 any more/],
  ])('%s is done in its turn, and the handler stands', async (_, keys, said) => {
    const screen = await debug();
    await screen.type(keys);
    await screen.shows(said);
    await screen.shows(/10 onMessage {2}\(entry\)/);
    await screen.press('n');
    await screen.shows(/11 onMessage {2}\(next\)/);
  });

  it('p that ends the handler is told as what the handler did', async () => {
    const screen = await debug();
    await screen.press('p');
    await enter(screen, '!process.exit(4)');
    await screen.shows(/the handler has ended: next shows how/);
    await screen.press('t', 'n');
    await screen.shows(/ProcessExit/);
  });

  it('V opens the line of the cursor in the editor', async () => {
    const places: unknown[] = [];
    const screen = await debug({ openEditor: async (place) => void places.push(place) });
    await screen.press('j', 'V');
    expect(places).toEqual([{ file: 'handlers/todo-created.ts', line: 11 }]);
  });

  it('^r reads the handler from disk, whatever is saved', async () => {
    const workspace = await copyWorkspace();
    const screen = await debug({ workspace });
    await workspace.edit('handlers/todo-created.ts', (text) => text.replace('isUrgent =', 'isUrgent: boolean ='));
    await screen.press('^r');
    expect(await screen.shows(/run 2/)).toMatch(/isUrgent: boolean/);
  });

  it('Enter shows the whole message, or unfolds a value', async () => {
    const screen = await debug({ file: introspect });
    await screen.press('Enter');
    expect(await screen.shows(/"uuid": "f97a4da4/)).toMatch(/X-Rh-Identity: ‹secret›/);
    await screen.press('Esc', 'Tab', 'j', 'Enter');
    await screen.shows(/▾ value: \{2\}\n?.*/);
    await screen.press('h');
    await screen.shows(/▸ value: /);
  });

  it('/ looks for a text in the source, and . and , go on', async () => {
    const screen = await debug();
    await screen.press('/');
    await enter(screen, 'tags');
    const place = async (): Promise<readonly number[]> =>
      (/Line (\d+) of (\d+) that have "tags"/.exec(await screen.shows(/that have "tags"/)) ?? []).slice(1).map(Number);
    const [first = 0, all = 0] = await place();
    expect(all).toBeGreaterThan(2);
    await screen.press('.');
    expect(await place()).toEqual([(first % all) + 1, all]);
    await screen.press(',');
    expect(await place()).toEqual([first, all]);
    await screen.press('Esc', 'Esc', '.');
    await screen.shows(/Nothing is looked for yet/);
  });

  it('/ in the queue shows the messages that have words, and r runs the one under the cursor', async () => {
    const screen = await debug({ file: 'fixtures/todo-created' });
    await screen.press('x');
    await screen.shows(/stop 2 {2}message 2/);
    await screen.press(...Array<string>(6).fill('Tab'), '/');
    await enter(screen, 'skipped');
    expect(await screen.shows(/─ Queue 1\/\d+ {2}\/skipped 1 ─/)).toMatch(/1 — skipped/);
    await screen.press('r');
    await screen.shows(/Message 1 runs again; then it goes on where it was/);
    expect(await screen.shows(/message 1 of \d+.*run 2/)).toMatch(/1 ▶ now/);
    await screen.press('Esc', 'Esc');
    await screen.shows(/─ Queue 1\/\d+ ─/);
    await screen.press('c');
    await screen.shows(/\(throw\)/);
    await screen.press('c');
    await screen.shows(/message 2 of \d+.*run 2|All messages/);
  });

  it('l moves to the rest of long lines, and h back', async () => {
    const screen = await debug();
    await screen.press('l');
    expect(await screen.shows(/10 ▶ …/)).not.toMatch(/const isUrgent/);
    await screen.press('h');
    await screen.shows(/10 ▶ +const isUrgent/);
    await screen.press('h');
    await screen.shows(/shown from their beginning/);
    await screen.press('l', 'l', 'l', 'l', 'l', 'l', 'n');
    expect(await screen.shows(/11 ▶ +const due/)).toMatch(/10 +const isUrgent/);
  });

  it('= shows long values to their end', async () => {
    const workspace = await copyWorkspace();
    const title = `Todo ${'x'.repeat(200)}-first`;
    await workspace.edit(todo, (text) => text.replace(/title: .*/, `title: ${title}`));
    const screen = await debug({ workspace, columns: 80, rows: 24 });
    await screen.press('n');
    await screen.shows(/\(next\)/);
    await workspace.edit(todo, (text) => text.replace('-first', '-second'));
    screen.save();
    await screen.shows(/run 2/);
    await screen.press('n');
    await screen.shows(/\(next\)/);
    await screen.press('=');
    expect(await screen.shows(/They differ first/)).toMatch(/of 211 +│[\s\S]*of 212 +│/);
    await screen.press('Esc', 'c');
    await screen.shows(/All messages are done with/);
    await screen.press('r');
    await screen.shows(/run 3/);
    await screen.press('c');
    await screen.shows(/All messages are done with/);
    await workspace.edit(todo, (text) => text.replace('-second', '-third'));
    screen.save();
    await screen.shows(/run 4/);
    await screen.press('c');
    await screen.shows(/All messages are done with/);
    await screen.press('=', 'G');
    const text = (await screen.shows(/What came out/)).replaceAll(/[│\s]/g, '');
    expect(text).toMatch(/x-second".*x-third"/);
  });

  it('p refuses what is no whole expression, in words about what was typed', async () => {
    const screen = await debug();
    await screen.press('p');
    await enter(screen, '1 +');
    expect(await screen.shows(/This is no JavaScript expression: Unexpected end/)).not.toMatch(/token/);
  });

  it('Esc takes the answer of p away, and leaves only then', async () => {
    const screen = await debug();
    await screen.press('p');
    await enter(screen, '40 + 2');
    await screen.shows(/40 \+ 2 = 42/);
    await screen.press('Esc');
    expect(await screen.shows(/\(entry\)/)).not.toMatch(/40 \+ 2 = 42/);
    await screen.press('Esc');
    await screen.shows(/This is the first screen/);
  });

  it('space says in the title that it is to stop, until it has', async () => {
    const workspace = await copyWorkspace();
    await workspace.edit('handlers/todo-created.ts', (text) =>
      text.replace('const isUrgent', 'for (let n = 0; ; n += 1);\n    const isUrgent'),
    );
    const screen = await debug({ workspace });
    await screen.press('c');
    expect(await screen.shows(/running (0\.[4-9]|[1-9]\.\d) s {2}space pauses/)).not.toMatch(/= compare/);
    await screen.press('space');
    expect(await screen.shows(/\(pause\)/)).not.toMatch(/next line/);
  });

  it('l unfolds what the module has, which is read again at each line then', async () => {
    const screen = await debug();
    expect(screen.frame()).toMatch(/▸ module/);
    await screen.press('Tab', 'G', 'l');
    await screen.shows(/▾ module/);
    await screen.shows(/tagsOf: \[Function: tagsOf\]/);
    await screen.press('n');
    expect(await screen.shows(/\(next\)/)).toMatch(/▾ module/);
    await screen.shows(/tagsOf: \[Function: tagsOf\]/);
    await screen.press('[');
    expect(await screen.shows(/PAST/)).not.toMatch(/[▾▸] module/);
  });

  it('! has the command line for it', async () => {
    const screen = await debug({ target: { handleInvalid: true } });
    await screen.press('!');
    await screen.shows(/evtool debug todo-created \S+todo-with-tags\.yaml --handle-invalid/);
  });

  it('A sends nothing to a context that is read-only', async () => {
    const workspace = await copyWorkspace();
    await workspace.edit('evtool.yml', (text) => text.replace('local: {}', 'local: { readOnly: true }'));
    const screen = await debug({ file: introspect, workspace });
    await screen.press('c');
    await screen.shows(/1 held/);
    await screen.press('A');
    await screen.shows(/Context "local" is read-only/);
  });
});

describe('a session of the debug screen', () => {
  it('has the breakpoints, watches and limits that it was started with', async () => {
    const workspace = await copyWorkspace();
    await workspace.edit('handlers/todo-created.ts', (text) =>
      text.replace('const tags =', 'await new Promise(() => setInterval(() => {}, 1000));\n    const tags ='),
    );
    const breakpoint = { kind: 'line', file: 'handlers/todo-created.ts', line: 12 } as const;
    const settings = { breakpoints: [breakpoint], watches: ['isUrgent'], timeoutMs: 400 };
    const screen = await debug({ workspace, target: { settings } });
    await screen.press('c');
    expect(await screen.shows(/:12 onMessage {2}\(break 1\)/)).toMatch(/isUrgent = (true|false)/);
    await screen.press('c');
    await screen.shows(/✗ timeout/);
  });

  it('ends for another one, which keeps the breakpoints', async () => {
    const screen = await debug({ file: introspect });
    await screen.press('B', 'e', 'Esc', 'c');
    await screen.shows(/1 held/);
    await screen.press('5');
    await screen.shows(/msg-1\.json {2}valid/);
    await screen.press('G', 'k', 'd');
    expect(await screen.shows(/\(entry\)/)).toMatch(/1 held message was dropped with the session before/);
    await screen.press('B');
    await screen.shows(/\[x\] entry/);
  });

  it('that is ended while it reads its messages anew ends nothing else', async () => {
    const workspace = await copyWorkspace();
    const { root, path } = workspace;
    await runCli(['produce', path('fixtures/todo-created/todo.json')], { cwd: root });
    const context = await workspaceContext(root);
    let isHeld = false;
    const reading = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const broker: typeof context.broker = async () => {
      if (isHeld) {
        reading.resolve();
        await gate.promise;
      }
      return context.broker();
    };
    const start = { screen: 'debug', target: { sources: ['todo-created'] } } as const;
    const screen = openScreen({ ...context, broker }, { columns: 200, rows: 50, start });
    await screen.shows(/\(entry\)/);
    await workspace.edit('handlers/todo-created.ts', (text) => `${text}\n`);
    isHeld = true;
    screen.save();
    await reading.promise;
    await screen.press('5');
    await screen.shows(/msg-1\.json {2}valid/);
    await screen.press('G', 'k', 'd');
    await screen.shows(/\(entry\)[\s\S]*msg-1\.json/);
    gate.resolve();
    await screen.press('n');
    expect(await screen.shows(/\(next\)/)).toMatch(/msg-1\.json/);
  });
});
