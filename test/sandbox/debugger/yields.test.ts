import { describe, expect, it } from 'vitest';
import { debugHandler, stopsOf } from '../debug-handler.ts';

const source = `export default async () => {
  let sum = 0;
  for (const chunk of chunks([1, 2])) {
    sum += chunk;
  }
  for await (const page of pages()) {
    sum -= page;
  }
  return sum;
};
function* chunks(items: readonly number[]) {
  for (const n of items) {
    const doubled = n * 2;
    yield doubled;
  }
}
async function* pages() {
  for (const n of [1, 2]) {
    const page = await Promise.resolve(n);
    yield page;
  }
}
`;

describe('a step from where a generator yields', () => {
  it('goes to the lines of who takes what is yielded, each time', async () => {
    const stops = await stopsOf({ 'h.ts': source }, { answers: ['in'] });
    const lines = stops.map((stop) => stop.replace(/^\w+ /, ''));
    expect(lines.filter((line) => line === 'sum += chunk;')).toHaveLength(2);
    expect(lines.filter((line) => line === 'sum -= page;')).toHaveLength(2);
    // Node 26 does not step into a generator that a loop begins.
    expect(lines.filter((line) => line === 'yield doubled;').length).toBeGreaterThanOrEqual(1);
    expect(lines.filter((line) => line === 'yield page;').length).toBeGreaterThanOrEqual(1);
  });

  it('is taken by next too', async () => {
    const { run, stops } = await debugHandler(
      { 'h.ts': source },
      {
        answers: ['continue', 'next', 'next', 'continue', 'next', 'next', 'continue'],
        breakpoints: ['{yield doubled}', '{yield page}'],
      },
    );
    await run();
    const after = stops.flatMap((stop, index) =>
      stop === 'break yield doubled;' ? [stops.slice(index + 1, index + 3)] : [],
    );
    expect(after[0]).toEqual([
      expect.stringMatching(/chunks\(\[1, 2\]\)|sum \+= chunk/),
      expect.stringMatching(/^next /),
    ]);
    expect(stops).toContain('next sum += chunk;');
  });

  it('goes into a call whose result is yielded', async () => {
    const stops = await stopsOf(
      {
        'h.ts': `export default () => {
          for (const n of numbers()) console.log(n);
        };
        function* numbers() {
          yield twice(1);
        }
        const twice = (n: number): number => {
          return n * 2;
        };`,
      },
      { answers: ['continue', 'in', 'continue'], breakpoints: ['{yield twice}'] },
    );
    expect(stops).toEqual([expect.stringMatching(/^entry /), 'break yield twice(1);', 'in return n * 2;']);
  });
});
