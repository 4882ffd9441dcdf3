import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CheckReport, checkWorkspace } from '../../src/app/check.ts';
import { initWorkspace } from '../../src/app/init.ts';
import { newEvent } from '../../src/app/new-event.ts';
import { newHandler } from '../../src/app/new-handler.ts';
import { openContext } from '../../src/wire.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evtool-check-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const { signal } = new AbortController();
const open = async (accept: 'any' | 'none' = 'any') => {
  const request = { cwd: root, env: {}, workspace: undefined, context: undefined, brokers: [], timeoutMs: 10_000 };
  return (await openContext({ ...request, accept, showSecrets: false, notice: () => {}, signal })).context;
};
const check = async (): Promise<CheckReport> => checkWorkspace(await open(), { signal });
const lines = async (): Promise<readonly string[]> =>
  (await check()).findings.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
};
const copyOwnWorkspace = (): void => {
  for (const name of ['evtool.yml', 'schemas', 'fixtures', 'handlers'])
    cpSync(name, join(root, name), { recursive: true });
};
/** Replaces text that must be there, once. */
const edit = (file: string, ...changes: readonly (readonly [from: string, to: string])[]): void => {
  const text = changes.reduce(
    (before, [from, to]) => {
      expect(before).toContain(from);
      return before.replace(from, () => to);
    },
    readFileSync(join(root, file), 'utf8'),
  );
  writeFileSync(join(root, file), text);
};

test('nothing is wrong with the workspace of this repository', async () => {
  copyOwnWorkspace();
  expect(await check()).toEqual({
    findings: [],
    counts: { events: 3, schemas: 4, fixtures: 8, handlers: 2 },
  });
});

test('nothing is wrong with a new workspace, nor with a new event and its handler', async () => {
  await initWorkspace(await open('none'));
  expect((await check()).findings).toEqual([]);
  await newEvent(await open(), 'order-placed');
  await newHandler(await open(), 'order-placed');
  expect(await check()).toEqual({
    findings: [],
    counts: { events: 1, schemas: 1, fixtures: 2, handlers: 1 },
  });
});

test('every fault of a broken workspace is named with its place', async () => {
  copyOwnWorkspace();
  edit(
    'evtool.yml',
    ['context: local', 'context: lokal'],
    ['color: yellow', 'colour: yellow'],
    ['partitions: 3', 'partitions: three'],
    ['- fixtures/msg-1.json', '- fixtures/msg-9.json'],
    ['event: introspect }', 'event: introspekt }'],
    ['handlers/todo-created.ts, ', 'handlers/todo.ts, '],
  );
  edit('schemas/introspect-request.message.yaml', ['maxLength: 36', 'maxLenght: 36'], ['format: uuid', 'format: uid']);
  edit('schemas/identity.header.yaml', ['#/$defs/organisation', '#/$defs/organization']);
  edit('schemas/repository-introspected.data.yaml', ['type: object', 'type: [object']);
  edit('fixtures/todo-created/todo.json', ['12345,', '12345']);
  edit('fixtures/todo-created/todo-with-tags.yaml', ['id: 7', 'id: seven'], ['${uuid}', '"${now}"']);
  edit('fixtures/repository-introspected/app-stream.json', ['5a0c1f0e-6d7f-4b0c-9a57-3f1d0e0a8c11', '${uid}']);
  edit('fixtures/todo-created/negative-id.yaml', ['id: -1', 'id: 1']);
  edit('fixtures/todo-created/impossible-date.yaml', ['outcome: failed', 'outcome: fails']);
  edit('handlers/introspect.ts', ['const packages: Package[] = [];', 'const packages: Package[ = [];']);
  write({
    'fixtures/nobody/x.json': '{}',
    'schemas/todo-created.event.json': '{"title": "Todo"}',
  });
  expect(await lines()).toEqual([
    'evtool.yml:2:10 no context is named "lokal"; did you mean "local"?',
    'evtool.yml:7:5 unknown key "colour"; did you mean "color"?',
    'evtool.yml:12:17 "partitions" must be a whole number of at least 1, is "three"',
    'evtool.yml:26:9 no file matches fixtures/msg-9.json',
    'evtool.yml:41:56 no event is named "introspekt"; did you mean "introspect"?',
    'evtool.yml:42:27 there is no file handlers/todo.ts',
    'fixtures/msg-1.json:1:1 this fixture is no known event.',
    'fixtures/nobody/x.json:1:1 this fixture is no known event.',
    'fixtures/repository-introspected/app-stream.json:3:10 ${uid}: unknown template; there are ${uuid}, ${now}, ${now-1h} and ${env:NAME}',
    'fixtures/todo-created/impossible-date.yaml:2:9 expect must be "valid", "invalid" or {"outcome": …} with one of ok, failed, invalid, skipped, retry, dead-letter, timeout',
    'fixtures/todo-created/negative-id.yaml:1:1 is expected to be invalid, but is a valid todo-created',
    'fixtures/todo-created/todo-with-tags.yaml:7:7 must be an integer, is the string "seven"',
    'fixtures/todo-created/todo.json:3:3 not JSON: expected "," or "}", found "\\""',
    expect.stringMatching(/^handlers\/introspect\.ts:15:\d+ Unexpected token/),
    'schemas/identity.header.yaml:17:23 "$ref" "#/$defs/organization" leads nowhere: nothing stands at #/$defs/organization',
    'schemas/introspect-request.message.yaml:11:13 unknown format "uid", which checks nothing; did you mean "uuid"?',
    'schemas/introspect-request.message.yaml:13:5 unknown keyword "maxLenght"; did you mean "maxLength"?',
    'schemas/repository-introspected.data.yaml:5:1 is not YAML: deficient indentation',
    'schemas/todo-created.event.json:1:2 differs from its twin schemas/todo-created.event.yaml, which is the one used, at /title',
  ]);
});

