import { describe, expect, it } from 'vitest';
import { unmetExpectations } from '../../../src/core/replay/expectation.ts';
import { expectationOf } from '../../../src/core/replay/expectation-of.ts';
import type { ProducedMessage } from '../../../src/core/replay/replay-result.ts';
import { catalogOf, eventDefinition, headerRule } from '../../support/catalog.ts';
import { inspectedMessage } from '../../support/inspected-message.ts';

const produced = (parts: Parameters<typeof inspectedMessage>[0]): ProducedMessage => ({
  message: inspectedMessage(parts),
  held: true,
});

const headers = [headerRule({ name: 'Id', generate: 'uuid' }), headerRule({ name: 'Source', constant: 'shop' })];
const catalog = catalogOf([eventDefinition({ name: 'paid', headers })]);

describe('what a fixture expects after a run', () => {
  it('leaves out what is generated', () => {
    const paid = produced({
      topic: 'payments',
      event: 'paid',
      key: 'k',
      headers: [
        ['Id', Buffer.from('1')],
        ['Source', Buffer.from('shop')],
      ],
    });
    expect(expectationOf({ outcome: 'ok', produced: [paid] }, catalog)).toEqual({
      outcome: 'ok',
      produced: [{ topic: 'payments', event: 'paid', key: 'k', headers: { Source: 'shop' }, value: { total: 1 } }],
    });
  });

  it('leaves out what holds a hidden secret, a list as a whole', () => {
    const payload = '{"a":"x ‹secret›","list":[1,"‹secret›"],"b":{"c":"‹secret›","d":1}}';
    const hiding = produced({ topic: 't', key: '‹secret›', headers: [['Auth', Buffer.from('‹secret›')]], payload });
    const error = { name: 'Error', message: 'no ‹secret› here', class: 'bug' } as const;
    expect(expectationOf({ outcome: 'failed', error, produced: [hiding] }, catalog)).toEqual({
      outcome: 'failed',
      error: 'Error: no ',
      produced: [{ topic: 't', headers: {}, value: { b: { d: 1 } } }],
    });
  });

  it('is met by the same result', () => {
    const bytes = Buffer.from([0xff]);
    const all = [
      produced({ key: null, payload: null }),
      produced({ key: bytes, payload: bytes, encoding: 'base64', value: bytes }),
    ];
    const error = { name: 'Poison', message: 'gone', class: 'poison' } as const;
    const result = { outcome: 'failed', error, produced: all, logs: [] } as const;
    expect(unmetExpectations(expectationOf(result, catalog), result)).toEqual([]);
  });

  it('says that nothing is produced where that went well', () => {
    expect(expectationOf({ outcome: 'ok', produced: [] }, catalog)).toEqual({ outcome: 'ok', produced: [] });
    expect(expectationOf({ outcome: 'skipped', produced: [] }, catalog)).toEqual({ outcome: 'skipped' });
  });
});
