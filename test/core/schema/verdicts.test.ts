import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchemas } from '../../../src/core/schema/schemas.ts';
import { sourceTexts } from '../../support/source-text.ts';

const $schema = 'http://json-schema.org/draft-07/schema#';

/** Small values, so that schemas and values meet often. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, 1, 2.5, -1, '', 'a', 'bb'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const { schema } = fc.letrec<{ schema: object | boolean; list: readonly unknown[] }>((tie) => ({
  list: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.boolean(),
    fc.record({ type: fc.constantFrom('string', 'number', 'integer', 'object', 'array', 'null', 'boolean') }),
    fc.record({ enum: fc.array(value, { minLength: 1, maxLength: 3 }) }),
    fc.record({ const: value }),
    fc.record({ minimum: fc.constantFrom(0, 1), maxLength: fc.constantFrom(0, 1), maxItems: fc.constantFrom(1, 2) }),
    fc.record(
      { required: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')), uniqueItems: fc.boolean() },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        properties: fc.dictionary(fc.constantFrom('a', 'b'), tie('schema'), { maxKeys: 2, noNullPrototype: true }),
        additionalProperties: tie('schema'),
        propertyNames: fc.oneof(tie('schema'), fc.constant({ enum: ['a'] })),
        items: tie('schema'),
        contains: tie('schema'),
        not: tie('schema'),
      },
      { requiredKeys: [] },
    ),
    fc.record({ anyOf: tie('list'), oneOf: tie('list'), allOf: tie('list') }, { requiredKeys: [] }),
    fc
      .dictionary(fc.constantFrom('then', 'else'), tie('schema'))
      .chain((branches) => tie('schema').map((condition) => ({ if: condition, ...branches }))),
    fc.record({ $ref: fc.constantFrom('#/definitions/x', '#/definitions/y') }),
  ),
}));

describe('a verdict', () => {
  it('is that of the validator, and an invalid value always has an issue with a place in the value or above it', async () => {
    await fc.assert(
      fc.asyncProperty(
        schema,
        schema,
        schema,
        fc.array(value, { minLength: 1, maxLength: 8 }),
        async (root, x, y, values) => {
          // Nothing may refer to itself alone, so the definitions are behind a property.
          const document = {
            $schema,
            allOf: [root],
            definitions: { x: { properties: { a: x } }, y: { anyOf: [{ properties: { b: y } }, { const: 1 }] } },
          };
          const validate = new Ajv({
            strict: false,
            logger: false,
            validateSchema: false,
            ignoreKeywordsWithRef: true,
            ownProperties: true,
          }).compile(document);
          const files = new Set(['s.json']);
          const schemas = await createSchemas(sourceTexts({ 's.json': document }), { files, formats: 'enforce' });
          for (const one of values) {
            const issues = schemas.check('s.json', one, { step: 'schema', at: '' });
            expect(issues.length === 0).toBe(validate(one));
            for (const { message, schema: rule } of issues) {
              expect(message).not.toMatch(/undefined|\[object|NaN/);
              expect(rule).toMatch(/^s\.json:\d+:\d+$/);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