describe('fixtures', () => {
  const order = {
    'evtool.yml': `events:
  order:
    topic: orders
    key: /id
    headers:
      X-Order-Version: { required: true }
`,
    'schemas/order.yaml': `$schema: https://json-schema.org/draft/2020-12/schema
type: object
required: [id]
additionalProperties: false
properties:
  id: { type: string }
`,
  };
  const fixture = (value: unknown, rest: object = {}): string =>
    JSON.stringify({ headers: { 'X-Order-Version': '1' }, value, ...rest }, null, 1);

  test('that are as expected are no findings, whatever a handler makes of them', async () => {
    write({
      ...order,
      'fixtures/order/good.json': fixture({ id: 'a' }),
      'fixtures/order/bad.json': fixture({}, { expect: 'invalid' }),
      'fixtures/order/never-handled.json': fixture({}, { expect: { outcome: 'invalid' } }),
      'fixtures/order/failing.json': fixture({ id: 'b' }, { expect: { outcome: 'failed', error: 'no' } }),
      'fixtures/order/tombstone.json': fixture(null, { key: 'a', encoding: null }),
    });
    expect(await check()).toMatchObject({ findings: [], counts: { fixtures: 5 } });
  });

  test('point at the value that is wrong, and at the schema’s rule', async () => {
    write({ ...order, 'fixtures/order/x.json': fixture({ id: 5, di: 'a' }) });
    const { findings } = await check();
    expect(findings).toEqual([
      {
        level: 'error',
        rule: 'fixture/type',
        message: 'must be a string, is the number 5',
        file: 'fixtures/order/x.json',
        line: 6,
        column: 9,
        schema: 'schemas/order.yaml:6:9',
      },
      {
        level: 'error',
        rule: 'fixture/additionalProperties',
        message: 'unknown property "di"',
        file: 'fixtures/order/x.json',
        line: 7,
        column: 3,
        schema: 'schemas/order.yaml:4:1',
      },
    ]);
  });

  test('are checked for their headers and keys too', async () => {
    write({
      ...order,
      'fixtures/order/none.json': '{"id":"a"}',
      'fixtures/order/near.json': '{"headers":{"X-Order-Versoin":"1"},"key":"b","value":{"id":"a"}}',
    });
    const { findings } = await check();
    expect(findings.map(({ file, column, level, message }) => [file, column, level, message])).toEqual([
      ['fixtures/order/near.json', 12, 'error', 'missing header "X-Order-Version"'],
      ['fixtures/order/near.json', 31, 'warning', 'unknown header "X-Order-Versoin"; did you mean "X-Order-Version"?'],
      ['fixtures/order/near.json', 42, 'warning', 'the key is "b", but /id is "a"'],
      ['fixtures/order/none.json', 1, 'error', 'missing header "X-Order-Version"'],
    ]);
  });

  test('of an unknown event, of two events, and that nothing tells are named', async () => {
    write({
      'evtool.yml': `events:
  a: { topic: a, schema: none, fixtures: x/*.json }
  b: { topic: b, schema: none, fixtures: x/y.json }
`,
      'x/y.json': '{}',
      'fixtures/c.json': '{ "event": "d", "value": 1 }',
      'fixtures/e.json': '{ "topic": "e", "value": 1 }',
      'fixtures/f.json': '[]',
    });
    expect(await lines()).toEqual([
      'fixtures/c.json:1:12 this fixture names an unknown event "d".',
      'fixtures/e.json:1:12 no event has the topic "e"',
      'fixtures/f.json:1:1 this fixture is no known event.',
      'x/y.json:1:1 this fixture could be "a" or "b".',
    ]);
  });

  test('that should be invalid where nothing checks them are named', async () => {
    write({
      'evtool.yml': 'events: { a: { topic: a, schema: none } }',
      'fixtures/a/x.json': '{ "expect": "invalid", "value": {} }',
    });
    expect(await lines()).toEqual(['fixtures/a/x.json:1:3 is expected to be invalid, but nothing checks a a']);
  });

  test('of a schema that is at fault are not blamed', async () => {
    write({ ...order, 'schemas/order.yaml': 'type: strin', 'fixtures/order/x.json': fixture({ id: 5 }) });
    expect((await check()).findings.map(({ file }) => file)).toEqual(['schemas/order.yaml']);
  });

  test('under a root whose name looks like a glob are found', async () => {
    const parent = root;
    root = join(parent, 'a[b]*{c}');
    write({
      'evtool.yml': 'events: { a: { topic: a, schema: none, fixtures: ["x/*.json", "y.json", "z.json"] } }',
      'x/1.json': '1',
      'y.json': '2',
    });
    expect(await lines()).toEqual(['evtool.yml:1:73 no file matches z.json']);
    root = parent;
  });
});

