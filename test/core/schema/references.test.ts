import { describe, expect, it } from 'vitest';
import { EvtoolError } from '../../../src/core/errors.ts';
import { createSchemas } from '../../../src/core/schema/schemas.ts';
import type { SourceText } from '../../../src/core/source-text.ts';
import { sourceTexts } from '../../support/source-text.ts';

type Files = Readonly<Record<string, string | object>>;

const draft07 = 'http://json-schema.org/draft-07/schema#';
const text = { type: 'string' };

/** The issues of a value against the first of some schema files. */
const check = async (files: Files, value: unknown) => {
  const file = Object.keys(files)[0] ?? '';
  const schemas = await createSchemas(sourceTexts(files), { files: new Set([file]), formats: 'enforce' });
  return schemas.check(file, value, { step: 'schema', at: '' });
};

const failure = async (files: Files): Promise<EvtoolError> => {
  const error = await check(files, {}).then(
    () => new Error('nothing failed'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof EvtoolError)) throw error;
  return error;
};

const keywords = async (files: Files, value: unknown) => (await check(files, value)).map(({ keyword }) => keyword);

describe('$schema', () => {
  it.each([draft07, 'http://json-schema.org/draft-07/schema', 'https://json-schema.org/draft-07/schema#'])(
    '%s is draft-07',
    async ($schema) => {
      const schema = { $schema, items: [text], dependencies: { a: ['b'] } };
      expect(await keywords({ 'a.json': schema }, [1])).toEqual(['type']);
      expect(await keywords({ 'a.json': schema }, { a: 1 })).toEqual(['dependencies']);
    },
  );

  it('of 2019-09 and 2020-12 have their own keywords', async () => {
    const of = (draft: string) => `https://json-schema.org/draft/${draft}/schema`;
    expect(await keywords({ 'a.json': { $schema: of('2019-09'), items: [text] } }, [1])).toEqual(['type']);
    expect(await keywords({ 'a.json': { $schema: of('2020-12'), prefixItems: [text] } }, [1])).toEqual(['type']);
    expect(
      await keywords({ 'a.json': { $schema: of('2020-12'), properties: {}, unevaluatedProperties: false } }, { a: 1 }),
    ).toEqual(['unevaluatedProperties']);
  });

  it('may be absent: then it is 2020-12, which is said', async () => {
    const files = { 'a.json': { prefixItems: [text] } };
    const schemas = await createSchemas(sourceTexts(files), { files: new Set(['a.json']), formats: 'enforce' });
    expect(schemas.check('a.json', [1], { step: 'schema', at: '' })).toHaveLength(1);
    expect(schemas.notices).toEqual(['a.json has no $schema: read as 2020-12']);
  });

  it.each([
    ['http://json-schema.org/draft-04/schema#', 'draft-04 is too old', /exclusiveMinimum/],
    ['http://json-schema.org/draft-06/schema#', 'draft-06 is too old', /no other change/],
    [
      'http://json-schema.org/draft-08/schema#',
      'unknown $schema "http://json-schema.org/draft-08/schema#"',
      /draft-07/,
    ],
  ])('%s is refused with what to do', async ($schema, message, hint) => {
    const error = await failure({ 'a.yaml': `$schema: ${$schema}\ntype: object\n` });
    expect(error).toMatchObject({ exitCode: 3, hint: expect.stringMatching(hint) });
    expect(error.message).toContain(`a.yaml:1:10: ${message}`);
  });
});

