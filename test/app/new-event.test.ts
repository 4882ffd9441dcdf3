import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { initWorkspace } from '../../src/app/init.ts';
import { insertEvent } from '../../src/app/new-event/insert-event.ts';
import { newEvent } from '../../src/app/new-event.ts';
import { openFiles } from '../../src/workspace/files.ts';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { readSource } from '../../src/workspace/source-text.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evtool-new-event-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const context = async () => ({
  files: openFiles({ cwd: root, root }),
  workspace: await loadWorkspace(root, root, { env: {} }),
});

test('an event comes with its schema, a good and a bad fixture, an entry and a checklist', async () => {
  await initWorkspace({ files: openFiles({ cwd: root, root: null }) });
  const { changes, checklist } = await newEvent(await context(), 'order-placed');
  expect(changes).toEqual([
    { file: 'schemas/order-placed.yaml', action: 'created' },
    { file: 'fixtures/order-placed/valid.json', action: 'created' },
    { file: 'fixtures/order-placed/invalid.json', action: 'created' },
    { file: 'evtool.yml', action: 'changed' },
  ]);
  expect(checklist.join()).toContain('order-placed');
  const { workspace } = await context();
  expect(workspace?.catalog.events).toMatchObject([
    { name: 'order-placed', topic: 'order-placed', key: '/id', schema: 'schemas/order-placed.yaml' },
  ]);
  expect(workspace?.findings).toEqual([]);
});

test.each(['schemas/x.yaml', 'fixtures/x/valid.json'])('nothing is written when %s is there', async (file) => {
  write('evtool.yml', 'events:\n');
  write(file, 'mine');
  await expect(newEvent(await context(), 'x')).rejects.toThrow(`${file} is there already; nothing was written.`);
  expect([read(file), read('evtool.yml')]).toEqual(['mine', 'events:\n']);
  expect(existsSync(join(root, 'fixtures/x/invalid.json'))).toBe(false);
});

test('a name that is taken, or cannot be one, is refused', async () => {
  write('evtool.yml', 'events: { x: { topic: t } }');
  await expect(newEvent(await context(), 'x')).rejects.toThrow('There is an event "x" already.');
  await expect(newEvent(await context(), 't')).rejects.toThrow('The event "x" takes every message of the topic t.');
  await expect(newEvent(await context(), '../x')).rejects.toThrow('"../x" cannot be the name of an event.');
});

test('without a workspace it says how to start one', async () => {
  const without = { files: openFiles({ cwd: root, root: null }), workspace: null };
  await expect(newEvent(without, 'x')).rejects.toMatchObject({ hint: 'Start a workspace: evtool init', exitCode: 2 });
});

test('a configuration that text cannot be put into is put back as it was', async () => {
  write('evtool.yml', 'events: null\n');
  await expect(newEvent(await context(), 'x')).rejects.toThrow(
    'Could not add the event to evtool.yml, which is as it was.',
  );
  expect(read('evtool.yml')).toBe('events: null\n');
  expect(existsSync(join(root, 'schemas'))).toBe(false);
});

describe('the entry in the configuration', () => {
  const inserted = (text: string, file = 'evtool.yml'): string => {
    const event = { name: 'new', topic: 't', key: '/id' };
    const after = insertEvent(readSource(file, text), event);
    const { events, ...others } = Object(readSource(file, text).document);
    expect(readSource(file, after).document).toEqual({
      ...others,
      events: { ...events, new: { topic: 't', key: '/id' } },
    });
    return after;
  };

  test('follows the last event, before the comment of what comes next', () => {
    expect(inserted('events: # mine\n  a:\n    topic: a # A\n  # more to come\n\n# Handlers\nhandlers: {}\n')).toBe(
      'events: # mine\n  a:\n    topic: a # A\n  # more to come\n  new:\n    topic: t\n    key: /id\n\n# Handlers\nhandlers: {}\n',
    );
  });

  test('is indented and spaced as the others are', () => {
    expect(inserted('events:\n    a: { topic: a }\n\n    b: { topic: b }\n')).toBe(
      'events:\n    a: { topic: a }\n\n    b: { topic: b }\n\n    new:\n        topic: t\n        key: /id\n',
    );
  });

  test('goes below an empty list of events', () => {
    expect(inserted('context: local\nevents:\n\nhandlers:\n')).toBe(
      'context: local\nevents:\n  new:\n    topic: t\n    key: /id\n\nhandlers:\n',
    );
  });

  test('brings the list of events where there is none', () => {
    expect(inserted('context: local\n\n# the end\n')).toBe(
      'context: local\n\nevents:\n  new:\n    topic: t\n    key: /id\n\n# the end\n',
    );
  });

  test('ends where the file does, with or without a line end', () => {
    expect(inserted('events:\n  a: { topic: a }')).toBe(
      'events:\n  a: { topic: a }\n  new:\n    topic: t\n    key: /id',
    );
  });

  test('keeps Windows line ends', () => {
    expect(inserted('events:\r\n  a: { topic: a }\r\n')).toBe(
      'events:\r\n  a: { topic: a }\r\n  new:\r\n    topic: t\r\n    key: /id\r\n',
    );
  });

  test.each([
    ['events: {}\n', 'events: { "new": { "topic": "t", "key": "/id" } }\n'],
    [
      'events: { a: { topic: a } } # all\n',
      'events: { "new": { "topic": "t", "key": "/id" }, a: { topic: a } } # all\n',
    ],
    ['{}', '{ "events": { "new": { "topic": "t", "key": "/id" } } }'],
  ])('goes into the braces of %j', (before, after) => {
    expect(inserted(before)).toBe(after);
  });

  test('goes into JSON on a line of its own', () => {
    expect(inserted('{\n  "events": {\n    "a": { "topic": "a" }\n  }\n}\n', 'evtool.json')).toBe(
      '{\n  "events": {\n    "new": { "topic": "t", "key": "/id" },\n    "a": { "topic": "a" }\n  }\n}\n',
    );
  });

  test('goes into the configuration of this repository', () => {
    const text = readFileSync('evtool.yml', 'utf8');
    const added = inserted(text)
      .split('\n')
      .filter((line) => !text.split('\n').includes(line));
    expect(added).toEqual(['  new:', '    topic: t', '    key: /id']);
  });
});
