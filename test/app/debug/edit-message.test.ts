import { describe, expect, it } from 'vitest';
import { editMessage } from '../../../src/app/debug/edit-message.ts';
import type { Candidate } from '../../../src/app/replay/candidate.ts';
import { createInspector, type Inspector } from '../../../src/core/inspect.ts';
import type { RawMessage } from '../../../src/core/message.ts';
import { catalogOf, eventDefinition, rawMessage } from '../../support/catalog.ts';

const order = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: { type: { const: 'placed' }, total: { type: 'number' } },
  required: ['total'],
};

const byType = (type: string) => ({ kind: 'pointer' as const, pointer: '/type', is: [type] });

const inspector = async (): Promise<Inspector> =>
  createInspector(
    catalogOf(
      [
        eventDefinition({ name: 'placed', topic: 'orders', when: byType('placed'), schema: 'order.json' }),
        eventDefinition({ name: 'closed', topic: 'orders', when: byType('closed') }),
      ],
      { 'order.json': order },
    ),
  );

const candidateOf = (
  { inspect }: Inspector,
  value: string | Buffer | null,
  { event, ...rest }: Partial<Candidate> & { readonly event?: string } = {},
): Candidate => {
  const raw = rawMessage({ topic: 'orders', key: 'k', value, headers: { source: 'shop' } });
  return { message: inspect(raw, { event }), hasPlace: true, ...rest };
};

const editedIn = (candidate: Candidate, pointer: string, json: string, { inspect }: Inspector): Candidate => {
  const edited = editMessage(candidate, { pointer, json }, inspect);
  if ('error' in edited) throw new Error(edited.error);
  return edited;
};

const textOf = ({ message }: Candidate): string | undefined => message.raw.value?.toString();

describe('an edited message', () => {
  it('has the new value in its place, and all else as it was', async () => {
    const tools = await inspector();
    const expected = { outcome: 'failed' } as const;
    const before = candidateOf(tools, '{"type":"placed","total":1.0,"id":12345678901234567890}', {
      expected,
      fixture: 'fixtures/one.json',
    });
    const after = editedIn(before, '/total', '2.50', tools);
    expect(textOf(after)).toBe('{"type":"placed","total":2.50,"id":12345678901234567890}');
    expect(after.message).toMatchObject({ event: 'placed', valid: true, value: { total: 2.5 } });
    expect(after).toMatchObject({ expected, fixture: 'fixtures/one.json', hasPlace: true });
    const { value: _, ...place } = before.message.raw;
    expect(after.message.raw).toMatchObject(place);
    expect(textOf(before)).toContain('1.0');
  });

  it('is checked again', async () => {
    const tools = await inspector();
    const wrong = editedIn(candidateOf(tools, '{"type":"placed","total":1}'), '/total', '"1"', tools);
    expect(wrong.message).toMatchObject({ valid: false, issues: [{ path: '/total', keyword: 'type' }] });
    expect(editedIn(wrong, '/total', '1', tools).message).toMatchObject({ valid: true, issues: [] });
  });

  it('becomes one of another event where it says so itself', async () => {
    const tools = await inspector();
    const other = editedIn(candidateOf(tools, '{"type":"placed","total":1}'), '/type', '"closed"', tools);
    expect(other.message.event).toBe('closed');
  });

  it('stays one of the event it had where it shows none any more', async () => {
    const tools = await inspector();
    const after = editedIn(candidateOf(tools, '{"type":"placed","total":1}'), '/type', '"plced"', tools);
    expect(after.message).toMatchObject({ event: 'placed', valid: false, issues: [{ path: '/type' }] });
  });

  it.each(['{"total":1}', '{"type":"closed","total":1}'])('keeps the event that was named for %s', async (value) => {
    const tools = await inspector();
    const after = editedIn(candidateOf(tools, value, { event: 'placed' }), '/total', '2', tools);
    expect(after.message.event).toBe('placed');
  });

  it('is not judged by headers that were hidden when it was printed', async () => {
    const secret = { name: 'token', required: true, secret: true, encoding: 'text' as const };
    const { inspect, notices } = await createInspector(
      catalogOf([eventDefinition({ name: 'placed', topic: 'orders', headers: [{ ...secret, constant: 'x' }] })]),
    );
    const raw: RawMessage = rawMessage({ topic: 'orders', value: '{}', headers: { token: '‹secret›' } });
    const message = inspect(raw);
    expect(message.issues).not.toEqual([]);
    const after = editedIn({ message, hasPlace: false }, '/a', '1', { inspect, notices });
    expect(after.message.issues).toEqual([]);
  });
});

describe('what is no JSON', () => {
  it.each([
    [null, '/a: the message is a tombstone; only the whole value can be replaced, with the pointer ""'],
    ['not JSON', '/a: the value is text, not JSON; only the whole value can be replaced, with the pointer ""'],
    [
      Buffer.from([0xff]),
      '/a: the value is bytes, not JSON; only the whole value can be replaced, with the pointer ""',
    ],
  ])('(%j) is replaced as a whole only', async (value, error) => {
    const tools = await inspector();
    const candidate = candidateOf(tools, value);
    expect(editMessage(candidate, { pointer: '/a', json: '1' }, tools.inspect)).toEqual({ error });
    const whole = editedIn(candidate, '', ' {"type":"placed","total":1}\n', tools);
    expect(textOf(whole)).toBe('{"type":"placed","total":1}');
    expect(whole.message).toMatchObject({ encoding: 'json', event: 'placed', valid: true });
  });
});

it('an edit that cannot be made says why', async () => {
  const tools = await inspector();
  const candidate = candidateOf(tools, '{"total":1}');
  expect(editMessage(candidate, { pointer: '/total/x', json: '1' }, tools.inspect)).toEqual({
    error: '/total/x: /total is a number, it has no members',
  });
});
