import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/core/catalog/catalog.ts';
import { EvtoolError } from '../../src/core/errors.ts';
import { createInspector } from '../../src/core/inspect.ts';
import type { Header, InspectedMessage } from '../../src/core/message.ts';
import { catalogOf, eventDefinition, headerRule, rawMessage } from '../support/catalog.ts';

const uuid = 'f97a4da4-5442-11ed-a23c-482ae3863d30';
const url = 'http://mirror.stream.centos.org/9-stream/AppStream/x86_64/os/';
const requestSchema = readFileSync(new URL('./data/seed/introspect-request.message.yaml', import.meta.url), 'utf8');

const identity = { identity: { type: 'Associate', account_number: '111111', internal: { org_id: '222222' } } };
const identityHeader = `${Buffer.from(`${JSON.stringify(identity)}\n`).toString('base64')}`;

const introspect = eventDefinition({
  when: { kind: 'header', header: 'Type', is: ['Introspect'] },
  schema: 'schemas/request.yaml',
  key: '/uuid',
  headers: [
    headerRule({ name: 'Type', constant: 'Introspect' }),
    headerRule({
      name: 'X-Rh-Identity',
      required: true,
      secret: true,
      encoding: 'base64-json',
      schema: 'schemas/identity.json',
    }),
    headerRule({ name: 'X-Rh-Insights-Request-Id' }),
  ],
});

const identitySchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['identity'],
  properties: {
    identity: { type: 'object', required: ['type'], properties: { type: { enum: ['Associate', 'User'] } } },
  },
};

const schemas = { 'schemas/request.yaml': requestSchema, 'schemas/identity.json': identitySchema };
const catalog = catalogOf([introspect], schemas);
const headers = { Type: 'Introspect', 'X-Rh-Identity': identityHeader, 'X-Rh-Insights-Request-Id': 'demo' };

type Raw = Parameters<typeof rawMessage>[0];

const inspectIn = async (where: Catalog, raw: Raw, event?: string): Promise<InspectedMessage> => {
  const { inspect } = await createInspector(where);
  return inspect(rawMessage(raw), { event });
};

const inspect = (raw: Raw) => inspectIn(catalog, { key: uuid, headers, value: { uuid, url }, ...raw });

const verdict = ({ event, valid, issues }: InspectedMessage) => ({
  event,
  valid,
  issues: issues.map(({ level, step, keyword }) => `${level} ${step} ${keyword}`),
});

const told = ({ steps }: InspectedMessage) => steps.map(({ step, status, detail }) => `${step} ${status} ${detail}`);

describe('a good message', () => {
  it('is valid, with every step told', async () => {
    const message = await inspect({});
    expect(verdict(message)).toEqual({ event: 'introspect', valid: true, issues: [] });
    expect(message).toMatchObject({ encoding: 'json', value: { uuid, url } });
    expect(told(message)).toEqual([
      'decode ok json, 117 B',
      'event ok introspect, by header Type',
      'headers ok 3',
      'key ok from /uuid',
      'schema ok schemas/request.yaml',
    ]);
  });

  it('is the raw message itself, untouched', async () => {
    const raw = rawMessage({ value: '{ "a": 1.0 }' });
    const { inspect: look } = await createInspector(catalog);
    expect(look(raw).raw).toBe(raw);
  });
});