describe('$ref', () => {
  const common = { definitions: { text }, $defs: { 'a b/c': { type: 'null' } } };
  const to = ($ref: string) => ({ $schema: draft07, properties: { a: { $ref } } });

  it.each([
    ['#/definitions/own', 'schemas/a.json'],
    ['common.json#/definitions/text', 'schemas/a.json'],
    ['./common.json#/definitions/text', 'schemas/a.json'],
    ['../schemas/common.json#/definitions/text', 'schemas/a.json'],
    ['schemas/common.json#/definitions/text', 'schemas/a.json'],
    ['common.json#/$defs/a%20b~1c', 'schemas/a.json'],
    ['sub/deep.yaml', 'schemas/a.json'],
    ['common.yaml#/definitions/text', 'schemas/a.json'],
  ])('%s leads by path from %s', async ($ref, file) => {
    const files = {
      [file]: { ...to($ref), definitions: { own: text } },
      'schemas/common.json': common,
      'schemas/sub/deep.yaml': 'properties: { b: { $ref: "../common.json#/definitions/text" } }\ntype: object\n',
    };
    expect(await keywords(files, { a: 1 })).toEqual(['type']);
  });

  it('is followed from file to file, and the rule is shown in the file that has it', async () => {
    const files = {
      'a.json': to('b.json'),
      'b.json': { $ref: 'c.yaml#/definitions/n' },
      'c.yaml': 'definitions:\n  n:\n    type: number\n    minimum: 5\n',
    };
    expect(await check(files, { a: 1 })).toMatchObject([{ path: '/a', keyword: 'minimum', schema: 'c.yaml:4:5' }]);
  });

  it('may go round in circles', async () => {
    const files = { 'a.json': to('b.json'), 'b.json': { type: 'object', properties: { b: { $ref: 'a.json' } } } };
    expect(await check(files, { a: { b: { a: 1 } } })).toMatchObject([{ path: '/a/b/a', keyword: 'type' }]);
  });

  it.each([
    'https://example.com/common.json#/definitions/text',
    'https://example.com/common.json#word',
    'common-id#/definitions/text',
    'urn:example:inner',
  ])('%s leads by $id where no path fits, and nothing is fetched', async ($ref) => {
    const files = {
      'a.json': { $id: 'https://example.com/a.json', ...to($ref) },
      'other.json': { $id: 'https://example.com/common.json', ...common, $defs: { w: { $anchor: 'word', ...text } } },
      'third.json': { $id: 'https://example.com/common-id', ...common },
      'fourth.json': { $defs: { x: { $id: 'urn:example:inner', ...text } } },
    };
    expect(await keywords(files, { a: 1 })).toEqual(['type']);
  });

  it('prefers the path to an $id', async () => {
    const files = {
      'a.json': { $id: 'https://example.com/a.json', ...to('b.json') },
      'b.json': { $id: 'https://elsewhere.example/x', type: 'null' },
      'c.json': { $id: 'https://example.com/b.json', type: 'string' },
    };
    expect((await check(files, { a: 1 }))[0]?.message).toMatch(/^must be null/);
  });

  it('inside the values of enum and default is no reference', async () => {
    expect(
      await keywords({ 'a.json': { $schema: draft07, enum: [{ $ref: 'nowhere.json' }] } }, { $ref: 'nowhere.json' }),
    ).toEqual([]);
  });

  it('may be to the draft itself', async () => {
    expect(await keywords({ 'a.json': to(draft07) }, { a: { type: 5 } })).not.toEqual([]);
    expect(await keywords({ 'a.json': to(draft07) }, { a: { type: 'string' } })).toEqual([]);
  });

  it.each([
    ['comon.json', /no schema of the workspace is "comon.json"/, 'Did you mean "common.json"?'],
    [
      'common.json#/definitions/txt',
      /nothing stands at #\/definitions\/txt in common.json/,
      'Did you mean "#/definitions/text"?',
    ],
    ['#/definitions/none', /nothing stands at #\/definitions\/none/, undefined],
    ['common.json#wrod', /no schema is named #wrod in common.json/, 'Did you mean "#word"?'],
    ['https://example.com/x', /nothing is fetched from a network/, undefined],
  ])('to nowhere (%s) is an error with the place', async ($ref, message, hint) => {
    const files = {
      'a.yaml': `$schema: ${draft07}\nproperties:\n  a: { $ref: "${$ref}" }\n`,
      'common.json': { definitions: { text: { ...text, $anchor: 'word' } } },
    };
    const error = await failure(files);
    expect(error).toMatchObject({ exitCode: 3, hint });
    expect(error.message).toMatch(/^a\.yaml:3:14: "\$ref" ".*" leads nowhere: /);
    expect(error.message).toMatch(message);
  });

  it('to a file with a fault tells of that file', async () => {
    const error = await failure({
      'a.json': to('b.yaml'),
      'b.yaml': 'type: object\nproperties:\n  x: { $ref: "c.json" }\n',
    });
    expect(error.message).toMatch(/^b\.yaml:3:14: /);
  });
});

describe('$id', () => {
  it('may be foreign, and two files may be alike but for it', async () => {
    const files = {
      'a.json': { $id: 'https://github.com/a/b.yaml', type: 'null' },
      'b.json': { $id: 'https://github.com/a/c.yaml' },
    };
    expect(await keywords(files, 1)).toEqual(['type']);
  });

  it('that two files have is an error that names both', async () => {
    const error = await failure({ 'a.json': { $id: 'urn:x' }, 'dir/b.json': { $id: 'urn:x#' } });
    expect(error.message).toContain('a.json:2:10: $id "urn:x" is also that of dir/b.json\n');
    expect(error.hint).toMatch(/a\.json and dir\/b\.json/);
  });
});

describe('a file that does not parse', () => {
  const broken: SourceText = {
    file: 'broken.yaml',
    text: '{ $id: "urn:x"',
    get document(): unknown {
      throw new EvtoolError('broken.yaml:1:15 is not YAML', { exitCode: 3 });
    },
    locate: () => ({ line: 1, column: 1 }),
  };
  const checkBeside = async (files: Files) => {
    const sources = new Map([...sourceTexts(files), ['broken.yaml', broken] as const]);
    const schemas = await createSchemas(sources, { files: new Set(['a.json', 'broken.yaml']), formats: 'enforce' });
    return schemas.check('a.json', 1, { step: 'schema', at: '' });
  };

  it('does not trouble those who do not need it', async () => {
    const files = { 'a.json': { $id: 'urn:x', $ref: 'urn:y' }, 'b.json': { $id: 'urn:y', type: 'null' } };
    expect(await checkBeside(files)).toMatchObject([{ keyword: 'type' }]);
  });

  it('is told of where it is needed', async () => {
    await expect(checkBeside({ 'a.json': { $ref: 'broken.yaml' } })).rejects.toThrow('broken.yaml:1:15 is not YAML');
  });
});

describe('a schema that does not compile', () => {
  it.each([
    [
      'type: obect',
      'a.yaml:1:7: "type" must be one of "array", "boolean", "integer", "null", "number", "object", "string", is "obect"; did you mean "object"?',
    ],
    [
      'properties:\n  a: { pattern: "(?i)x" }',
      'a.yaml:2:17: "(?i)x" is no pattern: Invalid regular expression: /(?i)x/: Invalid group',
    ],
    ['required: a', 'a.yaml:1:11: "required" must be an array, is the string "a"'],
    ['[]', 'a.yaml:1:1: a schema must be an object, true or false'],
    ['minimum: "5"', 'a.yaml:1:10: "minimum" must be a number, is the string "5"'],
  ])('%j says why and where', async (content, message) => {
    const error = await failure({ 'a.yaml': content });
    expect(error.message.split('\n')[0]).toBe(message);
    expect(error.exitCode).toBe(3);
  });

  it('shows the line', async () => {
    const { message } = await failure({ 'a.yaml': 'properties:\n  a: { minimum: x }\n' });
    expect(message.split('\n').slice(1)).toEqual([
      '  1 | properties:',
      '> 2 |   a: { minimum: x }',
      '    |                 ^',
    ]);
  });

  it.each(['true', '{}'])('but %s takes everything', async (content) => {
    expect(await check({ 'a.json': content }, [{ a: 1 }])).toEqual([]);
  });

  it('and false nothing', async () => {
    expect((await check({ 'a.json': 'false' }, 1)).map(({ message }) => message)).toEqual(['is not allowed here']);
  });

  it('is not met by unknown keywords and formats, a pattern of the older mode, or words of ajv alone', async () => {
    const schema = {
      $schema: draft07,
      type: 'string',
      minValue: 0,
      format: 'int',
      pattern: '^[\\w-.]+$',
      nullable: true,
      id: 'x',
      $async: true,
    };
    expect(await keywords({ 'a.json': schema }, 'a-b.c')).toEqual([]);
    expect(await keywords({ 'a.json': schema }, null)).toEqual(['type']);
  });
});
