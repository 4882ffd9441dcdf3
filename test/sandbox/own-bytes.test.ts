import { expect, it } from 'vitest';
import { ownBytes } from '../../src/sandbox/own-bytes.ts';
import { inputOf } from './run-handler.ts';

it('takes bytes out of the memory that they are a view of', () => {
  const chunk = Buffer.alloc(1024 * 1024, 'abc');
  const [key, value, header] = [chunk.subarray(3, 6), chunk.subarray(6, 12), chunk.subarray(0, 3)];
  const input = { ...inputOf({}), key, value, headers: [['Type', header] as const, ['None', null] as const] };
  const own = ownBytes(input);
  expect(own).toEqual(input);
  expect([own.key, own.value, own.headers[0]?.[1]].map((bytes) => bytes?.buffer.byteLength)).toEqual([3, 6, 3]);
});

it('leaves a tombstone and a missing key as they are', () => {
  const own = ownBytes({ ...inputOf({}), key: null, value: null });
  expect(own).toMatchObject({ key: null, value: null });
});
