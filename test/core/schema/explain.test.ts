import { describe, expect, it } from 'vitest';
import type { FormatMode } from '../../../src/core/catalog/catalog.ts';
import type { Issue } from '../../../src/core/issue.ts';
import { orderIssues } from '../../../src/core/schema/explain/order-issues.ts';
import { createSchemas } from '../../../src/core/schema/schemas.ts';
import { sourceTexts } from '../../support/source-text.ts';

const $schema = 'http://json-schema.org/draft-07/schema#';

const check = async (schema: object, value: unknown, formats: FormatMode = 'enforce'): Promise<readonly Issue[]> => {
  const sources = sourceTexts({ 's.json': { $schema, ...schema } });
  const schemas = await createSchemas(sources, { files: new Set(['s.json']), formats });
  return schemas.check('s.json', value, { step: 'schema', at: '' });
};

const said = async (schema: object, value: unknown): Promise<readonly string[]> =>
  (await check(schema, value)).map(({ path, message }) => `${path} ${message}`);

describe('an issue', () => {
  it.each([
    [{ type: 'integer' }, 1.5, ' must be an integer, is 1.5'],
    [{ type: ['string', 'null'] }, 5, ' must be a string or null, is the number 5'],
    [{ type: 'boolean' }, 'true', ' must be true or false, is the string "true"'],
    [{ minimum: 0 }, -1, ' must be at least 0, is -1'],
    [{ exclusiveMaximum: 10 }, 10, ' must be less than 10, is 10'],
    [{ multipleOf: 10 }, 7, ' must be a multiple of 10, is 7'],
    [{ enum: ['open', 'closed'] }, 'opne', ' must be one of "open", "closed", is "opne"; did you mean "open"?'],
    [{ const: 1 }, 2, ' must be 1, is 2'],
    [{ pattern: '^a' }, 'b', ' must match /^a/, is "b"'],
    [{ minLength: 1 }, '', ' must be at least 1 character, is 0: ""'],
    [{ maxLength: 1 }, '😀😀', ' must be at most 1 character, is 2: "😀😀"'],
    [{ minItems: 1 }, [], ' must have at least 1 item, has 0'],
    [{ maxProperties: 1 }, { a: 1, b: 2 }, ' must have at most 1 property, has 2'],
    [{ uniqueItems: true }, [1, 2, 1], ' items 0 and 2 are the same'],
    [{ dependencies: { a: ['b'] } }, { a: 1 }, ' missing property "b", which "a" requires'],
    [{ propertyNames: { maxLength: 2 } }, { abc: 1 }, '/abc a property may not be named "abc"'],
    [{ contains: { const: 1 } }, [2, 3], ' must contain at least 1 item of the kind that "contains" describes'],
    [{ not: { type: 'null' } }, null, ' is what "not" excludes: null'],
    [{ properties: { a: false } }, { a: 1 }, '/a is not allowed here'],
    [{ items: false }, [1], '/0 is not allowed here'],
    [{ items: [{}], additionalItems: false }, [1, 2, 3], ' must have at most 1 item, has 3'],
    [{ format: 'date-time' }, 'now', ' must be a date and time (RFC 3339), is "now"; a service may not check formats'],
    [JSON.parse('{"if":{"required":["a"]},"then":{"required":["b"]}}'), { a: 1 }, ' missing property "b"'],
    [{ required: ['a/b~c'] }, {}, ' missing property "a/b~c"'],
    [{ properties: { 'a/b~c': { type: 'null' } } }, { 'a/b~c': 1 }, '/a~1b~0c must be null, is the number 1'],
    [{ additionalProperties: false }, { 'a/b': 1 }, '/a~1b unknown property "a/b"'],
  ])('about %j says of %j: %s', async (schema, value, message) => {
    expect(await said(schema, value)).toEqual([message]);
  });

  it('asks whether a property stands there under a wrong name, where other names are allowed', async () => {
    const schema = { properties: { description: {} }, required: ['description'] };
    expect(await said(schema, { decription: 'x' })).toEqual([' missing property "description"; is it "decription"?']);
  });

  it('tells what was expected, and where the rule is', async () => {
    const [issue] = await check({ type: 'object', properties: { n: { maximum: 5 } } }, { n: 6 });
    expect(issue).toEqual({
      level: 'error',
      step: 'schema',
      path: '/n',
      keyword: 'maximum',
      message: 'must be at most 5, is 6',
      expected: 5,
      schema: 's.json:6:7',
    });
  });

  it('cuts long values and shows their control characters', async () => {
    const [message] = await said(
      { type: 'object', properties: { a: { enum: ['x'] } } },
      { a: `\u001b[2J${'y'.repeat(500)}` },
    );
    expect(message).toMatch(/^\/a must be "x", is "(?:␛|\\u001b)\[2Jy+…"$/);
    expect(message?.length).toBeLessThan(120);
    const [nested] = await said({ enum: [1] }, { a: [[[[[1]]]]], b: 'z'.repeat(1000), c: Array(10_000).fill(7) });
    expect(nested?.length).toBeLessThan(250);
  });
});