describe('a payload before any schema', () => {
  it.each([
    ['an empty one', '', 'text', 'empty'],
    ['one that is not UTF-8', Buffer.from([0xff]), 'base64', 'utf-8'],
    ['bad JSON', '{"uuid": }', 'text', 'json'],
    ['one with a byte order mark', '\uFEFF{}', 'text', 'bom'],
    ['one with NaN', '{"n":NaN}', 'text', 'nan'],
    ["one with Confluent's header", Buffer.from([0, 0, 0, 0, 1, 0x7b, 0x7d]), 'base64', 'confluent-header'],
  ])('%s is invalid where a schema applies', async (_, value, encoding, keyword) => {
    const message = await inspect({ value });
    expect(verdict(message)).toEqual({ event: 'introspect', valid: false, issues: [`error decode ${keyword}`] });
    expect(message.encoding).toBe(encoding);
    expect(told(message)[0]).toMatch(/^decode failed /);
    expect(told(message)[4]).toBe('schema skipped the value is not JSON');
  });

  it('with properties written twice is invalid, and checked all the same', async () => {
    const message = await inspect({ value: `{"uuid":"${uuid}","url":"","url":""}` });
    expect(verdict(message)).toEqual({
      event: 'introspect',
      valid: false,
      issues: ['error decode duplicate-key', 'error schema minLength'],
    });
  });

  it('that cannot be looked into is the only event of its topic, unless a header says otherwise', async () => {
    const { Type: _, ...rest } = headers;
    expect(verdict(await inspect({ value: 'x', headers: rest }))).toMatchObject({ event: 'introspect', valid: false });
    expect(verdict(await inspect({ value: 'x', headers: { ...headers, Type: 'Other' } }))).toMatchObject({
      event: undefined,
      valid: undefined,
    });
  });

  it.each([
    ['text', 'hello', 'text'],
    ['bytes', Buffer.from([1, 255]), 'base64'],
    ['nothing', '', 'text'],
  ])('of %s is fine where no event has a schema', async (_, value, encoding) => {
    const plain = await inspectIn(catalogOf([eventDefinition()]), { value });
    expect(verdict(plain)).toEqual({ event: 'introspect', valid: undefined, issues: [] });
    const unknown = await inspectIn(catalogOf([]), { value });
    expect(verdict(unknown)).toEqual({ event: undefined, valid: undefined, issues: [] });
    expect(unknown.encoding).toBe(encoding);
    expect(told(unknown)[1]).toBe('event skipped no events are known for its topic');
  });

  it('that is a tombstone has no verdict', async () => {
    const message = await inspect({ value: null });
    expect(verdict(message)).toEqual({ event: 'introspect', valid: undefined, issues: [] });
    expect(message).toMatchObject({ encoding: null, value: null });
    expect(told(message)).toEqual([
      'decode ok tombstone',
      'event ok introspect, by header Type',
      'headers ok 3',
      'key skipped the value is not JSON',
      'schema skipped a tombstone has no value',
    ]);
  });

  it('that is a tombstone can only warn of its headers', async () => {
    const message = await inspect({ value: null, headers: { Type: 'Introspect' } });
    expect(verdict(message)).toEqual({ event: 'introspect', valid: undefined, issues: ['warning headers required'] });
  });
});

