import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workspace } from '../../src/core/workspace.ts';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { failureOf } from '../support/failure-of.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evtool-workspace-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
};
const load = async (env: Readonly<Record<string, string>> = {}): Promise<Workspace> => {
  const workspace = await loadWorkspace(root, '/', { env, home: '/', accept: 'any' });
  if (workspace === null) throw new Error('no workspace');
  return workspace;
};
const findings = async (env: Readonly<Record<string, string>> = {}): Promise<readonly string[]> =>
  (await load(env)).findings.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);

test('a schemas folder that cannot be read is an error that names it', async () => {
  write({ 'evtool.yml': 'context: local\n' });
  symlinkSync('schemas', join(root, 'schemas'));
  const error = await failureOf(load());
  expect([error.message, error.exitCode]).toEqual([
    expect.stringMatching(/^Cannot read the folder schemas: .*ELOOP/),
    2,
  ]);
});

describe('which workspace', () => {
  const options = () => ({ env: {}, home: join(root, 'home') });

  test('it is the nearest at or above the working directory', async () => {
    write({ 'evtool.yml': 'context: local', 'a/evtool.json': '{}', 'a/b/c/x': '' });
    expect((await loadWorkspace(undefined, join(root, 'a/b/c'), options()))?.root).toBe(join(root, 'a'));
    expect((await loadWorkspace(undefined, join(root), options()))?.root).toBe(root);
  });

  test('the git root ends the search', async () => {
    write({ 'evtool.yml': 'context: local', 'a/.git/HEAD': '', 'a/b/x': '' });
    expect(await loadWorkspace(undefined, join(root, 'a/b'), options())).toBeNull();
  });

  test('the home folder ends the search', async () => {
    write({ 'evtool.yml': 'context: local', 'home/b/x': '' });
    expect(await loadWorkspace(undefined, join(root, 'home/b'), options())).toBeNull();
  });

  test('the git root and the home folder themselves are looked at', async () => {
    write({ 'home/evtool.yaml': 'context: local', 'home/.git/HEAD': '', 'home/b/x': '' });
    expect((await loadWorkspace(undefined, join(root, 'home/b'), options()))?.config.file).toBe('evtool.yaml');
  });

  test('a named folder must hold one', async () => {
    write({ 'evtool.yml': 'context: local', 'a/x': '' });
    const error = await failureOf(loadWorkspace('a', root, options()));
    expect([error.message, error.exitCode]).toEqual(['No evtool.yml in a.', 2]);
  });

  test('of two configurations one is used, and the other is a finding', async () => {
    write({ 'evtool.yml': '{}', 'evtool.json': '{' });
    expect(await findings()).toEqual(['evtool.json:1:1 evtool.json is not used: evtool.yml is']);
  });
});

