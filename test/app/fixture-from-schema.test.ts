import { describe, expect, it } from 'vitest';
import { fixtureFromSchema } from '../../src/app/fixture-from-schema.ts';
import { checkEdited } from '../../src/app/resend.ts';
import { replayWorkspace } from '../support/replay-workspace.ts';
import { workspaceContext } from '../support/workspace-context.ts';

const draft = '$schema: https://json-schema.org/draft/2020-12/schema';

const open = async (schema: string, event = '') => {
  const { root } = await replayWorkspace({
    'evtool.yml': `events: { x: { topic: x, schema: schemas/x.yaml ${event} } }`,
    'schemas/x.yaml': `${draft}\n${schema}`,
    'schemas/money.yaml': `${draft}
$defs: { amount: { type: number, exclusiveMinimum: 0 } }
type: object
required: [amount, currency]
properties: { amount: { $ref: '#/$defs/amount' }, currency: { enum: [EUR, USD] } }
`,
  });
  return workspaceContext(root);
};

const valueOfNew = async (schema: string) => JSON.parse(fixtureFromSchema(await open(schema), 'x')).value;

describe('a new fixture of an event', () => {
  it.each([
    ['what is required', 'required: [a]\nproperties: { a: { type: string }, b: { type: string } }', { a: 'text' }],
    [
      'all when nothing is',
      'properties: { a: { type: [string, "null"] }, b: { type: boolean } }',
      { a: 'text', b: true },
    ],
    [
      'constants and examples',
      'properties: { a: { const: 1 }, b: { examples: [2, 3] }, c: { default: 4 } }',
      { a: 1, b: 2, c: 4 },
    ],
    ['templates', 'properties: { a: { format: uuid }, b: { format: date-time } }', { a: '${uuid}', b: '${now}' }],
    [
      'bounds',
      'properties: { a: { type: integer, minimum: 5, multipleOf: 4 }, b: { type: string, minLength: 6 } }',
      { a: 8, b: 'textxx' },
    ],
    [
      'lists',
      'properties: { a: { items: { const: 1 } }, b: { type: array, items: { const: 2 }, minItems: 2 } }',
      { a: [1], b: [2, 2] },
    ],
    [
      'other files',
      'required: [price]\nproperties: { price: { $ref: money.yaml } }',
      { price: { amount: 1, currency: 'EUR' } },
    ],
    [
      'parts of a whole',
      'allOf: [{ required: [a], properties: { a: { const: 1 } } }, { required: [b], properties: { b: { const: 2 } } }]',
      { a: 1, b: 2 },
    ],
    ['the first choice', 'oneOf: [{ required: [a], properties: { a: { const: 1 } } }, { required: [b] }]', { a: 1 }],
  ])('holds %s', async (_, schema, expected) => {
    expect(await valueOfNew(schema)).toEqual(expected);
  });

  it('ends for a schema that holds itself', async () => {
    expect(await valueOfNew('required: [next]\nproperties: { next: { $ref: "#" } }')).toHaveProperty('next');
  });

  it('has the headers that are asked for, and is sendable', async () => {
    const event = ', when: { header: Kind, is: new }, headers: { Id: { required: true }, Made: { generate: uuid } }';
    const context = await open('type: object', event);
    const text = fixtureFromSchema(context, 'x');
    expect(JSON.parse(text)).toEqual({ event: 'x', headers: { Id: 'text', Kind: 'new' }, value: {} });
    expect(await checkEdited(context, text)).toMatchObject({ isSendable: true, issues: [] });
  });

  it('holds what its selector looks for', async () => {
    const context = await open('type: object', ', when: { pointer: /kind, is: [paid, unpaid] }');
    expect(JSON.parse(fixtureFromSchema(context, 'x'))).toMatchObject({ value: { kind: 'paid' } });
  });

  it('is refused for an event that is not known', async () => {
    const context = await open('type: object');
    expect(() => fixtureFromSchema(context, 'y')).toThrow('Unknown event "y".');
  });
});