describe('which event a message is', () => {
  const byPointer = (name: string, is: readonly unknown[]) =>
    eventDefinition({ name, when: { kind: 'pointer', pointer: '/kind', is } });
  const byHeader = (name: string, is: readonly string[]) =>
    eventDefinition({ name, when: { kind: 'header', header: 'service', is } });

  it('is the only one of its topic', async () => {
    const message = await inspectIn(catalogOf([eventDefinition(), eventDefinition({ name: 'b', topic: 'other' })]), {});
    expect(told(message)[1]).toBe('event ok introspect, the only event of its topic');
  });

  it.each([
    [{ service: 'playbook' }, 'playbook'],
    [{ service: 'playbook-sat' }, 'sat'],
  ])('is told by a header %j', async (found, event) => {
    const two = catalogOf([byHeader('playbook', ['playbook']), byHeader('sat', ['playbook-sat', 'sat'])]);
    expect((await inspectIn(two, { headers: found })).event).toBe(event);
  });

  it.each([
    [{ kind: 'a' }, 'a'],
    [{ kind: 2 }, 'two'],
    [{ kind: null }, 'none'],
  ])('is told by a pointer into the value %j', async (value, event) => {
    const three = catalogOf([byPointer('a', ['a', 'A']), byPointer('two', [2]), byPointer('none', [null])]);
    const message = await inspectIn(three, { value });
    expect(message.event).toBe(event);
    expect(told(message)[1]).toBe(`event ok ${event}, by /kind`);
  });

  it('is the one without a selector where no other fits', async () => {
    const rest = catalogOf([byPointer('a', ['a']), eventDefinition({ name: 'rest' })]);
    expect(told(await inspectIn(rest, { value: { kind: 'b' } }))[1]).toBe('event ok rest, as no other fits');
    expect((await inspectIn(rest, { value: { kind: 'a' } })).event).toBe('a');
    expect((await inspectIn(rest, { value: null })).event).toBe('rest');
  });

  it('is an error where two fit, which names both', async () => {
    const two = catalogOf([byPointer('a', ['x']), byHeader('b', ['x'])]);
    const message = await inspectIn(two, { value: { kind: 'x' }, headers: { service: 'x' } });
    expect(verdict(message)).toEqual({ event: undefined, valid: false, issues: ['error event ambiguous-event'] });
    expect(message.issues[0]?.message).toBe('fits 2 events: "a" (/kind is "x") and "b" (header service is "x")');
  });

  it('is unknown where none fits, with what was seen and what is known', async () => {
    const two = catalogOf([byPointer('a', ['x']), byHeader('b', ['audit'])]);
    const message = await inspectIn(two, { value: { kind: 5 }, headers: { service: 'audti' } });
    expect(verdict(message)).toEqual({ event: undefined, valid: undefined, issues: ['warning event unknown-event'] });
    expect(message.issues[0]?.message).toBe(
      'unknown event: /kind is 5, header service is "audti"; did you mean "audit"?; known here: a (/kind is "x"), b (header service is "audit")',
    );
    expect(
      told(message)
        .slice(1)
        .map((text) => text.split(' ').slice(0, 2).join(' ')),
    ).toEqual(['event failed', 'headers skipped', 'key skipped', 'schema skipped']);
  });

  it('says that the header which tells is there under another name', async () => {
    const message = await inspect({ headers: { ...headers, Type: 'x', type: 'Introspect' } });
    expect(message.event).toBeUndefined();
    const { Type: _, ...rest } = headers;
    expect((await inspect({ headers: { ...rest, type: 'Introspect' } })).issues[0]?.message).toMatch(
      /^unknown event: no header Type \(but "type"\)/,
    );
  });

  it('is what the caller says, whatever the message looks like', async () => {
    const message = await inspectIn(catalog, { topic: 'elsewhere', value: { url } }, 'introspect');
    expect(message).toMatchObject({ event: 'introspect', valid: false });
    expect(told(message)[1]).toBe('event ok introspect, as given');
  });

  it('cannot be one that does not exist', async () => {
    await expect(inspectIn(catalog, {}, 'introspct')).rejects.toSatisfy(
      (error) =>
        error instanceof EvtoolError && error.exitCode === 2 && /Did you mean "introspect"/.test(error.hint ?? ''),
    );
  });

  it('is not looked for in what every object inherits', async () => {
    const odd = catalogOf([
      eventDefinition({ when: { kind: 'pointer', pointer: '/constructor/name', is: ['Object'] } }),
    ]);
    expect((await inspectIn(odd, { value: {} })).event).toBeUndefined();
  });
});

