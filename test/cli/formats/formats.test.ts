import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatView } from '../../../src/cli/formats/format.ts';
import { formats } from '../../../src/cli/formats/index.ts';
import type { InspectedMessage } from '../../../src/core/message.ts';
import { inspectedMessage } from '../../support/inspected-message.ts';

const view: FormatView = {
  columns: () => null,
  color: false,
  isTerminal: false,
  zone: 'UTC',
  now: () => Date.parse('2026-11-24T09:00:00Z'),
  isMixed: false,
};

const print = (name: string, messages: readonly InspectedMessage[], overrides: Partial<FormatView> = {}): string => {
  const rendering = formats.get(name)?.({ ...view, ...overrides });
  if (rendering === undefined) throw new Error(`no format ${name}`);
  return `${rendering.start}${Buffer.from(rendering.batch(messages))}${rendering.end}`;
};

const issue = {
  level: 'error',
  step: 'schema',
  path: '',
  keyword: 'required',
  message: 'missing property "uuid"',
} as const;
const binary = Buffer.from([0xff, 0x00, 0x1b]);
const hostile = 'a\u001b[2J\u009b2J\u202e\u007f';

describe('ndjson', () => {
  it('has the keys in the promised order', () => {
    const message = inspectedMessage({
      offset: 13,
      key: '6742',
      headers: [['Type', Buffer.from('Introspect')]],
      payload: '{"url":"http://x"}',
      event: 'introspect',
      valid: false,
      issues: [{ ...issue, expected: 'uuid', schema: 'schemas/a.yaml:12:3' }],
    });
    expect(print('ndjson', [message])).toBe(
      '{"topic":"orders","partition":0,"offset":13,"timestamp":"2026-11-24T08:12:01.120Z","key":"6742","headers":{"Type":"Introspect"},"encoding":"json","value":{"url":"http://x"},"event":"introspect","valid":false,"issues":[{"level":"error","step":"schema","path":"","keyword":"required","message":"missing property \\"uuid\\"","expected":"uuid","schema":"schemas/a.yaml:12:3"}]}\n',
    );
  });

  it('leaves out what does not apply', () => {
    expect(print('ndjson', [inspectedMessage({ timestamp: -1 })])).toBe(
      '{"topic":"orders","partition":0,"offset":0,"timestamp":null,"key":null,"headers":{},"encoding":"json","value":{"total":1}}\n',
    );
  });

  it('keeps the bytes of numbers and strings, and drops whitespace', () => {
    const payload = '{ "n" : [12345678901234567890, 1.0, -0, 1E400],\n "s": "a b\\u00e9" , "s": 1 }';
    expect(print('ndjson', [inspectedMessage({ payload, value: {} })])).toContain(
      '"value":{"n":[12345678901234567890,1.0,-0,1E400],"s":"a b\\u00e9","s":1}',
    );
  });

  it.each<[string, Partial<Parameters<typeof inspectedMessage>[0]>, string]>([
    [
      'text',
      { payload: 'no "json"', encoding: 'text', value: 'no "json"' },
      '"encoding":"text","value":"no \\"json\\""',
    ],
    ['bytes', { payload: binary, encoding: 'base64', value: '' }, '"encoding":"base64","value":"/wAb"'],
    ['a tombstone', { payload: null, value: null }, '"encoding":null,"value":null'],
    ['an empty payload', { payload: Buffer.alloc(0), encoding: 'text', value: '' }, '"encoding":"text","value":""'],
    ['an empty key', { key: '' }, '"key":""'],
    ['a binary key', { key: binary }, '"key":{"base64":"/wAb"}'],
  ])('writes %s', (_, parts, expected) => {
    expect(print('ndjson', [inspectedMessage(parts)])).toContain(expected);
  });

  it('keeps repeated, null, binary and oddly named headers', () => {
    const headers = [
      ['10', Buffer.from('a')],
      ['h', Buffer.from('1')],
      ['2', null],
      ['h', null],
      ['__proto__', binary],
      ['h', Buffer.from('')],
    ] as const;
    expect(print('ndjson', [inspectedMessage({ headers })])).toContain(
      '"headers":{"10":"a","h":["1",null,""],"2":null,"__proto__":{"base64":"/wAb"}}',
    );
  });

  it('is one line of JSON for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.boolean(),
        (key, value, isTerminal) => {
          // What is no Unicode text cannot be on the wire as UTF-8.
          fc.pre(key.isWellFormed() && value.isWellFormed());
          const printed = print('ndjson', [inspectedMessage({ key, payload: JSON.stringify(value) })], { isTerminal });
          expect(printed.indexOf('\n')).toBe(printed.length - 1);
          expect(JSON.parse(printed)).toMatchObject({ key, value });
        },
      ),
    );
  });
});

describe('json', () => {
  it('is one array over all batches, also an empty one', () => {
    const rendering = formats.get('json')?.(view);
    const batches = [
      [inspectedMessage({ offset: 1 }), inspectedMessage({ offset: 2 })],
      [inspectedMessage({ offset: 3 })],
    ];
    const printed = batches.map((batch) => Buffer.from(rendering?.batch(batch) ?? '').toString()).join('');
    const offsets = JSON.parse(`${rendering?.start}${printed}${rendering?.end}`).map(
      (line: { offset: number }) => line.offset,
    );
    expect(offsets).toEqual([1, 2, 3]);
    expect(JSON.parse(print('json', []))).toEqual([]);
  });
});

describe('raw', () => {
  it('is the bytes and a newline', () => {
    const rendering = formats.get('raw')?.(view);
    const printed = rendering?.batch([
      inspectedMessage({ payload: binary, encoding: 'base64' }),
      inspectedMessage({ payload: null, value: null }),
    ]);
    expect(Buffer.from(printed ?? '')).toEqual(Buffer.concat([binary, Buffer.from('\n\n')]));
  });
});

