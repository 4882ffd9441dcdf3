import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/core/decode/decode.ts';

const decoded = (text: string) => decode(Buffer.from(text));
const fault = (payload: string | number[]) => {
  const { encoding, issues } = decode(Buffer.from(payload));
  return { encoding, keywords: issues.map(({ keyword }) => keyword), message: issues[0]?.message };
};

describe('decode', () => {
  it('reads JSON', () => {
    expect(decoded('{"a":[1,true,null,"é"]}')).toEqual({
      encoding: 'json',
      value: { a: [1, true, null, 'é'] },
      isRounded: false,
      issues: [],
    });
  });

  it('reads every JSON value without an issue', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(decoded(text)).toMatchObject({ encoding: 'json', value: JSON.parse(text), issues: [] });
      }),
    );
  });

  it('calls null bytes a tombstone, which is nothing wrong', () => {
    expect(decode(null)).toEqual({ encoding: null, value: null, isRounded: false, issues: [] });
  });

  it('tells an empty payload from a tombstone', () => {
    expect(decoded('')).toMatchObject({ encoding: 'text', value: '' });
    expect(fault('').keywords).toEqual(['empty']);
  });

  it('names the first byte that is not UTF-8', () => {
    expect(fault([0x7b, 0x22, 0xef, 0xbf, 0xbd, 0xff, 0x22, 0x7d])).toEqual({
      encoding: 'base64',
      keywords: ['utf-8'],
      message: 'not UTF-8: byte 5 is 0xff',
    });
    expect(fault([0xff, 0xfe, 0x7b, 0x00]).message).toMatch(/byte 0 is 0xff.*UTF-16/);
    expect(fault([0xe9]).message).toBe('not UTF-8: byte 0 is 0xe9');
  });

  it('gives the bytes of what is not UTF-8', () => {
    const payload = Buffer.from([0xff, 0x00]);
    expect(decode(payload).value).toBe(payload);
  });

  it.each([
    ['{"a": x}', 'json', 'not JSON at line 1, column 7: expected a value, found "x", in {"a": x}'],
    ['{\n  "a": 1,\n}', 'json', /^not JSON at line 3, column 1: .*, in \{␊ {2}"a": 1,␊\}$/],
    ['{', 'json', /^not JSON at line 1, column 2: ends where a property name/],
    ['hello', 'json', /^not JSON at line 1, column 1: expected a value, found "hello"/],
    ['[NaN]', 'nan', 'not JSON at line 1, column 2: JSON has no NaN, in [NaN]'],
    ['{"a":-Infinity}', 'nan', /JSON has no -Infinity/],
    ['\uFEFF{"a":1}', 'bom', 'starts with a byte order mark (EF BB BF), which JSON does not allow'],
  ])('reads %j as text and says why it is not JSON', (payload, keyword, message) => {
    const found = fault(payload);
    expect(found).toMatchObject({ encoding: 'text', keywords: [keyword] });
    expect(found.message).toMatch(message);
    expect(decoded(payload).value).toBe(payload);
  });

  it('shows the text around a fault, cut and without control characters', () => {
    const { message } = fault(`{"a":"${'y'.repeat(100)}" \u001b[2J${'z'.repeat(100)}`);
    expect(message).toMatch(/, in …y+" ␛\[2Jz+…$/);
  });

  it("names Confluent's header and its schema id", () => {
    expect(fault([0, 0, 0, 1, 2, 0x7b, 0x7d])).toEqual({
      encoding: 'base64',
      keywords: ['confluent-header'],
      message: "starts with Confluent's 5-byte Schema Registry header (schema id 258); JSON follows",
    });
    expect(fault([0, 0, 0, 0, 7, 0x02, 0xff]).message).toMatch(/schema id 7\); the rest is not JSON/);
  });

  it('finds properties that are written twice, however they are written', () => {
    expect(decoded('{"a":1,"b":{"c":1,"\\u0063":2},"a":3}').issues).toMatchObject([
      { keyword: 'duplicate-key', path: '/b/c', message: expect.stringContaining('duplicate property "c"') },
      { keyword: 'duplicate-key', path: '/a' },
    ]);
    expect(decoded('{"a" \n:1,"a":2}').issues).toHaveLength(1);
    expect(decoded('[0,{"x/y":1,"x/y":1}]').issues).toMatchObject([{ path: '/1/x~1y' }]);
    expect(decoded('{"__proto__":1,"__proto__":2}').issues).toMatchObject([{ path: '/__proto__' }]);
  });

  it.each(['{"a":":\\":\\":","b":"x : y"}', '{"a":{"a":{"a":[{"a":1},{"a":1}]}}}', '[["a",":"],"a : b"]'])(
    'sees no duplicate in %s',
    (text) => {
      expect(decoded(text).issues).toEqual([]);
    },
  );

  it('names ten duplicates at most', () => {
    expect(decoded(`{${'"a":1,'.repeat(1000)}"b":1}`).issues).toHaveLength(10);
  });

  it.each([
    ['9007199254740991', false],
    ['9007199254740993', true],
    ['{"a":[-12345678901234567890]}', true],
    ['1e400', true],
    ['{"a":1.5,"b":-1e15}', false],
  ])('says whether a number of %s lost digits', (text, isRounded) => {
    expect(decoded(text).isRounded).toBe(isRounded);
  });

  it('reads values nested a million deep', () => {
    const depth = 1_000_000;
    expect(decoded('['.repeat(depth) + ']'.repeat(depth))).toMatchObject({ encoding: 'json', issues: [] });
    expect(decoded('{"a":'.repeat(20_000)).issues).toMatchObject([{ keyword: 'json' }]);
  });

  it('keeps a property named __proto__ apart from the prototype', () => {
    const { value } = decoded('{"__proto__":{"polluted":true}}');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
