import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InspectedMessage } from '../../../src/core/message.ts';
import { messageOverhead, messageSize } from '../../../src/tui/store/message-size.ts';
import { createMessageStore, type MessageStore } from '../../../src/tui/store/message-store.ts';
import { inspectedMessage } from '../../support/inspected-message.ts';

const message = (offset: number, bytes = 10): InspectedMessage =>
  inspectedMessage({ offset, payload: 'x'.repeat(bytes), encoding: 'text' });

const numbered = (from: number, count: number): readonly InspectedMessage[] =>
  Array.from({ length: count }, (_, index) => message(from + index));

const idsOf = (store: MessageStore): readonly number[] => {
  const first = store.first();
  return first === undefined ? [] : Array.from({ length: store.counts().kept }, (_, index) => first + index);
};

const offsetsOf = (store: MessageStore): readonly (number | undefined)[] =>
  idsOf(store).map((id) => store.at(id)?.raw.offset);

describe('createMessageStore', () => {
  test('keeps the newest messages and counts the oldest that went for them', () => {
    const store = createMessageStore({ maxCount: 3 });
    store.append(numbered(0, 2), 0);
    store.append(numbered(2, 3), 0);
    expect(offsetsOf(store)).toEqual([2, 3, 4]);
    expect(store.counts()).toMatchObject({ seen: 5, kept: 3, dropped: 2 });
    expect(store.at(1)).toBeUndefined();
  });

  test('puts older messages before what is there, with ids below', () => {
    const store = createMessageStore({ maxCount: 10 });
    store.append(numbered(50, 2), 0);
    const id = store.first() ?? 0;
    expect(store.prepend(numbered(40, 3))).toBe(3);
    expect(offsetsOf(store)).toEqual([40, 41, 42, 50, 51]);
    expect(store.first()).toBe(id - 3);
    expect(store.at(id)?.raw.offset).toBe(50);
  });

  test('takes the newest of the older messages while there is room, and then no more', () => {
    const store = createMessageStore({ maxCount: 4 });
    store.append(numbered(50, 2), 0);
    expect(store.prepend(numbered(40, 3))).toBe(2);
    expect(offsetsOf(store)).toEqual([41, 42, 50, 51]);
    expect(store.prepend(numbered(30, 1))).toBe(0);
    expect(store.counts().seen).toBe(4);
  });

  test('takes no older messages once one was dropped, as there would be a gap', () => {
    const store = createMessageStore({ maxCount: 5, maxBytes: 4 * (messageOverhead + 10) });
    store.append([...numbered(0, 4), message(4, 2_000)], 0);
    store.append([message(5)], 0);
    expect(store.counts().kept).toBeLessThan(5);
    expect(store.prepend(numbered(-1, 1))).toBe(0);
  });

  test('is empty after clear, takes older messages again, and uses no id twice', () => {
    const store = createMessageStore({ maxCount: 3 });
    store.append(numbered(0, 5), 0);
    const before = idsOf(store);
    store.clear();
    expect([store.first(), store.last(), store.counts().bytes]).toEqual([undefined, undefined, 0]);
    store.append(numbered(9, 1), 0);
    expect(store.prepend(numbered(7, 2))).toBe(2);
    expect(offsetsOf(store)).toEqual([7, 8, 9]);
    expect(before.every((id) => store.at(id) === undefined)).toBe(true);
    expect(store.counts()).toMatchObject({ seen: 8, kept: 3, dropped: 2 });
  });

  test('keeps a message that is larger than all bytes alone', () => {
    const store = createMessageStore({ maxBytes: 5_000 });
    store.append([message(0), message(1, 9_000)], 0);
    expect(offsetsOf(store)).toEqual([1]);
    store.append([message(2)], 0);
    expect(offsetsOf(store)).toEqual([2]);
  });

  test('counts verdicts since the start', () => {
    const store = createMessageStore({ maxCount: 1 });
    const verdicts = [true, false, false, undefined];
    store.append(
      verdicts.map((valid) => inspectedMessage({ valid })),
      0,
    );
    expect(store.counts()).toMatchObject({ valid: 1, invalid: 2, unknown: 1 });
  });

  test('gives what is sorted in columns', () => {
    const store = createMessageStore({ maxCount: 2 });
    store.append([message(1), inspectedMessage({ offset: 7, partition: 3, timestamp: 123 })], 0);
    const slot = store.slotOf(store.last() ?? Number.NaN);
    const { offsets, partitions, timestamps } = store.columns;
    expect([offsets[slot], partitions[slot], timestamps[slot]]).toEqual([7, 3, 123]);
  });

  test('has the rates of what was appended, not of what was found by looking back', () => {
    const store = createMessageStore();
    store.append(numbered(10, 4), 1_500);
    store.prepend(numbered(0, 9));
    expect(store.rates(2_000).at(-1)).toBe(4);
  });

  test('has another version after every change only', () => {
    const store = createMessageStore();
    const versions = [store.version()];
    for (const change of [() => store.append(numbered(1, 1), 0), () => store.prepend(numbered(0, 1)), store.clear]) {
      change();
      versions.push(store.version());
    }
    expect(new Set(versions).size).toBe(4);
    store.at(0);
    expect(store.version()).toBe(versions.at(-1));
  });

  test('holds the bytes bound, keeps ids stable, and loses nothing without counting it', () => {
    const step = fc.record({ isOlder: fc.boolean(), sizes: fc.array(fc.nat(3_000), { minLength: 1, maxLength: 8 }) });
    const bounds = fc.record({
      maxCount: fc.integer({ min: 1, max: 12 }),
      maxBytes: fc.integer({ min: 1, max: 20_000 }),
    });
    fc.assert(
      fc.property(bounds, fc.array(step), ({ maxCount, maxBytes }, steps) => {
        const store = createMessageStore({ maxCount, maxBytes });
        const known = new Map<number, InspectedMessage>();
        for (const { isOlder, sizes } of steps) {
          const batch = sizes.map((size, offset) => message(offset, size));
          if (isOlder) store.prepend(batch);
          else store.append(batch, 0);
          const { seen, kept, dropped, bytes } = store.counts();
          const messages = idsOf(store).map((id) => store.at(id));
          expect(kept + dropped).toBe(seen);
          expect(kept).toBeLessThanOrEqual(maxCount);
          expect(bytes <= maxBytes || kept === 1).toBe(true);
          expect(messages.reduce((sum, one) => sum + (one ? messageSize(one.raw) : 0), 0)).toBe(bytes);
          for (const id of idsOf(store)) {
            const one = store.at(id);
            expect(one).toEqual(known.get(id) ?? one);
            if (one) known.set(id, one);
          }
        }
      }),
    );
  });
});