describe('what is in it', () => {
  test('an event gets its schema, handler and fixtures by convention', async () => {
    write({
      'evtool.yml': 'events: { order-placed: { topic: orders } }',
      'schemas/order-placed.event.yaml': 'type: object',
      'schemas/money.yaml': 'type: number',
      'schemas/.#money.yaml': 'locked',
      'handlers/order-placed.ts': '',
      'handlers/prices.ts': '',
    });
    const { catalog, handlers, findings: found } = await load();
    expect(catalog.events).toEqual([
      {
        name: 'order-placed',
        topic: 'orders',
        partitions: 3,
        when: null,
        schema: 'schemas/order-placed.event.yaml',
        key: null,
        headers: [],
        fixtures: [{ files: 'fixtures/order-placed/**', expect: 'valid' }],
      },
    ]);
    expect([...catalog.schemas.keys()]).toEqual(['schemas/money.yaml', 'schemas/order-placed.event.yaml']);
    expect(handlers.map(({ name, module, topics }) => [name, module, topics])).toEqual([
      ['order-placed', 'handlers/order-placed.ts', ['orders']],
    ]);
    expect(found).toEqual([]);
  });

  test('a schema belongs to the event with the longest name that it starts with', async () => {
    write({
      'evtool.yml': 'events: { order: { topic: a }, order.placed: { topic: b } }',
      'schemas/order.placed.yaml': '{}',
      'schemas/order.yaml': '{}',
    });
    const { events } = (await load()).catalog;
    expect(events.map(({ schema }) => schema)).toEqual(['schemas/order.yaml', 'schemas/order.placed.yaml']);
  });

  test('selectors, header rules and fixtures are read in all their forms', async () => {
    write({
      'evtool.yml': `events:
  a:
    topic: t
    when: { header: Type, is: A }
    headers:
      Type: A
      Id: { generate: uuid }
      Who: { required: true, secret: true, encoding: json, schema: ./who.json, default: { a: 1 } }
    fixtures: { files: ./x/*.json, expect: invalid }
  b: { topic: t, when: { pointer: /type, is: [b, 2] }, fixtures: y.json }
  c: { topic: t, when: { cloudEvent: [c, d] } }
`,
      'who.json': '{}',
    });
    const { catalog, findings: found } = await load();
    expect(found).toEqual([]);
    const [a, b, c] = catalog.events;
    expect([a?.when, b?.when, c?.when]).toEqual([
      { kind: 'header', header: 'Type', is: ['A'] },
      { kind: 'pointer', pointer: '/type', is: ['b', 2] },
      { kind: 'cloudEvent', types: ['c', 'd'] },
    ]);
    expect(a?.headers).toEqual([
      { name: 'Type', constant: 'A', required: true, secret: false, encoding: 'text' },
      { name: 'Id', required: false, secret: false, encoding: 'text', generate: 'uuid' },
      { name: 'Who', required: true, secret: true, encoding: 'json', schema: 'who.json', default: { a: 1 } },
    ]);
    expect(a?.fixtures[0]).toEqual({ files: 'x/*.json', expect: 'invalid' });
    expect([...catalog.schemas.keys()]).toEqual(['who.json']);
  });

  test('the environment is filled in, and only what is chosen needs it', async () => {
    write({
      'evtool.yml':
        'contexts:\n  a: { brokers: ["${env:HOST}:9092"] }\n  b: { brokers: ["${env:NONE}"] }\nevents: { e: { topic: "${env:HOST}.e" } }',
    });
    const { contexts, catalog, findings: found } = await load({ HOST: 'kafka' });
    expect(contexts.get('a')).toMatchObject({ brokers: ['kafka:9092'], unusable: null });
    expect(contexts.get('b')?.unusable).toBe(
      'Context "b" needs the environment variable NONE, which is not set (evtool.yml:3:18).',
    );
    expect(catalog.events[0]?.topic).toBe('kafka.e');
    expect(found).toEqual([]);
  });

  test('a context that needs TLS or SASL is read, and cannot be used yet', async () => {
    write({
      'evtool.yml':
        'contexts: { x: { brokers: [a:1], tls: true, sasl: { mechanism: plain, username: u, password: "${env:P}" }, topics: { r: u } } }',
    });
    const { contexts, defaultContext, findings: found } = await load();
    expect(contexts.get('x')?.unusable).toMatch(/needs tls and sasl/);
    expect(contexts.get('x')?.topics).toEqual(new Map([['r', 'u']]));
    expect([defaultContext, found]).toEqual(['x', []]);
  });

  test('without contexts there is the embedded broker', async () => {
    write({ 'evtool.yml': 'events:\n' });
    const { contexts, defaultContext } = await load();
    expect([defaultContext, contexts.get('local')?.brokers]).toEqual(['local', null]);
  });

  test('schemas are read when they are looked at, and then fail with their place', async () => {
    write({ 'evtool.yml': 'events: { a: { topic: t } }', 'schemas/a.yaml': 'a: [' });
    const { catalog, findings: found } = await load();
    expect(found).toEqual([]);
    expect(() => catalog.schemas.get('schemas/a.yaml')?.document).toThrow(/^schemas\/a\.yaml:1:5 is not YAML/);
  });

  test('formats and silenced rules are read', async () => {
    write({ 'evtool.yml': 'validation: { formats: annotate }\nlint: { unknown-format: off, twins: on }' });
    const { catalog, silenced } = await load();
    expect([catalog.formats, [...silenced]]).toEqual(['annotate', ['unknown-format']]);
  });
});

