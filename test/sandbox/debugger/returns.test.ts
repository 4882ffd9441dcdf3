import { expect, it } from 'vitest';
import { valueText } from '../../../src/core/debug/value-text.ts';
import { debugHandler } from '../debug-handler.ts';

const source = `export default async ({ value }) => {
  const found = find(value.n);
  const later = await soon(value.n);
  const deep = factorial(3);
  try {
    failing();
  } catch {
    console.log(found, later, deep);
  }
};
const find = (n) => {
  const doubled = n * 2;
  if (n > 5) return 'big';
  return { doubled };
};
const soon = async (n) => {
  await null;
  return [n];
};
const factorial = (n) => {
  if (n < 2) return 1;
  return n * factorial(n - 1);
};
const failing = () => {
  const why = 'out of order';
  throw new Error(why);
};
`;

/** What \`out\` tells of, after a stop at a line of the function. */
const returnedFrom = async (line: string, value: object, isOnce = false) => {
  const { run, pauses, stops } = await debugHandler(
    { 'h.js': source },
    { answers: ['continue', 'out', 'continue'], breakpoints: [`{${line}}${isOnce ? ' hit 1' : ''}`] },
  );
  await run(value);
  const left = pauses[2]?.returned;
  return { told: left && `${left.function} ${valueText(left.value)}`, stops };
};

it('tells what a call returns that is stepped out of, whichever return it takes', async () => {
  expect((await returnedFrom('const doubled', { n: 2 })).told).toBe('find { doubled: 4 }');
  expect((await returnedFrom('const doubled', { n: 6 })).told).toBe('find "big"');
});

it('tells it of an async function after an await', async () => {
  expect((await returnedFrom('return [n]', { n: 2 })).told).toBe('soon [ 2 ]');
});

it('tells it of the call that was left, not of those that it makes to itself', async () => {
  const { told, stops } = await returnedFrom('if (n < 2)', { n: 2 }, true);
  expect(told).toBe('factorial 6');
  expect(stops.filter((stop) => stop.startsWith('out'))).toHaveLength(1);
});

it('tells nothing of a call that throws', async () => {
  const { told, stops } = await returnedFrom('const why', { n: 2 });
  expect(stops[1]).toMatch(/^break const why/);
  expect(told).toBeUndefined();
});

it('leaves no stop behind for later calls', async () => {
  const { run, stops } = await debugHandler(
    { 'h.js': source },
    { answers: ['continue', 'out', 'continue'], breakpoints: ['{const doubled}'] },
  );
  await run({ n: 2 });
  await run({ n: 2 });
  expect(stops.filter((stop) => !/^(?:entry|break|out) /.test(stop))).toEqual([]);
  expect(stops.filter((stop) => stop.startsWith('out'))).toHaveLength(1);
});
