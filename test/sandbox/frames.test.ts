import { expect, it } from 'vitest';
import { frameOf } from '../../src/sandbox/frames.ts';

it('knows a call in a file, in code that eval made by the place that made it, and none in Node', () => {
  const frame = { file: '/shop/h (1).ts', line: 14, column: 13 };
  expect(frameOf('    at handle (/shop/h (1).ts:14:13)')).toEqual(frame);
  expect(frameOf('    at eval (eval at handle (/shop/h (1).ts:14:13), <anonymous>:1:36)')).toEqual(frame);
  expect(frameOf('    at process.exit (node:internal/process:1:2)')).toBeUndefined();
});
