import { describe, expect, it } from 'vitest';
import { debugHandler, shown, stopsOf } from '../debug-handler.ts';
import { messagesOf, outcomeOf } from '../run-handler.ts';

describe('next', () => {
  it('takes a handler line by line, and passes over what it calls', async () => {
    const stops = await stopsOf({
      'h.ts': `export default ({ value }) => {
        const doubled = double(value.n);
        const tripled = doubled + value.n;
        console.log(tripled);
      };
      const double = (n: number): number => {
        const result = n * 2;
        return result;
      };`,
    });
    expect(stops).toEqual([
      'entry const doubled = double(value.n);',
      'next const tripled = doubled + value.n;',
      'next console.log(tripled);',
      'next };',
    ]);
  });

  it('takes each turn of a loop, with one stop on a line at a time', async () => {
    const stops = await stopsOf({
      'h.js': `export default () => {
        let sum = 0;
        for (const n of [1, 2]) {
          sum += n;
        }
        for (let i = 0; i < 2; i++) {
          sum -= i;
        }
        while (sum > 1) {
          sum -= 1;
        }
        return sum;
      };`,
    });
    expect(stops.slice(0, 4)).toEqual([
      'entry let sum = 0;',
      'next for (const n of [1, 2]) {',
      'next sum += n;',
      'next for (const n of [1, 2]) {',
    ]);
    expect(stops.filter((stop) => stop === 'next sum += n;')).toHaveLength(2);
    expect(stops.filter((stop) => stop === 'next sum -= i;')).toHaveLength(2);
    expect(stops.filter((stop) => stop === 'next sum -= 1;')).toHaveLength(1);
    // A line of several turns is reached again, but never twice without another in between.
    for (const [index, stop] of stops.entries()) expect(stop).not.toBe(stops[index + 1]);
    expect(stops.at(-1)).toBe('next return sum;');
  });

  it('stops on each turn of a loop that stands on one line', async () => {
    const { run, pauses, stops } = await debugHandler({
      'h.js': `export default () => {
        let sum = 0;
        for (let i = 0; i < 3; i++) sum += i;
        return sum;
      };`,
    });
    await run();
    const turns = pauses.filter((_, index) => stops[index]?.includes('for (let i'));
    expect(turns.length).toBeGreaterThanOrEqual(3);
    expect(stops.at(-1)).toBe('next return sum;');
  });

  it('stays in its own call of a function that calls itself', async () => {
    const { run, pauses, stops } = await debugHandler(
      {
        'h.js': `const factorial = (n) => {
        if (n < 2) return 1;
        const rest = factorial(n - 1);
        return n * rest;
      };
      export default () => {
        const result = factorial(4);
        return result;
      };`,
      },
      { answers: ['in', 'next'] },
    );
    await run();
    expect(stops).toEqual([
      'entry const result = factorial(4);',
      'in if (n < 2) return 1;',
      'next const rest = factorial(n - 1);',
      'next return n * rest;',
      'next return result;',
    ]);
    expect(pauses.slice(1, 4).map((pause) => shown(pause, 'n'))).toEqual(['4', '4', '4']);
  });

  it('ends with a handler that returns early', async () => {
    const source = `export default async ({ value }, context) => {
        if (value.isDone) {
          return;
        }
        context.log.info('at work');
      };`;
    const { run, stops } = await debugHandler({ 'h.js': source });
    await run({ isDone: true });
    await run({});
    expect(stops).toEqual([
      'entry if (value.isDone) {',
      'next return;',
      'entry if (value.isDone) {',
      "next context.log.info('at work');",
      'next };',
    ]);
  });

  it('goes on where a call returns to', async () => {
    const { run, pauses, stops } = await debugHandler(
      {
        'h.js': `export default () => {
        const length = measure('four');
        console.log(length);
      };
      const measure = (text) => {
        return text.length;
      };`,
      },
      { answers: ['in', 'next'] },
    );
    await run();
    expect(stops).toEqual([
      "entry const length = measure('four');",
      'in return text.length;',
      'next console.log(length);',
      'next };',
    ]);
    expect(pauses[2]?.returned).toMatchObject({ function: 'measure', value: { text: '4' } });
  });
});