describe('what is wrong with it', () => {
  const reported: readonly (readonly [config: string, finding: string])[] = [
    ['contxet: local', 'evtool.yml:1:1 unknown key "contxet"; did you mean "context"?'],
    ['events:\n  a: { topci: t }', 'evtool.yml:2:3 "a" needs "topic"'],
    [
      'events:\n  a: { topic: t, partitions: many }',
      'evtool.yml:2:30 "partitions" must be a whole number of at least 1, is "many"',
    ],
    [
      'events:\n  a: { topic: t, partitions: 0 }',
      'evtool.yml:2:30 "partitions" must be a whole number of at least 1, is 0',
    ],
    [
      'events:\n  a: { topic: "a b" }',
      'evtool.yml:2:15 "topic" must be a topic\'s name (letters, digits, ".", "_" and "-", at most 249), is "a b"',
    ],
    ['events:\n  a: { topic: t, key: uuid }', 'evtool.yml:2:23 "key" must be a JSON pointer, such as /uuid, is "uuid"'],
    [
      'events:\n  a/b: { topic: t }',
      'evtool.yml:2:3 this name must be a name of letters, digits, ".", "_" and "-", is "a/b"',
    ],
    [
      'events:\n  a: { topic: t, when: { is: x } }',
      'evtool.yml:2:18 "when" needs one of "header", "pointer", "cloudEvent"',
    ],
    ['events:\n  a: { topic: t, when: { header: T, is: 5 } }', 'evtool.yml:2:41 "is" must be text or a list, is 5'],
    [
      'events:\n  a: { topic: t, headers: { A: { encodign: json } } }',
      'evtool.yml:2:34 unknown key "encodign"; did you mean "encoding"?',
    ],
    ['events:\n  a: { topic: t, headers: { A: 5 } }', 'evtool.yml:2:32 "A" must be text or an object, is 5'],
    [
      'events:\n  a: { topic: t, headers: { A: { generate: uid } } }',
      'evtool.yml:2:44 "generate" must be one of request-id, uuid, now, is "uid"; did you mean "uuid"?',
    ],
    ['events:\n  a: { topic: t, fixtures: [x.json, { file: y }] }', 'evtool.yml:2:37 "fixtures" needs "files"'],
    ['events:\n  a: { topic: t, schema: schemas/b.yaml }', 'evtool.yml:2:26 there is no schema schemas/b.yaml'],
    [
      'events:\n  a: { topic: t }\n  b: { topic: t }',
      'evtool.yml:3:3 "a" and "b" share the topic t and both lack `when`',
    ],
    ['events:\n  a: { topic: "${env:NONE}" }', 'evtool.yml:2:15 the environment variable NONE is not set'],
    ['context: lokal\ncontexts: { local: {} }', 'evtool.yml:1:10 no context is named "lokal"; did you mean "local"?'],
    ['contexts: { a: { brokers: x } }', 'evtool.yml:1:27 "brokers" must be a list, is "x"'],
    ['contexts: { a: { brokers: [] } }', 'evtool.yml:1:27 "brokers" must not be empty'],
    [
      'contexts: { a: { sasl: { mechanism: scram, username: u, password: p } } }',
      'evtool.yml:1:37 "mechanism" must be one of plain, scram-sha-256, scram-sha-512, is "scram"',
    ],
    ['handlers:\n  h: { module: handlers/none.ts }', 'evtool.yml:2:16 there is no file handlers/none.ts'],
    ['handlers:\n  h: { module: evtool.yml, event: [none] }', 'evtool.yml:2:36 no event is named "none"'],
    ['handlers:\n  h: { module: evtool.yml }', 'evtool.yml:2:3 "h" is no event: say which with `event`'],
    [
      'handlers:\n  h: { module: evtool.yml, event: a, envFile: .env }\nevents: { a: { topic: t } }',
      'evtool.yml:2:47 there is no file .env',
    ],
    ['- a', 'evtool.yml:1:1 the file must be an object, is ["a"]'],
  ];

  test.each(reported)('%j: %s', async (config, finding) => {
    write({ 'evtool.yml': config });
    expect(await findings()).toContain(finding);
    const error = await failureOf(loadWorkspace(root, '/', { env: {}, home: '/' }));
    expect(error.exitCode).toBe(2);
  });

  test('two schemas that could be the event’s are named', async () => {
    write({ 'evtool.yml': 'events: { a: { topic: t } }', 'schemas/a.one.yaml': '{}', 'schemas/a.two.yaml': '{}' });
    expect(await findings()).toEqual([
      'evtool.yml:1:11 "a" could have the schema schemas/a.one.yaml or schemas/a.two.yaml: name one',
    ]);
  });

  test('two handlers of one name are named', async () => {
    write({ 'evtool.yml': 'events: { a: { topic: t } }', 'handlers/a.js': '', 'handlers/a.ts': '' });
    expect(await findings()).toEqual(['handlers/a.ts:1:1 two handlers are named "a": handlers/a.js and handlers/a.ts']);
  });

  test('a registered handler and one by convention of the same name are named', async () => {
    write({
      'evtool.yml': 'events: { a: { topic: t } }\nhandlers:\n  a: { module: x.ts }',
      'x.ts': '',
      'handlers/a.ts': '',
    });
    expect(await findings()).toEqual(['evtool.yml:3:3 two handlers are named "a": x.ts and handlers/a.ts']);
  });

  test('a module registered under another name is no handler by convention', async () => {
    write({
      'evtool.yml': 'events: { a: { topic: t } }\nhandlers: { b: { module: ./handlers/a.ts, event: a } }',
      'handlers/a.ts': '',
    });
    const { handlers, findings: found } = await load();
    expect([handlers.map(({ name }) => name), found]).toEqual([['b'], []]);
  });

  test('twins that differ are a finding at the first difference', async () => {
    write({
      'evtool.yml': 'events: { a: { topic: t, schema: schemas/a.yaml } }',
      'schemas/a.yaml': 'type: object\nrequired: [x]\n',
      'schemas/a.json': '{"required": ["x"], "type": "object", "$id": "y"}',
      'schemas/same.yaml': 'a: 1',
      'schemas/same.json': '{"a": 1}',
      'schemas/bad.yaml': 'a: 1',
      'schemas/bad.json': '{',
    });
    expect((await load()).catalog.schemas.has('schemas/a.json')).toBe(false);
    expect(await findings()).toEqual([
      'schemas/a.json:1:39 differs from its twin schemas/a.yaml, which is the one used, at /$id',
      'schemas/bad.json:1:2 does not parse: ends where a property name or "}" was expected',
    ]);
  });

  test('what refers to a faulty event is not blamed', async () => {
    write({ 'evtool.yml': 'events: { a: {} }\nhandlers: { h: { module: evtool.yml, event: a } }' });
    expect(await findings()).toEqual(['evtool.yml:1:11 "a" needs "topic"']);
  });

  test('a refusal names the first fault with its place, and how many more there are', async () => {
    write({ 'evtool.yml': 'contxet: local\nhandlres: {}\n' });
    const error = await failureOf(loadWorkspace(root, '/', { env: {}, home: '/' }));
    expect(error.message).toBe(
      'evtool.yml:1:1: unknown key "contxet"; did you mean "context"?\n> 1 | contxet: local\n    | ^',
    );
    expect([error.hint, error.exitCode]).toEqual(['1 more. See: evtool check', 2]);
  });

  test('a configuration that does not parse exits 3 with its place', async () => {
    write({ 'evtool.yml': 'events:\n  a: 1\n  a: 2\n' });
    const error = await failureOf(load());
    expect([error.message.split('\n')[0], error.exitCode]).toEqual([
      'evtool.yml:3:3 is not YAML: duplicated mapping key',
      3,
    ]);
  });
});
