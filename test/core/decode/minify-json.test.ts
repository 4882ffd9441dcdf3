import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJson } from '../../../src/core/decode/is-json.ts';
import { minifyJson } from '../../../src/core/decode/minify-json.ts';

const minified = (text: string): string => minifyJson(Buffer.from(text)).toString();
const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** JSON-like noise: most of it wrong, some of it right. */
const almostJson = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '""',
      '"\\u00e9"',
      '"\\x"',
      '"\n"',
      '"',
      '-',
      '0',
      '01',
      '1.',
      '1.5e+3',
      '-0',
      '1e',
      'true',
      'nul',
      'null',
      ' ',
      '\n',
      '\\',
      'é',
    ),
    { maxLength: 12 },
  )
  .map((tokens) => tokens.join(''));

describe('minifyJson', () => {
  it('drops whitespace outside strings only', () => {
    expect(minified('{ "a b" :\t[ 1 ,\r\n "  x\\" y " ] }\n')).toBe('{"a b":[1,"  x\\" y "]}');
  });

  it('keeps the text of every number', () => {
    expect(minified('[ 12345678901234567890, 1.0, -0, 1E400, 0.10 ]')).toBe('[12345678901234567890,1.0,-0,1E400,0.10]');
  });

  it('gives bytes without such whitespace back as they are', () => {
    const bytes = Buffer.from('{"a":"b c\\\\"}');
    expect(minifyJson(bytes)).toBe(bytes);
  });

  it('gives what JSON.stringify gives, for any value and indentation', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(1, 4, '\t', '\n \r'), (value, indent) => {
        expect(minified(JSON.stringify(value, null, indent))).toBe(JSON.stringify(JSON.parse(JSON.stringify(value))));
      }),
    );
  });

  it('keeps bytes that are not UTF-8 inside strings', () => {
    const bytes = Buffer.from([0x5b, 0x20, 0x22, 0xff, 0x20, 0x22, 0x5d]);
    expect([...minifyJson(bytes)]).toEqual([0x5b, 0x22, 0xff, 0x20, 0x22, 0x5d]);
  });
});

describe('isJson', () => {
  it('accepts what JSON.parse accepts', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => isJson(Buffer.from(JSON.stringify(value, null, 2)))));
  });

  it('agrees with JSON.parse on anything that resembles JSON', () => {
    fc.assert(
      fc.property(almostJson, (text) => {
        expect([text, isJson(Buffer.from(text))]).toEqual([text, parses(text)]);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each(['', ' ', '{', '[', '{"a":', '{"a":1,}', '[1,]', '{}{}', 'NaN', '-', '"', '\uFEFF{}', '01', '+1', "{'a':1}"])(
    'refuses %j',
    (text) => {
      expect(isJson(Buffer.from(text))).toBe(false);
    },
  );

  it('follows nesting of any depth', () => {
    const depth = 1_000_000;
    expect(isJson(Buffer.from('['.repeat(depth) + ']'.repeat(depth)))).toBe(true);
    expect(isJson(Buffer.from('['.repeat(depth)))).toBe(false);
  });
});
