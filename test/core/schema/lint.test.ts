import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintRules, lintSchemas } from '../../../src/core/schema/lint.ts';
import { sourceTexts } from '../../support/source-text.ts';

const load = (file: string): string => readFileSync(new URL(`../data/seed/${file}`, import.meta.url), 'utf8');

const lint = async (files: Readonly<Record<string, string | object>>, silenced: readonly string[] = []) =>
  lintSchemas(sourceTexts(files), { formats: 'enforce', silenced: new Set(silenced) });

const lines = async (...args: Parameters<typeof lint>) =>
  (await lint(...args)).map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`);

/** The findings of one rule in a draft-07 schema that has only what is given. */
const found = async (rule: string, schema: object, $schema = 'http://json-schema.org/draft-07/schema#') =>
  (await lint({ 's.json': { $schema, ...schema } })).filter((one) => one.rule === rule).map(({ message }) => message);

describe('lint', () => {
  it('names the dead keywords and the format of the old todo schema, in YAML and in JSON', async () => {
    const files = { 'todo.yaml': load('todo-created.event.yaml'), 'todo.json': load('todo-created.event.json') };
    expect(await lines(files)).toEqual([
      'todo.json:9:41 unknown-format unknown format "int", which checks nothing',
      'todo.json:9:48 unknown-keyword unknown keyword "minValue"; did you mean "minimum"?',
      'todo.json:9:63 unknown-keyword unknown keyword "maxValue"; did you mean "maximum"?',
      'todo.yaml:10:13 unknown-format unknown format "int", which checks nothing',
      'todo.yaml:11:5 unknown-keyword unknown keyword "minValue"; did you mean "minimum"?',
      'todo.yaml:12:5 unknown-keyword unknown keyword "maxValue"; did you mean "maximum"?',
    ]);
  });

  it('has nothing against the old request schema', async () => {
    expect(await lines({ 'a.yaml': load('introspect-request.message.yaml') })).toEqual([]);
  });

  it('is silent about a rule that is off, but not about faults', async () => {
    const files = { 'a.yaml': 'type: string\nformat: int\nminValue: 1\n', 'b.yaml': 'type: obect\n' };
    expect(await lines(files, ['unknown-format', 'invalid-schema'])).toEqual([
      'a.yaml:3:1 unknown-keyword unknown keyword "minValue"; did you mean "minimum"?',
      expect.stringMatching(/^b\.yaml:1:7 invalid-schema /),
    ]);
  });

  it('tells every fault of every file', async () => {
    const files = {
      'a.json': { $id: 'urn:x', $schema: 'http://json-schema.org/draft-04/schema#' },
      'b.json': {
        $id: 'urn:x',
        properties: { a: { $ref: 'c.json' }, b: { type: 'strin' }, c: { type: 'string', pattern: '(' } },
        type: 'object',
      },
    };
    const findings = await lint(files);
    expect(findings.map(({ file, rule, level }) => `${file} ${rule} ${level}`).sort()).toEqual([
      'a.json duplicate-id error',
      'a.json unknown-draft error',
      'b.json duplicate-id error',
      'b.json invalid-schema error',
      'b.json invalid-schema error',
      'b.json unresolved-ref error',
    ]);
  });

  it('has a name for every rule, once', () => {
    const names = lintRules.map(({ rule }) => rule);
    expect(new Set(names).size).toBe(names.length);
  });
});

const draft2020 = 'https://json-schema.org/draft/2020-12/schema';

describe('the rule', () => {
  it.each([
    ['unknown-keyword', { requierd: ['a'] }, ['unknown keyword "requierd"; did you mean "required"?']],
    ['unknown-keyword', { 'x-mine': 1, $comment: 'c', properties: { minValue: {} }, default: { foo: 1 } }, []],
    [
      'unknown-keyword',
      { dependentRequired: { a: ['b'] } },
      ['"dependentRequired" means nothing in draft-07: it came with 2019-09'],
    ],
    ['unknown-keyword', { nullable: true, zzzzzz: 1 }, ['unknown keyword "nullable"', 'unknown keyword "zzzzzz"']],
    [
      'unknown-format',
      { type: 'string', format: 'datetime' },
      ['unknown format "datetime", which checks nothing; did you mean "date-time"?'],
    ],
    ['unknown-format', { type: 'string', format: 'uuid' }, []],
    [
      'required-without-property',
      { type: 'object', properties: { uuid: {} }, required: ['uuid', 'uiud'] },
      ['required property "uiud" is not described; did you mean "uuid"?'],
    ],
    ['required-without-property', { required: ['a'] }, []],
    ['required-without-property', { properties: { a: {} }, patternProperties: { '^x': {} }, required: ['xy'] }, []],
    [
      'required-without-property',
      {
        properties: {},
        allOf: [{ $ref: '#/definitions/d' }],
        required: ['q'],
        definitions: { d: { properties: { q: {} } } },
      },
      [],
    ],
    [
      'invalid-default',
      { type: 'string', default: 5 },
      ['the default fails its own schema: must be a string, is the number 5'],
    ],
    [
      'invalid-default',
      { properties: { a: { $ref: '#/definitions/d' } }, definitions: { d: { type: 'number', default: 5 } } },
      [],
    ],
    [
      'invalid-example',
      { type: 'object', properties: { a: { type: 'string' } }, examples: [{ a: 'x' }, { a: 1 }] },
      ['the example fails its own schema: must be a string, is the number 1'],
    ],
    [
      'unreachable-branch',
      { anyOf: [{ type: 'string' }, { type: 'string' }] },
      ['alternative 2 of "anyOf" can never fit: it is the same as alternative 1'],
    ],
    [
      'unreachable-branch',
      { anyOf: [{}, { type: 'string' }] },
      ['alternative 2 of "anyOf" can never fit: alternative 1 takes everything'],
    ],
    [
      'unreachable-branch',
      {
        type: 'object',
        oneOf: [{ type: 'object' }, { $ref: '#/definitions/t' }],
        definitions: { t: { type: 'string' } },
      },
      ['alternative 2 of "oneOf" can never fit: it is for string, but the schema around it allows object only'],
    ],
    ['unreachable-branch', { type: 'number', anyOf: [{ type: 'integer' }, { type: 'number', minimum: 5 }] }, []],
    ['unreachable-branch', { minimum: 5, maximum: 4 }, ['nothing can fit: "minimum" is 5, "maximum" is 4']],
    ['unreachable-branch', { type: 'string', enum: ['a', 1] }, ['1 can never fit: the type is string']],
    ['pattern', { type: 'string', pattern: '^a(?=b)' }, [expect.stringMatching(/look-ahead/)]],
    ['pattern', { type: 'string', pattern: '\\Aab\\z' }, [expect.stringMatching(/\\A and \\z/)]],
    ['pattern', { patternProperties: { '[[:alpha:]]+': {} } }, [expect.stringMatching(/\[\[:alpha:\]\]/)]],
    ['pattern', { type: 'string', pattern: '^[\\w-.]+$' }, [expect.stringMatching(/unicode mode/)]],
    ['pattern', { type: 'string', pattern: '^\\(\\?=[a-z]{2,3}\\\\[^/]+\\.(?:x|y)$' }, []],
    [
      'additional-properties',
      { properties: { a: {} }, additionalProperties: false, allOf: [{ properties: { b: {} } }] },
      [expect.stringMatching(/refuses "b", described outside/)],
    ],
    [
      'additional-properties',
      { allOf: [{ properties: { a: {} }, additionalProperties: false }, { properties: { b: {} } }] },
      [expect.stringMatching(/refuses "b"/)],
    ],
    [
      'additional-properties',
      { type: 'object', properties: { a: {}, additionalProperties: false } },
      [expect.stringMatching(/stands inside "properties"/)],
    ],
    [
      'additional-properties',
      { type: 'object', additionalProperties: false },
      [expect.stringMatching(/refuses every property/)],
    ],
    ['additional-properties', { properties: { a: {} }, additionalProperties: false, anyOf: [{ required: ['a'] }] }, []],
    [
      'ignored-keyword',
      { type: 'number', maxLength: 3 },
      ['"maxLength" does nothing here: it is for strings, and the type is number'],
    ],
    [
      'ignored-keyword',
      { properties: { a: { $ref: '#/definitions/d', minLength: 1, description: 'x' } }, definitions: { d: {} } },
      ['"minLength" does nothing beside "$ref" in draft-07'],
    ],
    ['ignored-keyword', JSON.parse('{"then":{}}'), ['"then" does nothing without "if"']],
    ['ignored-keyword', { type: ['integer', 'null'], minimum: 1 }, []],
    [
      'missing-type',
      { properties: { a: { minLength: 1 } }, type: 'object' },
      ['"minLength" is for strings, but without "type" everything else passes too'],
    ],
    [
      'missing-type',
      { type: 'object', properties: { a: {} }, allOf: [{ required: ['a'] }], definitions: { mixin: { minLength: 1 } } },
      [],
    ],
  ])('%s finds in %j: %j', async (rule, schema, messages) => {
    expect(await found(rule, schema)).toEqual(messages);
  });

  it('unknown-keyword knows which draft a keyword is of', async () => {
    expect(await found('unknown-keyword', { dependencies: {} }, draft2020)).toEqual([
      '"dependencies" means nothing in 2020-12: its last draft was draft-07',
    ]);
    expect(await found('unknown-keyword', { dependentRequired: {} }, draft2020)).toEqual([]);
    expect(await found('ignored-keyword', { $ref: '#/$defs/d', minLength: 1, $defs: { d: {} } }, draft2020)).toEqual(
      [],
    );
  });

  it('of a file without $schema is that of the file which refers to it', async () => {
    const files = {
      'a.json': { $schema: 'http://json-schema.org/draft-07/schema#', $ref: 'b.json' },
      'b.json': { type: 'object', dependencies: { a: ['b'] } },
    };
    expect(await lines(files)).toEqual([]);
  });

  it('pattern points at the key of patternProperties', async () => {
    const findings = await lint({ 's.yaml': 'type: object\npatternProperties:\n  "(?i)a": {}\n' });
    expect(findings.map(({ line, column, level }) => [line, column, level])).toContainEqual([3, 3, 'warning']);
  });

  it('invalid-default points into the default', async () => {
    const yaml = 'type: object\nproperties:\n  a: { type: string }\ndefault:\n  a: 5\n';
    expect(await lines({ 's.yaml': yaml })).toEqual([expect.stringMatching(/^s\.yaml:5:6 invalid-default /)]);
  });
});