describe('kcat', () => {
  it('has the envelope of kcat -J', () => {
    const message = inspectedMessage({
      key: 'k',
      headers: [
        ['a', Buffer.from('1')],
        ['b', null],
      ],
    });
    expect(print('kcat', [message])).toBe(
      '{"topic":"orders","partition":0,"offset":0,"tstype":"create","ts":1795507921120,"headers":["a","1","b",null],"key":"k","payload":"{\\"total\\":1}"}\n',
    );
  });

  it('says what it cannot write instead of changing it', () => {
    const printed = JSON.parse(print('kcat', [inspectedMessage({ payload: binary, encoding: 'base64' })]));
    expect(printed).toMatchObject({ key: null, payload: null, payload_error: 'not UTF-8: 3 bytes, see -O ndjson' });
  });
});

describe('hex', () => {
  it('dumps key, headers and value', () => {
    const message = inspectedMessage({ key: null, payload: '{"total":12345678}', headers: [['a', binary]] });
    expect(print('hex', [message])).toBe(
      [
        'orders 0:0  2026-11-24T08:12:01.120Z',
        'key  null',
        'header a  3 B',
        `  00000000  ff 00 1b${' '.repeat(39)}  |...|`,
        'value  18 B',
        '  00000000  7b 22 74 6f 74 61 6c 22 3a 31 32 33 34 35 36 37  |{"total":1234567|',
        `  00000010  38 7d${' '.repeat(42)}  |8}|`,
        '',
        '',
      ].join('\n'),
    );
  });
});

describe('text', () => {
  const good = inspectedMessage({
    offset: 12,
    timestamp: Date.parse('2026-11-24T08:12:01.114Z'),
    key: 'f97a',
    event: 'introspect',
    valid: true,
  });
  const bad = inspectedMessage({
    offset: 13,
    key: '6742a4c0',
    payload: '{ "url": "x" }',
    event: 'introspect',
    valid: false,
    issues: [issue],
  });

  it('is a line a message, with its issues beneath', () => {
    expect(print('text', [good, bad])).toBe(
      [
        '08:12:01.114  0:12  f97a  introspect ✓  {"total":1}',
        '08:12:01.120  0:13  6742a4c0  introspect ✗  {"url":"x"}',
        '              value  required  missing property "uuid"',
        '',
      ].join('\n'),
    );
  });

  it('names the topic where topics are mixed, and the day where it is not today', () => {
    const old = inspectedMessage({ timestamp: Date.parse('2026-11-23T23:59:59.999Z') });
    expect(print('text', [old], { isMixed: true })).toBe('2026-11-23 23:59:59.999  orders 0:0  null  {"total":1}\n');
    expect(print('text', [old], { zone: 'Asia/Kolkata' })).toMatch(/^05:29:59\.999 {2}/);
  });

  it('shows warnings and headers of issues, ten at most', () => {
    const issues = Array.from(
      { length: 12 },
      () => ({ ...issue, level: 'warning', header: 'X-Id', path: '/a' }) as const,
    );
    const lines = print('text', [{ ...good, issues }]).split('\n');
    expect(lines[1]).toBe('              header X-Id/a  required  warning: missing property "uuid"');
    expect(lines.slice(11)).toEqual(['              and 2 more', '']);
  });

  it('cuts the value, and only on a terminal', () => {
    const long = inspectedMessage({ payload: JSON.stringify({ text: '語'.repeat(20_000) }) });
    expect(print('text', [long]).length).toBeGreaterThan(20_000);
    const line = print('text', [long], { columns: () => 60, isTerminal: true });
    expect(line).toBe(`08:12:01.120  0:0  null  {"text":"${'語'.repeat(12)}…\n`);
  });

  it('cuts a long key so that the value has room and the line fits', () => {
    const message = inspectedMessage({ key: 'f97a4da4-5442-11ed-a23c-482ae3863d30', payload: `"${'x'.repeat(99)}"` });
    const valid = { ...message, event: 'introspect', valid: true };
    expect(print('text', [valid], { columns: () => 70, isTerminal: true })).toBe(
      '08:12:01.120  0:0  f97a4da4-5442-11ed…  introspect ✓  "xxxxxxxxxxxxxx…\n',
    );
    expect(print('text', [valid])).toContain('f97a4da4-5442-11ed-a23c-482ae3863d30');
  });

  it('shows what is no text', () => {
    const shown = [
      inspectedMessage({ payload: null, value: null }),
      inspectedMessage({ payload: Buffer.alloc(0), encoding: 'text' }),
      inspectedMessage({ payload: binary, key: binary, encoding: 'base64' }),
    ].map((message) => print('text', [message]).trimEnd().split(/ {2,}/).slice(2));
    expect(shown).toEqual([
      ['null', '(tombstone)'],
      ['null', '(empty)'],
      ['0xff001b', '0xff001b'],
    ]);
  });
});

describe('on a terminal no format lets a payload move the cursor', () => {
  const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;
  const message = inspectedMessage({
    key: hostile,
    payload: hostile,
    encoding: 'text',
    value: hostile,
    headers: [[hostile, Buffer.from(hostile)]],
    event: 'e',
    valid: false,
    issues: [{ ...issue, path: hostile, message: hostile }],
  });
  const asJson = {
    ...message,
    encoding: 'json' as const,
    raw: { ...message.raw, value: Buffer.from(JSON.stringify(hostile)) },
  };

  it.each([...formats.keys()])('%s', (name) => {
    expect(print(name, [message, asJson], { isTerminal: true, columns: () => 80 })).not.toMatch(controls);
  });
});