describe('headers', () => {
  const without = (name: string) => Object.fromEntries(Object.entries(headers).filter(([one]) => one !== name));

  it('that are required and missing or null are errors', async () => {
    expect((await inspect({ headers: without('X-Rh-Identity') })).issues).toEqual([
      {
        level: 'error',
        step: 'headers',
        path: '',
        header: 'X-Rh-Identity',
        keyword: 'required',
        message: 'missing header "X-Rh-Identity"',
      },
    ]);
    expect((await inspect({ headers: { ...headers, 'X-Rh-Identity': null } })).issues[0]?.message).toBe(
      'header "X-Rh-Identity" is null',
    );
  });

  it('that nearly have the right name are warned of with that name', async () => {
    const message = await inspect({
      headers: { ...without('X-Rh-Insights-Request-Id'), 'X-Rh-Insight-Request-Id': 'demo' },
    });
    expect(message.valid).toBe(true);
    expect(message.issues.map(({ level, message: text }) => `${level} ${text}`)).toEqual([
      'warning unknown header "X-Rh-Insight-Request-Id"; did you mean "X-Rh-Insights-Request-Id"?',
    ]);
  });

  it('are not warned of beside the right one, nor for a name of their own', async () => {
    const more = { ...headers, 'X-Rh-Insight-Request-Id': 'demo', traceparent: 'x', Typ2: 'x' };
    expect((await inspect({ headers: more })).issues).toEqual([]);
  });

  it('that contradict their constant are warned of', async () => {
    const event = { ...introspect, when: null };
    const message = await inspectIn(catalogOf([event], schemas), {
      key: uuid,
      headers: { ...headers, Type: 'Other' },
      value: { uuid, url },
    });
    expect(message.valid).toBe(true);
    expect(message.issues.map(({ level, message: text }) => `${level} ${text}`)).toEqual([
      'warning header "Type" must be "Introspect", is "Other"',
    ]);
  });

  it.each([
    ['{not base64}', 'base64', 'header "X-Rh-Identity" is not base64'],
    ['', 'base64', 'header "X-Rh-Identity" is not base64'],
    [Buffer.from('{"secret":').toString('base64'), 'json', 'header "X-Rh-Identity" holds no JSON in its base64'],
    [Buffer.from('{}').toString('base64'), 'required', 'missing property "identity"'],
  ])('in base64 are decoded and checked: %j', async (text, keyword, message) => {
    const { issues, valid } = await inspect({ headers: { ...headers, 'X-Rh-Identity': text } });
    expect(valid).toBe(false);
    expect(issues).toMatchObject([{ header: 'X-Rh-Identity', step: 'headers', keyword, message }]);
  });

  it('point into their decoded value', async () => {
    const text = Buffer.from(JSON.stringify({ identity: { type: 'Asociate' } })).toString('base64url');
    const { issues } = await inspect({ headers: { ...headers, 'X-Rh-Identity': text } });
    expect(issues).toMatchObject([
      {
        path: '/identity/type',
        schema: 'schemas/identity.json:15:11',
        message: expect.stringContaining('did you mean "Associate"?'),
      },
    ]);
  });

  it('may be JSON or text with a schema', async () => {
    const rules = [
      headerRule({ name: 'meta', encoding: 'json', schema: 'meta.json' }),
      headerRule({ name: 'trace', schema: 'trace.json' }),
    ];
    const some = catalogOf([eventDefinition({ headers: rules })], {
      'meta.json': { type: 'object', properties: { n: { type: 'number' } } },
      'trace.json': { type: 'string', minLength: 3 },
    });
    const message = await inspectIn(some, { headers: { meta: '{"n":"x"}', trace: 'ab' } });
    expect(message.valid).toBe(false);
    expect(message.issues.map(({ header, path, keyword }) => [header, path, keyword])).toEqual([
      ['meta', '/n', 'type'],
      ['trace', '', 'minLength'],
    ]);
    expect((await inspectIn(some, { headers: { meta: '{', trace: 'abc' } })).issues[0]?.message).toMatch(
      /^header "meta" is not JSON: not JSON at line 1/,
    );
    expect((await inspectIn(some, { headers: { meta: '{"n":1}', trace: 'abc' } })).issues).toEqual([]);
  });

  it('that repeat are judged by the first', async () => {
    const twice = [...Object.entries(headers), ['X-Rh-Identity', 'junk']].map(
      ([name, text]): Header => [String(name), Buffer.from(text ?? '')],
    );
    const message = await inspect({ headers: twice });
    expect(message.valid).toBe(true);
  });
});

describe('the key', () => {
  it.each([
    [
      'c67cd587-3741-493d-9302-f655fcd3bd68',
      `the key is "c67cd587-3741-493d-9302-f655fcd3bd68", but /uuid is "${uuid}"`,
    ],
    [null, `the key is null, but /uuid is "${uuid}"`],
    ['', `the key is empty, but /uuid is "${uuid}"`],
    [Buffer.from([0xff]), `the key is not UTF-8, but /uuid is "${uuid}"`],
  ])('%j differs from its rule: a warning', async (key, text) => {
    const message = await inspect({ key });
    expect(message.valid).toBe(true);
    expect(message.issues).toEqual([
      { level: 'warning', step: 'key', path: '/uuid', keyword: 'key', message: text, expected: uuid },
    ]);
    expect(told(message)[3]).toBe('key ok not the one at /uuid');
  });

  it('is not looked at where the value has none', async () => {
    const message = await inspect({ key: 'x', value: { url } });
    expect(verdict(message).issues).toEqual(['error schema required']);
    expect(told(message)[3]).toBe('key skipped nothing at /uuid');
  });

  it.each([
    ['{"id":12345678901234567890}', '12345678901234567890'],
    ['{"id":42}', '42'],
    ['{"id":true}', 'true'],
  ])('of %s is %s, with all its digits', async (value, key) => {
    const some = catalogOf([eventDefinition({ key: '/id' })]);
    expect((await inspectIn(some, { value, key })).issues).toEqual([]);
    expect((await inspectIn(some, { value, key: `${key}0` })).issues).toHaveLength(1);
  });
});

