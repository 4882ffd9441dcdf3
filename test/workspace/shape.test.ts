import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import schema from '../../src/workspace/evtool.schema.json' with { type: 'json' };
import { type Shape, shapeFaults } from '../../src/workspace/shape.ts';

const interpreted = new Set([
  ...['$schema', '$ref', '$defs', 'title', 'description', 'type', 'enum', 'anyOf', 'properties'],
  ...['additionalProperties', 'propertyNames', 'required', 'items', 'minItems', 'minimum', 'pattern'],
]);

const keywordsOf = (node: unknown, isNames = false): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap((item) => keywordsOf(item));
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.entries(node).flatMap(([name, child]) =>
    keywordsOf(child, !isNames && (name === 'properties' || name === '$defs')),
  );
  return isNames ? below : [...Object.keys(node), ...below];
};

test('the schema that editors use holds only what the checker interprets', () => {
  const literal = new Set(keywordsOf(schema));
  expect([...literal].filter((keyword) => !interpreted.has(keyword))).toEqual([]);
});

describe('the checker and a full JSON Schema validator', () => {
  const isValid = new Ajv2020({ strict: false }).compile(schema);
  const agree = (document: unknown): void => {
    expect(shapeFaults(schema as Shape, document).length === 0, JSON.stringify(document)).toBe(isValid(document));
  };

  const scalar = fc.constantFrom<unknown>(
    null,
    true,
    'x',
    '',
    'local',
    'a/b',
    '/a',
    '/~',
    0,
    1,
    1.5,
    'off',
    'yellow',
    'uuid',
    'invalid',
    'json',
  );
  const keys = fc.constantFrom(
    ...[
      'brokers',
      'color',
      'tls',
      'sasl',
      'topics',
      'production',
      'topic',
      'partitions',
      'when',
      'schema',
      'key',
      'headers',
    ],
    ...[
      'fixtures',
      'header',
      'is',
      'pointer',
      'cloudEvent',
      'required',
      'encoding',
      'generate',
      'default',
      'files',
      'expect',
    ],
    ...['module', 'event', 'envFile', 'nodeOptions', 'mechanism', 'username', 'password', 'ca', 'other', 'formats'],
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      scalar,
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    ),
  }));
  const whole = fc.record(
    Object.fromEntries(
      ['context', 'contexts', 'events', 'handlers', 'validation', 'lint', 'other'].map((part) => [
        part,
        fc.oneof(
          value,
          fc.dictionary(fc.constantFrom('a', 'a b'), fc.oneof(value, fc.dictionary(keys, value, { maxKeys: 4 }))),
        ),
      ]),
    ),
    { requiredKeys: [] },
  );

  test('agree on whatever a file may hold', () => {
    fc.assert(fc.property(fc.oneof(whole, value), agree), { numRuns: 5000 });
  });

  const named = (part: string, members: unknown) => ({ [part]: { a: members } });
  const member = <T>(choices: readonly T[]) => fc.constantFrom(...choices);
  const event = fc.record(
    {
      topic: member<unknown>(['t', 'a b', 5]),
      partitions: member<unknown>([3, 0, '3']),
      when: member<unknown>([
        { header: 'T', is: 'x' },
        { header: 'T', is: [] },
        { pointer: '/a', is: 5 },
        { cloudEvent: ['a'] },
        { is: 'x' },
      ]),
      key: member<unknown>(['/a', '', 'a']),
      headers: member<unknown>([{ T: 'x' }, { T: { secret: true } }, { T: { generate: 'x' } }, { T: 5 }]),
      fixtures: member<unknown>([
        'x',
        ['x', { files: 'y', expect: 'invalid' }],
        { files: 'z' },
        [{ expect: 'valid' }],
        5,
      ]),
    },
    { requiredKeys: [] },
  );

  test('agree on events', () => {
    fc.assert(
      fc.property(event, (one) => agree(named('events', one))),
      { numRuns: 2000 },
    );
  });
});
