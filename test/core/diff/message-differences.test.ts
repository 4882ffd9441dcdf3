import { describe, expect, it } from 'vitest';
import { messageDifferences } from '../../../src/core/diff/message-differences.ts';
import type { Header } from '../../../src/core/message.ts';
import { inspectedMessage } from '../../support/inspected-message.ts';

const header = (name: string, text: string): Header => [name, Buffer.from(text)];

describe('the difference of two messages', () => {
  it('is not their place or time', () => {
    expect(messageDifferences(inspectedMessage(), inspectedMessage({ partition: 1, offset: 9, timestamp: 5 }))).toEqual(
      [],
    );
  });

  it('is in the key, the headers and the value', () => {
    const before = inspectedMessage({ key: 'a', headers: [header('Type', 'A'), header('Old', '1')] });
    const after = inspectedMessage({
      key: Buffer.from([0xff]),
      headers: [header('Type', 'A'), header('Type', 'B')],
      payload: '{"total":2}',
    });
    expect(messageDifferences(before, after)).toEqual([
      { path: '/key', kind: 'changed', before: 'a', after: { base64: '/w==' } },
      { path: '/headers/Type', kind: 'changed', before: 'A', after: ['A', 'B'] },
      { path: '/headers/Old', kind: 'removed', before: '1', after: undefined },
      { path: '/value/total', kind: 'changed', before: 1, after: 2 },
    ]);
  });

  it('is seen in digits that no double holds', () => {
    const [before, after] = ['90071992547409931', '90071992547409932'].map((id) =>
      inspectedMessage({ payload: `{"id":${id}}` }),
    );
    if (before === undefined || after === undefined) throw new Error('there are two');
    expect(messageDifferences(before, after)).toEqual([
      { path: '/value/id', kind: 'changed', before: '90071992547409931', after: '90071992547409932' },
    ]);
  });

  it('is the whole value beside a tombstone', () => {
    expect(messageDifferences(inspectedMessage(), inspectedMessage({ payload: null }))).toEqual([
      { path: '/value', kind: 'changed', before: { total: 1 }, after: null },
    ]);
  });
});