describe('in', () => {
  it('enters the calls of the user, one by one, and none of Node', async () => {
    const stops = await stopsOf(
      {
        'h.js': `import { readFileSync } from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';
      export default async () => {
        readFileSync(import.meta.filename);
        await sleep(1);
        const both = add(one(), two());
        return both;
      };
      const one = () => 1;
      const two = () => 2;
      const add = (a, b) => {
        return a + b;
      };`,
      },
      { answers: ['in'] },
    );
    const called = stops.filter((stop, index) => stop !== stops[index - 1]);
    expect(called).toEqual([
      'entry readFileSync(import.meta.filename);',
      'in await sleep(1);',
      'in const both = add(one(), two());',
      'in const one = () => 1;',
      'in const both = add(one(), two());',
      'in const two = () => 2;',
      'in const both = add(one(), two());',
      'in return a + b;',
      'in return both;',
    ]);
  });

  it('enters the callbacks that Node calls', async () => {
    const stops = await stopsOf(
      {
        'h.js': `export default () => {
        const names = ['a', 'b'].map((name) => {
          return name.toUpperCase();
        });
        return names;
      };`,
      },
      { answers: ['in'] },
    );
    expect(stops.filter((stop) => stop === 'in return name.toUpperCase();')).toHaveLength(2);
    expect(stops.at(-1)).toBe('in return names;');
  });

  it('enters a constructor, a getter and a method', async () => {
    const stops = await stopsOf(
      {
        'h.js': `class Order {
        constructor(total) {
          this.total = total;
        }
        get isLarge() {
          return this.total > 10;
        }
        double() {
          return this.total * 2;
        }
      }
      export default () => {
        const order = new Order(12);
        const isLarge = order.isLarge;
        return order.double();
      };`,
      },
      { answers: ['in'] },
    );
    expect(stops).toContain('in this.total = total;');
    expect(stops).toContain('in return this.total > 10;');
    expect(stops).toContain('in return this.total * 2;');
  });
});

describe('out', () => {
  it('ends a call and goes on in the caller', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js': `export default () => {
        const length = measure('four');
        return length;
      };
      const measure = (text) => {
        let length = 0;
        for (const _ of text) length += 1;
        return length;
      };`,
      },
      { answers: ['in', 'out', 'next'] },
    );
    await run();
    expect(stops).toEqual(["entry const length = measure('four');", 'in let length = 0;', 'out return length;']);
  });

  it('of the handler itself is at the next message', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js': `export default async ({ value }) => {
        const first = value;
        await null;
        return first;
      };`,
      },
      { answers: ['out'] },
    );
    await run();
    await run();
    expect(stops).toEqual(['entry const first = value;', 'entry const first = value;']);
  });

  it('ends one call of a function that calls itself', async () => {
    const { run, pauses } = await debugHandler(
      {
        'h.js': `const depth = (n) => {
        if (n === 0) return 0;
        const rest = depth(n - 1);
        return rest + 1;
      };
      export default () => {
        const found = depth(3);
        return found;
      };`,
      },
      { answers: ['in', 'next', 'in', 'out', 'out'] },
    );
    await run();
    expect(pauses.slice(1, 5).map((pause) => shown(pause, 'n') ?? pause.frames[0]?.function)).toEqual([
      '3',
      '3',
      '2',
      '3',
    ]);
    expect(pauses[5]?.frames[0]?.function).toBe('default');
  });
});

describe('until', () => {
  const source = `export default async ({ value }, context) => {
        for (const n of value.numbers) {
          context.log.info(String(n));
        }
        await null;
        return value;
      };`;

  it('runs to a line, past an await', async () => {
    const { run, stops, lineOf } = await debugHandler(
      { 'h.js': source },
      { answers: (_, index) => (index === 0 ? { how: 'until', line: lineOf('return value') } : 'continue') },
    );
    await run({ numbers: [1, 2] });
    expect(stops).toEqual(['entry for (const n of value.numbers) {', 'until return value;']);
  });

  it('is forgotten when the message ends elsewhere', async () => {
    const { run, stops, lineOf, runner } = await debugHandler(
      { 'h.js': source },
      {
        answers: (_, index) =>
          index === 0 ? { how: 'until', line: lineOf('context.log') } : index === 1 ? 'continue' : 'next',
      },
    );
    const events = await run({ numbers: [] });
    expect(outcomeOf(events).outcome).toBe('ok');
    runner.stopAtEntry();
    const later = await run({ numbers: [5] });
    expect(messagesOf(later)).toEqual(['5']);
    expect(stops).toEqual(['entry for (const n of value.numbers) {', 'entry for (const n of value.numbers) {']);
  });
});

describe('continue', () => {
  it('runs on through this message and those to come', async () => {
    const { run, stops, runner } = await debugHandler(
      { 'h.js': 'export default () => {\n  const a = 1;\n  return a;\n};' },
      { answers: ['continue'] },
    );
    await run();
    await run();
    expect(stops).toEqual(['entry const a = 1;']);
    runner.stopAtEntry();
    await run();
    expect(stops).toEqual(['entry const a = 1;', 'entry const a = 1;']);
  });
});