describe('the bytes of messages', () => {
  const fetched = (count: number, used: number): readonly InspectedMessage[] => {
    const buffer = Buffer.alloc(10_000, 'f').fill('v', 0, used);
    const size = used / count;
    return Array.from({ length: count }, (_, index) => {
      const value = buffer.subarray(index * size, (index + 1) * size);
      return inspectedMessage({
        payload: value,
        key: value.subarray(0, 2),
        headers: [
          ['H', value.subarray(0, 3)],
          ['N', null],
        ],
      });
    });
  };
  const bufferSizes = (store: MessageStore): readonly (number | undefined)[] =>
    idsOf(store).map((id) => store.at(id)?.raw.value?.buffer.byteLength);

  test('become their own when most of the fetched buffer is not used', () => {
    const store = createMessageStore();
    const batch = fetched(2, 200);
    store.append(batch, 0);
    store.append([message(1)], 0);
    expect(bufferSizes(store).slice(0, 2)).toEqual([210, 210]);
    expect(
      idsOf(store)
        .slice(0, 2)
        .map((id) => store.at(id)),
    ).toEqual(batch);
  });

  test('stay when most of the buffer is used, though it comes in several batches', () => {
    const store = createMessageStore();
    const messages = fetched(10, 8_000);
    for (const each of messages) store.append([each], 0);
    store.append([message(1)], 0);
    expect(
      idsOf(store)
        .slice(0, 10)
        .map((id) => store.at(id)),
    ).toEqual(messages);
    expect(store.at(0)).toBe(messages[0]);
  });

  test('become their own at once for messages found by looking back', () => {
    const store = createMessageStore();
    store.prepend(fetched(1, 100));
    expect(bufferSizes(store)).toEqual([105]);
  });

  test('hold few buffers that are hardly used, however many come together', () => {
    const store = createMessageStore();
    store.append(Array.from({ length: 40 }, () => fetched(1, 100)).flat(), 0);
    expect(bufferSizes(store).filter((size) => size === 10_000).length).toBeLessThan(20);
  });
});
