import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { DebugTarget } from '../../../src/tui/route.ts';
import type { UiOptions } from '../../../src/tui/ui-options.ts';
import { openScreen, type ScreenDriver } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace, type WorkspaceCopy } from '../../support/workspace-copy.ts';

type Size = { readonly columns: number; readonly rows: number };
type Options = Partial<Pick<UiOptions, 'editText' | 'openEditor'>> & { readonly size?: Size };
type Debugged = { readonly screen: ScreenDriver; readonly workspace: WorkspaceCopy };

const small: Size = { columns: 80, rows: 24 };
const medium: Size = { columns: 120, rows: 40 };
const large: Size = { columns: 200, rows: 50 };

const debug = async (files: readonly string[], { size = medium, ...options }: Options = {}): Promise<Debugged> => {
  const workspace = await copyWorkspace();
  return { workspace, screen: await debugIn(workspace, { sources: files.map(workspace.path) }, { size, ...options }) };
};

const debugIn = async (
  workspace: WorkspaceCopy,
  target: DebugTarget,
  { size = medium, ...options }: Options = {},
): Promise<ScreenDriver> => {
  const context = await workspaceContext(workspace.root);
  return openScreen(context, { ...size, ...options, start: { screen: 'debug', target } });
};

const target = (workspace: WorkspaceCopy): DebugTarget => ({ sources: [workspace.path(todo)] });

const introspect = 'fixtures/msg-1.json';
const todo = 'fixtures/todo-created/todo.json';
const impossible = 'fixtures/todo-created/impossible-date.yaml';

