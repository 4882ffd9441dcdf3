import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

test('a sound workspace prints nothing, counts what was looked at, and exits 0', async () => {
  const { root } = await copyWorkspace();
  const { stdout, stderr, code } = await runCli(['check'], { cwd: root });
  expect([stdout, code]).toEqual(['', 0]);
  expect(stderr).toBe('3 events, 4 schemas, 8 fixtures, 2 handlers: nothing found\n');
});

test('a finding shows the place, the source around it and the rule, and exits 3', async () => {
  const { root, edit } = await copyWorkspace();
  await edit('fixtures/todo-created/todo.json', (text) => text.replace('12345', '-1'));
  const { stdout, stderr, code } = await runCli(['check'], { cwd: root });
  expect(stdout).toBe(
    `fixtures/todo-created/todo.json:2:9  error  must be at least 0, is -1  (fixture/minimum)
  1 | {
> 2 |   "id": -1,
    |         ^
  schema  schemas/todo-created.event.yaml:11:5
`,
  );
  expect(stderr).toContain('1 found');
  expect(code).toBe(3);
});

test('with ndjson a finding is a line, with file, line and column', async () => {
  const { root, edit } = await copyWorkspace();
  await edit('evtool.yml', (text) => text.replace('context: local', 'contxet: local'));
  const { stdout, code } = await runCli(['check', '-O', 'ndjson'], { cwd: root });
  expect(
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  ).toEqual([
    {
      level: 'error',
      rule: 'config/unknown-key',
      message: 'unknown key "contxet"; did you mean "context"?',
      file: 'evtool.yml',
      line: 2,
      column: 1,
    },
  ]);
  expect(code).toBe(3);
});

test('other commands refuse a faulty workspace, with the first fault', async () => {
  const { root, edit } = await copyWorkspace();
  await edit('evtool.yml', (text) => text.replace('context: local', 'contxet: local'));
  const { stderr, code } = await runCli(['events'], { cwd: root });
  expect(stderr).toContain('evtool.yml:2:1: unknown key "contxet"; did you mean "context"?\n');
  expect(stderr).toContain('See: evtool check');
  expect(code).toBe(2);
});

test('a configuration that does not parse exits 3', async () => {
  const { root, edit } = await copyWorkspace();
  await edit('evtool.yml', (text) => `${text}handlers: {}\n`);
  const { stderr, code } = await runCli(['check'], { cwd: root });
  expect(stderr).toMatch(/^evtool\.yml:43:1 is not YAML: duplicated mapping key\n/);
  expect(code).toBe(3);
});

test('a new workspace with a new event and handler is green at once', async () => {
  const root = await mkdtemp(join(tmpdir(), 'evtool-new-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const run = (...args: readonly string[]) => runCli(args, { cwd: root });
  expect(await run('init')).toMatchObject({ code: 0, stdout: expect.stringContaining('created  evtool.yml') });
  expect(await run('new', 'event', 'order-placed')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('[ ] the deployment asks for the topic order-placed'),
  });
  expect(await run('new', 'handler', 'order-placed')).toMatchObject({ code: 0 });
  expect(await run('check')).toMatchObject({
    code: 0,
    stderr: '1 event, 1 schema, 2 fixtures, 1 handler: nothing found\n',
  });
  expect(await readFile(join(root, '.gitignore'), 'utf8')).toBe('.evtool/\n');
});

test('without a workspace it says how to start one', async () => {
  const root = await mkdtemp(join(tmpdir(), 'evtool-none-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const { stderr, code } = await runCli(['new', 'event', 'x'], { cwd: root });
  expect(stderr).toContain('evtool init');
  expect(code).toBe(2);
});

test('keys that cannot be are found, each at its place, with what was meant', async () => {
  const { root, edit } = await copyWorkspace();
  const keys = ['keys:', '  topics.sorrt: S', '  topics.filter: Entr', '  topics.produce: o', '  quit: j'].join('\n');
  await edit('evtool.yml', (text) => `${text}\n${keys}\n`);
  const first = (await readFile(join(root, 'evtool.yml'), 'utf8')).split('\n').indexOf('keys:') + 2;
  const { stdout, code } = await runCli(['check', '-O', 'ndjson'], { cwd: root });
  const findings = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const at = (line: number) => ({ level: 'error', rule: 'keys', file: 'evtool.yml', line, column: 3 });
  expect(findings).toEqual([
    { ...at(first), message: 'no action is named "topics.sorrt"', hint: 'Did you mean "topics.sort"?' },
    { ...at(first + 1), message: '"Entr" is no key. Did you mean "Enter"?' },
    { ...at(first + 2), message: '"o" would be the key of two actions: produce and sort (Topics)' },
    {
      ...at(first + 3),
      message: expect.stringMatching(
        /^"j" would be the key of two actions: down and quit \(Topics, Messages, .*Schemas\)$/,
      ),
    },
  ]);
  expect(code).toBe(3);
});

test('keys that can be are no finding', async () => {
  const { root, edit } = await copyWorkspace();
  await edit('evtool.yml', (text) => `${text}\nkeys:\n  topics.sort: S\n  quit: [q, ^q]\n`);
  const { stdout, code } = await runCli(['check'], { cwd: root });
  expect([stdout, code]).toEqual(['', 0]);
});