describe('a CloudEvent', () => {
  const type = 'com.redhat.console.repositories.repository-introspected';
  const event = eventDefinition({
    name: 'introspected',
    when: { kind: 'cloudEvent', types: [type] },
    schema: 'data.json',
  });
  const some = catalogOf([event], {
    'data.json': { type: 'object', required: ['count'], properties: { count: { type: 'integer', minimum: 0 } } },
  });
  const envelope = {
    specversion: '1.0',
    id: '1',
    source: 'urn:redhat:source:console:app:repositories',
    type,
    data: { count: 3 },
  };
  const issuesOf = async (value: unknown, found = {}) =>
    (await inspectIn(some, { value, headers: found })).issues.map(({ step, path, header, keyword }) =>
      [step, header ?? path, keyword].join(' '),
    );

  it('in structured mode has its data checked', async () => {
    const message = await inspectIn(some, { value: envelope });
    expect(verdict(message)).toEqual({ event: 'introspected', valid: true, issues: [] });
    expect(told(message)[1]).toBe('event ok introspected, by CloudEvents type');
    expect(await issuesOf({ ...envelope, data: { count: -1 } })).toEqual(['schema /data/count minimum']);
  });

  it('in structured mode has its envelope checked by the rules of CloudEvents 1.0', async () => {
    const { id: _, ...rest } = envelope;
    expect(
      await issuesOf({
        ...rest,
        specversion: '0.3',
        source: '',
        time: 'now',
        subject: '',
        Bad_Name: 1,
        ext: {},
        traceid: 'x',
      }),
    ).toEqual([
      'schema  cloudevents',
      'schema /specversion cloudevents',
      'schema /source cloudevents',
      'schema /time cloudevents',
      'schema /subject cloudevents',
      'schema /Bad_Name cloudevents',
      'schema /ext cloudevents',
    ]);
    const full = {
      ...envelope,
      time: '2026-11-24T08:12:01.1Z',
      subject: 's',
      datacontenttype: 'application/json',
      dataschema: 'https://x.example/y',
    };
    expect(await issuesOf(full)).toEqual([]);
  });

  it('must have data where the event has a schema, in one of two forms', async () => {
    const { data, ...rest } = envelope;
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
    expect(await issuesOf(rest)).toEqual(['schema  required']);
    expect(await issuesOf({ ...rest, data_base64: encoded(data) })).toEqual([]);
    expect(await issuesOf({ ...rest, data_base64: encoded({ count: 'x' }) })).toEqual([
      'schema /data_base64/count type',
    ]);
    expect(await issuesOf({ ...rest, data_base64: '***' })).toEqual(['schema /data_base64 base64']);
    expect(await issuesOf({ ...rest, data_base64: 'aGVsbG8=' })).toEqual(['schema /data_base64 json']);
    expect(await issuesOf({ ...envelope, data_base64: '' })).toEqual(['schema /data_base64 cloudevents']);
  });

  it('in binary mode has its value checked, and its attributes in the headers', async () => {
    const attributes = { ce_specversion: '1.0', ce_id: '1', ce_source: 'urn:x', ce_type: type };
    expect(await issuesOf({ count: 1 }, attributes)).toEqual([]);
    expect(await issuesOf({ count: 'x' }, attributes)).toEqual(['schema /count type']);
    expect(await issuesOf({ count: 1 }, { ce_specversion: '1.0', ce_type: type, ce_time: 'now' })).toEqual([
      'headers ce_id cloudevents',
      'headers ce_source cloudevents',
      'headers ce_time cloudevents',
    ]);
  });

  it('of another type is unknown', async () => {
    const message = await inspectIn(some, { value: { ...envelope, type: 'other' } });
    expect(message.issues[0]?.message).toMatch(
      /^unknown event: CloudEvents type is "other"; known here: introspected \(CloudEvents type is /,
    );
    expect((await inspectIn(some, { value: { type } })).issues[0]?.message).toMatch(/no CloudEvent/);
  });

  it('keeps the digits of big numbers in its data', async () => {
    const value = JSON.stringify(envelope).replace('"count":3', '"count":-12345678901234567891');
    expect((await inspectIn(some, { value })).issues).toMatchObject([
      { path: '/data/count', message: 'must be at least 0, is -12345678901234567891' },
    ]);
  });
});

describe('big numbers', () => {
  it('are noted where they cannot be checked, and the verdict stays', async () => {
    const some = catalogOf([eventDefinition({ schema: 's.json' })], {
      's.json': { properties: { n: { maximum: 9007199254740992 } } },
    });
    const message = await inspectIn(some, { value: '{"n":9007199254740993}' });
    expect(verdict(message)).toEqual({ event: 'introspect', valid: true, issues: ['note schema not-checkable'] });
    expect(told(message)[0]).toBe('decode ok json, 22 B, exact numbers beyond 2^53');
  });
});

describe('an inspector', () => {
  it('that does not validate still reads and names, without a verdict', async () => {
    const { inspect: look } = await createInspector(catalog, { validate: false });
    const message = look(rawMessage({ headers: { Type: 'Introspect' }, value: { uuid: 5 } }));
    expect(verdict(message)).toEqual({ event: 'introspect', valid: undefined, issues: [] });
    expect(message).toMatchObject({ encoding: 'json', value: { uuid: 5 } });
    expect(look(rawMessage({ value: 'x' }))).toMatchObject({ encoding: 'text', value: 'x', issues: [] });
    expect(message.steps.map(({ step }) => step)).toEqual(['decode', 'event', 'headers', 'key', 'schema']);
  });

  it('compiles a schema when the first message of its event comes, and says then what is wrong with it', async () => {
    const some = catalogOf(
      [eventDefinition({ schema: 'bad.yaml' }), eventDefinition({ name: 'good', topic: 'other', schema: 'good.yaml' })],
      { 'bad.yaml': 'type: obect\n', 'good.yaml': 'type: object\n' },
    );
    const { inspect: look } = await createInspector(some);
    expect(look(rawMessage({ topic: 'other' })).valid).toBe(true);
    expect(() => look(rawMessage())).toThrow(/^bad\.yaml:1:7: "type" must be one of/);
  });

  it('tells once which schemas have no $schema', async () => {
    const { notices } = await createInspector(
      catalogOf([eventDefinition({ schema: 's.yaml' })], { 's.yaml': 'type: object\n' }),
    );
    expect(notices).toEqual(['s.yaml has no $schema: read as 2020-12']);
  });

  it('gives messages that can be copied whole', async () => {
    const { inspect: look } = await createInspector(catalog);
    const message = look(rawMessage({ headers }));
    expect({ ...message }).toEqual(message);
    expect(Object.keys(message)).toEqual(['raw', 'encoding', 'value', 'event', 'valid', 'issues', 'steps']);
  });
});

describe('a schema that does not compile', () => {
  const broken = catalogOf([introspect], { ...schemas, 'schemas/request.yaml': 'type: objekt\n' });

  it('throws', async () => {
    await expect(inspectIn(broken, { headers, value: {} })).rejects.toThrow(/schemas\/request\.yaml:1/);
  });

  it('leaves messages without a verdict, and says why, where that is asked for', async () => {
    const { inspect: noting } = await createInspector(broken, { notesBrokenSchemas: true });
    const found = noting(rawMessage({ headers, value: { uuid, url } }));
    expect(verdict(found)).toEqual({ event: 'introspect', valid: undefined, issues: ['warning schema broken-schema'] });
    expect(found.issues[0]?.message).toMatch(/^schema broken: schemas\/request\.yaml:1:\d+: [^\n]+$/);
  });
});