describe('alternatives', () => {
  const tagged = {
    oneOf: [
      { type: 'object', required: ['kind', 'a'], properties: { kind: { const: 'A' }, a: { type: 'number' } } },
      { $ref: '#/definitions/b' },
    ],
    definitions: {
      b: {
        type: 'object',
        required: ['kind', 'b'],
        properties: { kind: { enum: ['B', 'BB'] }, b: { type: 'string' } },
      },
    },
  };

  it.each([
    [{ kind: 'A' }, [' missing property "a"']],
    [{ kind: 'BB', b: 5 }, ['/b must be a string, is the number 5']],
    [{ kind: 'C' }, ['/kind must be one of "A", "B", "BB", is "C"']],
    [{}, [' missing property "kind", which tells the alternatives apart ("A", "B", "BB")']],
    [7, [' must be an object, is the number 7']],
  ])('with a property that tells them apart: %j gives %j', async (value, messages) => {
    expect(await said(tagged, value)).toEqual(messages);
  });

  it('of types make one list', async () => {
    expect(await said({ anyOf: [{ type: 'string' }, { type: 'null' }] }, 5)).toEqual([
      ' must be a string or null, is the number 5',
    ]);
  });

  it('of values make one list', async () => {
    expect(await said({ anyOf: [{ const: 'a' }, { enum: ['b', 'c'] }] }, 'd')).toEqual([
      ' must be one of "a", "b", "c", is "d"',
    ]);
  });

  it('show the nearest one and how many others there are', async () => {
    const schema = {
      anyOf: [
        { type: 'array', items: { type: 'string' } },
        { type: 'object', required: ['x', 'y'] },
        { type: 'object', required: ['x', 'z'], properties: { z: { type: 'number' } } },
      ],
    };
    expect(await said(schema, ['a', 1])).toEqual([
      '/1 must be a string, is the number 1 (nearest alternative; 2 others)',
    ]);
    expect(await said(schema, { y: 1 })).toEqual([' missing property "x" (nearest alternative; 2 others)']);
  });

  it('of which two fit are named', async () => {
    expect(await said({ oneOf: [{ type: 'null' }, { type: 'number' }, { minimum: 0 }] }, 5)).toEqual([
      ' fits alternatives 2 and 3, but only one may fit',
    ]);
  });

  it('inside alternatives leave the errors around them alone', async () => {
    const inner = { anyOf: [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, { type: 'object', required: ['q'] }] };
    const schema = { type: 'object', required: ['r'], properties: { a: inner, b: { type: 'string' } } };
    expect(await said(schema, { a: {}, b: 1 })).toEqual([
      ' missing property "r"',
      '/a missing property "q" (nearest alternative; 1 other)',
      '/b must be a string, is the number 1',
    ]);
  });

  it('that only a format refuses are fine where formats are noted', async () => {
    const schema = { anyOf: [{ type: 'string', format: 'uuid' }, { type: 'null' }] };
    expect((await check(schema, 'x', 'enforce')).map(({ level }) => level)).toEqual(['error']);
    expect((await check(schema, 'x', 'annotate')).map(({ level, keyword }) => [level, keyword])).toEqual([
      ['note', 'format'],
    ]);
  });
});

describe('the order of issues', () => {
  const issue = (level: Issue['level'], path: string): Issue => ({
    level,
    step: 'schema',
    path,
    keyword: 'k',
    message: path,
  });

  it('is errors first, then as the value is written, an object before its members', () => {
    const value = { z: [1, { b: 1, a: 2 }], a: 1 };
    const issues = [
      issue('note', '/z'),
      issue('error', '/a'),
      issue('error', '/z/1/a'),
      issue('error', '/z/1/b'),
      issue('warning', ''),
      issue('error', '/z/1'),
      issue('error', ''),
    ];
    expect(orderIssues(issues, value).map(({ level, path }) => `${level} ${path}`)).toEqual([
      'error ',
      'error /z/1',
      'error /z/1/b',
      'error /z/1/a',
      'error /a',
      'warning ',
      'note /z',
    ]);
  });

  it('puts list elements by number and keeps equal places as they were', () => {
    const issues = ['/10', '/9', '/9', '/2'].map((path, index) => ({
      ...issue('error', path),
      message: String(index),
    }));
    expect(orderIssues(issues, Array(11).fill(0)).map(({ message }) => message)).toEqual(['3', '1', '2', '0']);
  });
});