describe('an event without a schema', () => {
  test('is named, as all that comes would pass as right', async () => {
    write({ 'evtool.yml': 'events:\n  a: { topic: a }\n' });
    expect((await check()).findings).toEqual([
      {
        level: 'warning',
        rule: 'no-schema',
        message: 'event "a" has no schema: what its messages hold is not checked',
        hint: 'Write schemas/a.yaml, or say that none is meant: schema: none',
        file: 'evtool.yml',
        line: 2,
        column: 3,
      },
    ]);
  });

  test('is right where the event says so, and where the rule is switched off', async () => {
    write({ 'evtool.yml': 'events: { a: { topic: a, schema: none } }', 'schemas/a.json': '{}' });
    const found = await check();
    expect(found).toMatchObject({ findings: [], counts: { events: 1 } });
    write({ 'evtool.yml': 'events: { b: { topic: b } }\nlint: { no-schema: off }' });
    expect(await lines()).toEqual([]);
  });

  test('is not named twice where several would fit, or the one it names is not there', async () => {
    write({
      'evtool.yml': 'events: { a: { topic: a }, b: { topic: b, schema: schemas/c.json } }',
      'schemas/a.x.json': '{}',
      'schemas/a.y.json': '{}',
    });
    expect((await check()).findings.map(({ rule }) => rule)).toEqual(['ambiguous-schema', 'missing-schema']);
  });
});

test('what is odd can be silenced, what is wrong cannot, and a rule must exist', async () => {
  write({
    'evtool.yml':
      'events: { a: { topic: a } }\nlint: { unknown-keyword: off, invalid-schema: off, unknown-fromat: off }\n',
    'schemas/a.json': '{ "$schema": "https://json-schema.org/draft/2020-12/schema", "minValue": 1, "type": "strin" }',
  });
  const { findings } = await check();
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    'unknown-rule: no rule that can be switched off is named "invalid-schema"',
    'unknown-rule: no rule that can be switched off is named "unknown-fromat"; did you mean "unknown-format"?',
    expect.stringMatching(/^invalid-schema: "type" must be one of .* is "strin"/),
  ]);
});

test('a handler that throws while it loads, and one that is none, are named with their place', async () => {
  write({
    'evtool.yml': 'events: { a: { topic: a, schema: none }, b: { topic: b, schema: none } }',
    'handlers/a.ts': 'const x: number = 1;\nthrow new Error(`no ${x}`);\n',
    'handlers/b.ts': 'export const b = 1;\n',
  });
  expect(await lines()).toEqual([
    'handlers/a.ts:2:7 Error: no 1, while it was loaded',
    'handlers/b.ts:1:1 it exports no handler, only b.',
  ]);
});