describe('the debug screen', () => {
  it('says what to press while there is nothing to debug', async () => {
    const screen = openScreen(await workspaceContext((await copyWorkspace()).root), { start: { screen: 'debug' } });
    expect(await screen.shows(/Nothing is being debugged yet/)).toMatch(/4 {2}a handler/);
    await screen.press('n');
    expect(screen.frame()).toMatch(/Nothing is being debugged yet: 4 handlers/);
  });

  for (const size of [small, medium, large]) {
    it(`shows the line where it stands at ${size.columns}×${size.rows}, and goes from line to line`, async () => {
      const { screen } = await debug([introspect], { size });
      expect(await screen.shows(/introspect\.ts:8 adapt {2}\(entry\)/)).toMatch(/8 ▶ {3}adapt: \(\{ value \}\)/);
      await screen.press('n');
      await screen.shows(/introspect\.ts:11 onMessage/);
      await screen.press('n');
      await screen.shows(/introspect\.ts:12 onMessage {2}\(next\)/);
      await screen.press('s');
      await screen.shows(/repositories\.ts:\d+ openRepository {2}\(in\)/);
      await screen.press('o');
      await screen.shows(/introspect\.ts:1\d onMessage/);
      await screen.press('c');
      expect(await screen.shows(/All messages are done with/)).toMatch(/✓ ok/);
    });
  }

  it('goes on after each stop when a key is held down', async () => {
    const { screen } = await debug([introspect]);
    await screen.shows(/\(entry\)/);
    await screen.type('nnn');
    expect(await screen.shows(/introspect\.ts:13 onMessage/)).toMatch(/12 +const pages.*… {2}pages = Generator/);
  });

  it('shows values where they changed, what was logged, and what is held', async () => {
    const { screen } = await debug([introspect], { size: large });
    await screen.shows(/\(entry\)/);
    await screen.type('nnnnn');
    await screen.shows(/introspect\.ts:16 onMessage/);
    expect(screen.frame()).toMatch(/15 +const packages: Package\[\] = \[\]; {2}packages = \[\]/);
    expect(screen.frame()).toMatch(/info {2}introspecting http/);
    await screen.press('t');
    await screen.shows(/\(stage\)/);
    expect(screen.frame()).toMatch(/1 held .*repository-introspected ✓ valid/);
    expect(screen.frame()).toMatch(/step {2}counted/);
  });

  it('stops at breakpoints at the cursor line, also where a condition holds', async () => {
    const { screen } = await debug([introspect]);
    await screen.shows(/introspect\.ts:8 adapt/);
    for (let line = 8; line < 18; line += 1) await screen.press('j');
    await screen.press('i');
    await screen.press('^u');
    await screen.type('if packages.length > 3');
    await screen.press('Enter');
    await screen.shows(/Breakpoint 1 at line 18/);
    expect(screen.frame()).toMatch(/18● /);
    await screen.press('c');
    await screen.shows(/introspect\.ts:18 onMessage {2}\(break 1\)/);
    await screen.press('p');
    await screen.type('packages.length');
    await screen.press('Enter');
    await screen.shows(/packages\.length = 7/);
    await screen.press('b');
    await screen.shows(/No stop at line 18 any more/);
  });

  it('lists breakpoints, and turns those without a line on and off', async () => {
    const { screen } = await debug([introspect]);
    await screen.shows(/\(entry\)/);
    await screen.press('B', 'p');
    await screen.shows(/\[x\] produce/);
    await screen.press('Esc', 'c');
    await screen.shows(/introspect\.ts:2\d onMessage {2}\(produce/);
  });

  it('watches expressions, evaluates them, and lets them change things only with !', async () => {
    const { screen } = await debug([introspect], { size: large });
    await screen.shows(/\(entry\)/);
    await screen.press('w');
    await screen.type('value.url.length');
    await screen.press('Enter');
    await screen.shows(/value\.url\.length = 61/);
    await screen.press('p');
    await screen.type('value.url = "x"');
    await screen.press('Enter');
    await screen.shows(/to let it: !value\.url = "x"/);
    await screen.press('p');
    await screen.type('!value.url = "x"');
    await screen.press('Enter');
    expect(await screen.shows(/value\.url = "x" = "x"/)).toMatch(/value\.url\.length = 1 /);
    await screen.press('w', 'up', 'Enter');
    await screen.shows(/w watches an expression/);
  });

  it('walks back through what happened, and says that it is the past', async () => {
    const { screen } = await debug([introspect]);
    await screen.shows(/\(entry\)/);
    await screen.type('nn');
    await screen.shows(/introspect\.ts:12 onMessage/);
    await screen.press('[');
    await screen.shows(/PAST handlers\/introspect\.ts:11/);
    await screen.press('[');
    await screen.shows(/PAST \(the first\) handlers\/introspect\.ts:8/);
    await screen.press(']', ']');
    await screen.shows(/This is the present/);
    expect(screen.frame()).toMatch(/‖ handlers\/introspect\.ts:12/);
  });

  it('looks at the call that made this one', async () => {
    const { screen } = await debug([todo]);
    await screen.shows(/\(entry\)/);
    await screen.type('ns');
    await screen.shows(/due-date\.ts:\d+ dueDateOf/);
    await screen.press('Tab', 'Tab', 'Tab', 'j');
    expect(await screen.shows(/todo-created\.ts:11 onMessage/)).toMatch(/isUrgent: /);
  });
});

describe('a message in the debug screen', () => {
  it('is skipped, and the next one comes', async () => {
    const { screen } = await debug(['fixtures/todo-created/todo.json', 'fixtures/todo-created/todo-with-tags.yaml']);
    await screen.shows(/message 1 of 2/);
    await screen.press('x');
    expect(await screen.shows(/message 2 of 2/)).toMatch(/1 — skipped/);
  });

  it('that is not valid says why, and does not reach the handler', async () => {
    const { screen } = await debug(['fixtures/msg-2.json']);
    expect(await screen.shows(/the message is not valid: it does not reach the handler/)).toMatch(/✗ (checked|schema)/);
    await screen.press('c');
    await screen.shows(/✗ invalid[\s\S]*All messages are done with/);
  });

  it('that fails is shown with the error at the line that threw', async () => {
    const { screen } = await debug([impossible]);
    await screen.shows(/\(entry\)/);
    await screen.press('c');
    expect(await screen.shows(/due-date\.ts:9 dueDateOf {2}\(throw\)/)).toMatch(/thrown: RangeError: \S+ is no date/);
    expect(screen.frame()).toMatch(/text: "2026-02-30"/);
    await screen.press('p');
    await screen.type('text.length');
    await screen.press('Enter');
    await screen.shows(/text\.length = 10/);
    await screen.press('c');
    expect(await screen.shows(/Debug: at the end/)).toMatch(/✗ failed/);
    expect(screen.frame()).toMatch(/✗ {4,}throw new RangeError/);
  });

  it('that fails before others stands at its outcome too, as the next one would take it away', async () => {
    const workspace = await copyWorkspace();
    await workspace.edit(impossible, (text) => text.replace('outcome: failed', 'outcome: ok'));
    const screen = await debugIn(workspace, { sources: [impossible, todo].map(workspace.path) });
    await screen.shows(/\(entry\)/);
    await screen.press('c');
    await screen.shows(/\(throw\)/);
    await screen.press('c');
    expect(await screen.shows(/outcome {2}\(stage\)/)).toMatch(/✗ failed/);
  });

  it('that fails stops nowhere once that is turned off, also in the next session', async () => {
    const { screen } = await debug([impossible]);
    await screen.shows(/\(entry\)/);
    await screen.press('B', 'u');
    await screen.shows(/\[ \] uncaught/);
    await screen.press('Esc', 'c');
    await screen.shows(/Debug: at the end/);
    await screen.press('F');
    await screen.shows(/fixtures\/todo-created\/impossible-date\.yaml expects this already: failed, RangeError/);
    await screen.press('5');
    await screen.shows(/msg-1\.json {2}/);
    await screen.press('G', 'k', 'd');
    await screen.shows(/\(entry\)/);
    await screen.press('B');
    await screen.shows(/\[ \] uncaught/);
  });

  it('is named in the border, by its fixture or place and its key', async () => {
    const { screen } = await debug([introspect], { size: small });
    expect(await screen.shows(/\(entry\)/)).toMatch(/─ msg-1\.json f97a4d…863d30 {2}stop 1 {2}message 1\/1 ─/);
  });

  it('is edited and run again, and the two runs are compared', async () => {
    const edits = ['{', '{"id":7,"title":"[high] x","description":"none"}'];
    const seen: string[] = [];
    const editText: UiOptions['editText'] = async (text) => {
      seen.push(text);
      return edits.shift() ?? null;
    };
    const { screen } = await debug([todo], { editText });
    await screen.shows(/\(entry\)/);
    await screen.type('nn');
    await screen.shows(/todo-created\.ts:12/);
    await screen.press('e');
    await screen.shows(/the JSON is wrong at line 1/);
    await screen.press('y');
    await screen.shows(/run 2/);
    expect(seen[1]).toBe('{');
    await screen.type('nn');
    await screen.shows(/todo-created\.ts:12/);
    expect(screen.frame()).toMatch(/isUrgent: true/);
    expect(screen.frame()).toMatch(/… {2}isUrgent = true/);
    await screen.press('=');
    expect(await screen.shows(/They differ first at their stop 1/)).toMatch(/\+ 7/);
  });

  it('of a fixture lets that expect what came out, once the user agrees', async () => {
    const { screen, workspace } = await debug([todo]);
    await screen.shows(/\(entry\)/);
    await screen.press('n');
    await screen.shows(/\(next\)/);
    await screen.press('F');
    await screen.shows(/What comes out is not known yet/);
    await screen.press('c');
    await screen.shows(/All messages are done with/);
    const before = await workspace.read(todo);
    await screen.press('F');
    expect(await screen.shows(/Change what the fixture expects\?/)).toMatch(/it will expect: ok, 0 produced/);
    await screen.press('n', 'F');
    expect(await workspace.read(todo)).toBe(before);
    await screen.press('y');
    await screen.shows(/fixtures\/todo-created\/todo\.json expects ok/);
    expect(JSON.parse(await workspace.read(todo))).toEqual({
      expect: { outcome: 'ok', produced: [] },
      value: JSON.parse(before),
    });
    screen.save();
    await screen.shows(/run 2/);
    await screen.press('F');
    await screen.shows(/todo\.json expects this already: ok/);
  });

  it('that was edited is saved as a fixture of its own, which expects what came out', async () => {
    const { screen, workspace } = await debug([todo], { editText: async (text) => text.replace('Demo', 'Other') });
    await screen.shows(/\(entry\)/);
    await screen.press('e');
    await screen.shows(/run 2/);
    await screen.press('F');
    const frame = await screen.shows(/Saved fixtures\/todo-created\/\S+\.json/);
    const path = /Saved (\S+\.json)/.exec(frame)?.[1] ?? '';
    expect(JSON.parse(await workspace.read(path))).toMatchObject({ event: 'todo-created', expect: { outcome: 'ok' } });
  });

  it('goes on to its outcome where it stands at its beginning, to be compared or saved', async () => {
    const { screen } = await debug([todo]);
    await screen.shows(/\(entry\)/);
    await screen.press('n');
    await screen.shows(/\(next\)/);
    await screen.press('r');
    await screen.shows(/\(entry\)[\s\S]*run 2/);
    await screen.press('n');
    await screen.shows(/\(next\)/);
    await screen.press('=');
    expect(await screen.shows(/So far both runs went the same way/)).toMatch(/t goes to its outcome/);
    await screen.press('Esc');
    await screen.press('r');
    await screen.shows(/\(entry\)[\s\S]*run 3/);
    await screen.press('=');
    expect(await screen.shows(/As far as the run before came/)).toMatch(/It was left before its outcome/);
    await screen.press('Esc');
    expect(await screen.shows(/outcome {2}\(stage\)/)).toMatch(/Nothing was produced/);
    await screen.press('p');
    await screen.shows(/No line runs at this stage: \[ goes back/);
    await screen.press('r');
    await screen.shows(/\(entry\)[\s\S]*run 4/);
    await screen.press('F');
    await screen.shows(/Change what the fixture expects\?/);
  });

  it('is not saved where it was skipped before it ran to an end', async () => {
    const { screen } = await debug([todo]);
    await screen.shows(/\(entry\)/);
    await screen.press('x');
    await screen.shows(/All messages are done with/);
    await screen.press('F');
    await screen.shows(/It was skipped here before anything came out: r runs it/);
  });

  it('leaves what it led to held until the user says yes', async () => {
    const { screen } = await debug([introspect]);
    await screen.shows(/\(entry\)/);
    await screen.press('c');
    await screen.shows(/1 held: A sends/);
    await screen.press('A');
    expect(await screen.shows(/Send 1 held message\?/)).toMatch(/1 to platform\.notifications\.ingress/);
    await screen.press('Enter');
    await screen.press('y');
    await screen.shows(/Sent 1 held message/);
    await screen.shows(/1 sent /);
  });
});

describe('a handler in the debug screen', () => {
  it('is read again after a save, unless that is turned off', async () => {
    const { screen, workspace } = await debug([todo]);
    await screen.shows(/\(entry\)/);
    await workspace.edit('handlers/todo-created.ts', (text) => text.replace('isUrgent =', 'isUrgent: boolean ='));
    screen.save();
    expect(await screen.shows(/run 2/)).toMatch(/const isUrgent: boolean =/);
    await screen.press('W');
    await screen.shows(/A save changes nothing here/);
    await screen.press('r');
    await screen.shows(/run 3/);
  });

  it('is begun again once for a save in several steps', async () => {
    const { screen, workspace } = await debug([todo]);
    await screen.shows(/\(entry\)/);
    await workspace.edit('handlers/todo-created.ts', (text) => text.replace('isUrgent =', 'isUrgent: boolean ='));
    for (let steps = 0; steps < 3; steps += 1) screen.save();
    await screen.shows(/run 2/);
    await screen.press('n');
    await screen.shows(/todo-created\.ts:11 onMessage {2}\(next\)[\s\S]*run 2/);
  });

  it('is waited for at F though it takes a while', async () => {
    const workspace = await copyWorkspace();
    await workspace.edit('handlers/todo-created.ts', (text) =>
      text.replace('const isUrgent', 'await new Promise((resolve) => setTimeout(resolve, 1_500));\n    const isUrgent'),
    );
    const screen = await debugIn(workspace, target(workspace));
    await screen.shows(/\(entry\)/);
    await screen.press('F');
    await screen.shows(/Change what the fixture expects\?/);
  });

  it('that takes long is waited for until Esc, and not for ever', async () => {
    const workspace = await copyWorkspace();
    await workspace.edit('handlers/todo-created.ts', (text) =>
      text.replace(
        'const isUrgent',
        'await new Promise((resolve) => setTimeout(resolve, 60_000));\n    const isUrgent',
      ),
    );
    const places: unknown[] = [];
    const openEditor = async (place: unknown): Promise<void> => void places.push(place);
    const screen = await debugIn(workspace, target(workspace), { openEditor });
    await screen.shows(/\(entry\)/);
    await screen.press('V');
    await screen.shows(/It goes on to the outcome first\. Esc gives up\./);
    await screen.press('Esc');
    await screen.shows(/Given up\. The handler goes on to its outcome: space pauses it\./);
    expect(places).toEqual([]);
    await screen.press('^r');
    await screen.shows(/\(entry\)[\s\S]*run 2/);
    await screen.press('F');
    await screen.shows(/The handler still runs: what comes out is not known yet/);
    await screen.press('V');
    await screen.shows(/Debug/);
    expect(places).toHaveLength(1);
  });

  it('is not begun again for a save that it does not depend on', async () => {
    const { screen, workspace } = await debug([todo]);
    await screen.shows(/\(entry\)/);
    await workspace.write('fixtures/todo-created/another.json', '{}');
    screen.save();
    screen.save();
    await workspace.edit('schemas/todo-created.event.yaml', (text) => `${text}\n`);
    await screen.press('n');
    await screen.shows(/todo-created\.ts:11 onMessage/);
    await workspace.edit(todo, (text) => text.replace('Todo Demo', 'Todo Other'));
    screen.save();
    expect(await screen.shows(/run 2/)).toMatch(/title: "Todo Other"/);
  });

  it('that does not load is told, and loads after it was mended', async () => {
    const workspace = await copyWorkspace();
    const good = await workspace.read('handlers/todo-created.ts');
    await workspace.write('handlers/todo-created.ts', `const = 3;\n${good}`);
    const places: unknown[] = [];
    const screen = await debugIn(workspace, target(workspace), {
      openEditor: async (place) => void places.push(place),
    });
    await screen.shows(/not started/);
    await screen.press('V');
    await workspace.write('handlers/todo-created.ts', good);
    screen.save();
    await screen.shows(/\(entry\)/);
    await workspace.write('handlers/todo-created.ts', `${good}\nconst = 3;\n`);
    screen.save();
    await screen.shows(/Fix it and save/);
    await screen.press('V');
    const last = good.split('\n').length + 1;
    expect(places).toEqual(
      [1, last].map((line) => expect.objectContaining({ file: 'handlers/todo-created.ts', line })),
    );
    await workspace.write('handlers/todo-created.ts', good);
    screen.save();
    await screen.shows(/todo-created\.ts:10 onMessage {2}\(entry\)/);
  });

  it('that never ends is paused by a key, and ended with the UI', async () => {
    const workspace = await copyWorkspace();
    await workspace.edit('handlers/todo-created.ts', (text) =>
      text.replace('const isUrgent', 'let turns = 0;\n    for (;;) turns += 1;\n    const isUrgent'),
    );
    const screen = await debugIn(workspace, { sources: [workspace.path(todo)] });
    await screen.shows(/\(entry\)/);
    await screen.press('c');
    await screen.shows(/running \d\.\d s/);
    await screen.press('n');
    await screen.shows(/The handler runs: space pauses it/);
    await screen.press('^c');
    await screen.shows(/A handler runs\. \^C once more quits/);
    await screen.press('space');
    await screen.shows(/todo-created\.ts:11 onMessage {2}\(pause\)/);
    await screen.press('c');
    await screen.shows(/running/);
    await screen.press('^c', '^c');
    expect(await screen.ended).toEqual({ interrupted: true });
  });

  for (const [what, line, told] of [
    ['takes all memory', 'const all = []; for (;;) all.push(new Array(10_000).fill(1));', /memory/],
    ['ends the process', 'process.exit(3);', /exit/],
  ] as const) {
    it(`that ${what} is told as that`, async () => {
      const workspace = await copyWorkspace();
      await workspace.edit('handlers/todo-created.ts', (text) =>
        text.replace('const isUrgent', `${line}\n    const isUrgent`),
      );
      const screen = await debugIn(workspace, { sources: [workspace.path(todo)] });
      await screen.shows(/\(entry\)/);
      await screen.press('c');
      expect(await screen.shows(/✗ failed/)).toMatch(told);
      await screen.press('r');
      await screen.shows(/run 2/);
    });
  }

  it('is left with q at once where the UI was opened for it, but not while it runs', async () => {
    const workspace = await copyWorkspace();
    await workspace.edit('handlers/todo-created.ts', (text) =>
      text.replace('const isUrgent', 'for (;;);\n    const isUrgent'),
    );
    const screen = await debugIn(workspace, { sources: [workspace.path(todo)] });
    await screen.shows(/\(entry\)/);
    await screen.press('c');
    await screen.shows(/running \d\.\d s/);
    await screen.press('q');
    await screen.shows(/A handler runs\. \^C once more quits/);
    await screen.press('space');
    await screen.shows(/\(pause\)/);
    await screen.press('q');
    expect(await screen.ended).toEqual({ interrupted: false });
  });

  it('is chosen among those that take the message', async () => {
    const workspace = await copyWorkspace();
    await workspace.edit('evtool.yml', (text) =>
      text.replace('handlers:\n', 'handlers:\n  other: { module: handlers/todo-created.ts, event: todo-created }\n'),
    );
    const screen = await debugIn(workspace, { sources: [workspace.path(todo)] });
    await screen.shows(/Debug with which handler\?/);
    await screen.press('1');
    await screen.shows(/\(entry\)/);
  });
});

describe('what others wrote', () => {
  it('is shown as signs, not obeyed', async () => {
    const workspace = await copyWorkspace();
    await workspace.edit('handlers/todo-created.ts', (text) =>
      text.replace(
        'const isUrgent',
        "console.log('a\\u001b[2Jb\\u202ec');\n    const 漢字 = '\\u001b]52;c;x\\u0007';\n\tconst isUrgent",
      ),
    );
    const screen = await debugIn(workspace, target(workspace), { size: large });
    await screen.shows(/\(entry\)/);
    await screen.type('nn');
    await screen.shows(/todo-created\.ts:12 onMessage/);
    expect(screen.frame()).toMatch(/a␛\[2Jb\\u202ec/);
    expect(screen.frame()).toMatch(/漢字: "␛\]52;c;x␇"|漢字: ".*52;c;x/);
    expect(screen.painted()).not.toContain('\u001b[2J');
    for (const line of screen.frame().split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(large.columns);
  });
});

describe('the debug screen of other terminals', () => {
  it('has no signs beyond ASCII where there are none', async () => {
    const workspace = await copyWorkspace();
    const screen = openScreen(await workspaceContext(workspace.root), {
      ...large,
      isAscii: true,
      start: { screen: 'debug', target: target(workspace) },
    });
    const frame = await screen.shows(/\(entry\)/);
    expect(frame).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('shows one pane at a time where there is little room, and all of one that is enlarged', async () => {
    const { screen } = await debug([todo], { size: { columns: 60, rows: 15 } });
    await screen.shows(/\(entry\)/);
    await screen.press('Tab');
    expect(await screen.shows(/─ Locals/)).not.toMatch(/─ Values/);
    expect(screen.frame()).toMatch(/▶ +const isUrgent/);
    expect(screen.frame()).toMatch(/─ source LOCALS watches calls logs produced queue stages ─/);
    await screen.resize(200, 50);
    await screen.shows(/─ Calls/);
    await screen.press('+');
    expect(await screen.shows(/─ Locals {2}‖ handlers\/todo-created\.ts:10 onMessage {2}\(entry\)/)).not.toMatch(
      /─ Calls/,
    );
    expect(screen.frame()).toMatch(/─ Tab: source LOCALS watches calls logs produced queue stages ─/);
  });
});