describe('values made to do harm', () => {
  it('may be nested ten thousand deep in a schema that refers to itself', async () => {
    const value = JSON.parse(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`);
    const issues = await check({ type: ['object', 'number'], properties: { a: { $ref: '#' } } }, value);
    expect(issues.map(({ keyword }) => keyword)).toSatisfy(
      (found: string[]) => found.length === 0 || found[0] === 'depth',
    );
  });

  it('may be nested a hundred thousand deep where the schema does not look', async () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(await said({ type: 'object' }, deep)).toEqual([' must be an object, is an array']);
    expect((await said({ enum: [1] }, deep))[0]).toMatch(/^ must be 1, is \[\[\[\[\[…\]\]\]\]\]$/);
  });

  it('may have properties named like what every object inherits', async () => {
    const schema = {
      type: 'object',
      required: ['toString', '__proto__'],
      properties: { a: { type: 'string' } },
      additionalProperties: false,
    };
    expect(await said(schema, {})).toEqual([' missing property "toString"', ' missing property "__proto__"']);
    const value = JSON.parse('{"__proto__":{"a":1},"constructor":2,"toString":3}');
    expect(await said(schema, value)).toEqual([
      '/__proto__ unknown property "__proto__"',
      '/constructor unknown property "constructor"',
      '/toString unknown property "toString"',
    ]);
  });

  it('may be wrong in very many places', async () => {
    const issues = await check({ items: { type: 'string' } }, Array(50_000).fill(1));
    expect(issues.length).toBeGreaterThan(1000);
  });
});

describe('numbers beyond 2^53', () => {
  const checkText = async (schema: object, text: string) => {
    const sources = sourceTexts({ 's.json': { $schema, ...schema } });
    const schemas = await createSchemas(sources, { files: new Set(['s.json']), formats: 'enforce' });
    const issues = schemas.check('s.json', JSON.parse(text), { step: 'schema', at: '', rounded: { text, at: '' } });
    return issues.map(({ level, path, keyword, message }) => `${level} ${path} ${keyword}: ${message}`);
  };
  const n = (rule: object) => ({ properties: { n: rule } });

  it('fit where no rounding can matter', async () => {
    expect(await checkText(n({ type: 'integer', minimum: 0 }), '{"n":12345678901234567890}')).toEqual([]);
  });

  it('are refused, with every digit, where no rounding can save them', async () => {
    expect(await checkText(n({ maximum: 2147483647 }), '{"n":12345678901234567891}')).toEqual([
      'error /n maximum: must be at most 2147483647, is 12345678901234567891',
    ]);
  });

  it('are noted as not checkable where rounding decides', async () => {
    expect(await checkText(n({ maximum: 9007199254740992 }), '{"n":9007199254740993}')).toEqual([
      'note /n not-checkable: not checkable: 9007199254740993 is beyond 2^53, where "maximum" depends on digits that are lost',
    ]);
    expect(await checkText({ enum: [9007199254740992] }, '9007199254740993')).toEqual([
      expect.stringMatching(/^note {2}not-checkable/),
    ]);
  });

  it('are multiples of what their digits say', async () => {
    expect(await checkText(n({ multipleOf: 10 }), '{"n":-12345678901234567890}')).toEqual([]);
    expect(await checkText(n({ multipleOf: 10 }), '{"n":12345678901234567891}')).toEqual([
      'error /n multipleOf: must be a multiple of 10, is 12345678901234567891',
    ]);
    expect(await checkText(n({ multipleOf: 0.3 }), '{"n":12345678901234567891}')).toEqual([
      expect.stringMatching(/^note \/n not-checkable/),
    ]);
  });

  it('that rounding made equal are not called the same', async () => {
    expect(await checkText({ uniqueItems: true }, '[9007199254740992,9007199254740993]')).toEqual([
      expect.stringMatching(/^note {2}not-checkable: not checkable: numbers in it are beyond 2\^53/),
    ]);
  });

  it('leave errors elsewhere as they are', async () => {
    const schema = { properties: { n: { maximum: 9007199254740992 }, s: { type: 'string' } }, required: ['r'] };
    expect(await checkText(schema, '{"n":9007199254740993,"s":1}')).toEqual([
      expect.stringMatching(/^error {2}required/),
      expect.stringMatching(/^error \/s type/),
      expect.stringMatching(/^note \/n not-checkable/),
    ]);
  });

  it('may be very many', async () => {
    const text = `[${'9007199254740993,'.repeat(20_000)}1]`;
    const found = await checkText({ items: { maximum: 9007199254740992 } }, text);
    expect(found.length).toBeGreaterThanOrEqual(1000);
    expect(await checkText({ items: { minimum: 0 } }, text)).toEqual([]);
  });

  it('may be too large for any double', async () => {
    expect(await checkText(n({ maximum: 5 }), '{"n":1e400}')).toEqual([
      'error /n maximum: must be at most 5, is 1e400',
    ]);
  });
});
