import { describe, expect, it } from 'vitest';
import { debugHandler, shown, stopsOf } from '../debug-handler.ts';
import { outcomeOf } from '../run-handler.ts';

const sleep = "import { setTimeout as sleep } from 'node:timers/promises';";

describe('across an await', () => {
  const twoLookups = `${sleep}
      export default async () => {
        const first = await lookUp('a');
        const second = await lookUp('b');
        return first + second;
      };
      const lookUp = async (name) => {
        await sleep(1);
        const found = name.toUpperCase();
        return found;
      };`;

  it('next goes on with the line behind it', async () => {
    expect(await stopsOf({ 'h.js': twoLookups })).toEqual([
      "entry const first = await lookUp('a');",
      "next const second = await lookUp('b');",
      'next return first + second;',
    ]);
  });

  it('next stays in a called function, and goes on in the caller when that ends', async () => {
    const { run, stops, pauses } = await debugHandler({ 'h.js': twoLookups }, { answers: ['in', 'next'] });
    await run();
    expect(stops).toEqual([
      "entry const first = await lookUp('a');",
      'in await sleep(1);',
      'next const found = name.toUpperCase();',
      'next return found;',
      "next const second = await lookUp('b');",
      'next return first + second;',
    ]);
    expect(pauses[4]?.returned).toMatchObject({ function: 'lookUp', value: { text: 'A' } });
    expect(pauses[2]?.frames.map((frame) => [frame.function, frame.isAsync])).toEqual([
      ['lookUp', false],
      ['default', true],
    ]);
  });

  it('out of a function that waits ends in its caller', async () => {
    const { run, stops } = await debugHandler({ 'h.js': twoLookups }, { answers: ['in', 'next', 'out', 'next'] });
    await run();
    expect(stops.slice(2)).toEqual([
      'next const found = name.toUpperCase();',
      "out const second = await lookUp('b');",
      'next return first + second;',
    ]);
  });

  it('next knows a call of a function that calls itself', async () => {
    const { run, stops, pauses } = await debugHandler(
      {
        'h.js': `${sleep}
      const count = async (n) => {
        if (n === 0) return 0;
        await sleep(1);
        const rest = await count(n - 1);
        return rest + 1;
      };
      export default async () => {
        const found = await count(3);
        return found;
      };`,
      },
      { answers: ['in', 'next'] },
    );
    await run();
    expect(stops).toEqual([
      'entry const found = await count(3);',
      'in if (n === 0) return 0;',
      'next await sleep(1);',
      'next const rest = await count(n - 1);',
      'next return rest + 1;',
      'next return found;',
    ]);
    expect(pauses.slice(1, 5).map((pause) => shown(pause, 'n'))).toEqual(['3', '3', '3', '3']);
  });

  it('stops at the same lines for each message', async () => {
    const { run, stops } = await debugHandler({ 'h.js': twoLookups });
    await run();
    const first = stops.splice(0);
    await run();
    const second = stops.splice(0);
    await run();
    expect(second).toEqual(first);
    expect(stops).toEqual(first);
  });

  it('leaves no step behind for the next message, however a message ends', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js': `${sleep}
      export default async ({ value }, context) => {
        const how = value.how;
        await sleep(1);
        if (how === 'throw') throw new Error('no');
        if (how === 'skip') context.skip('not for us');
        return how;
      };`,
      },
      { answers: ['next', 'in'] },
    );
    const texts: Record<string, readonly string[]> = {};
    for (const how of ['return', 'throw', 'skip', 'return']) {
      await run({ how });
      texts[how] = stops.splice(0);
      expect(texts[how]?.[0]).toBe('entry const how = value.how;');
      expect(texts[how]?.filter((stop) => stop.startsWith('entry'))).toHaveLength(1);
    }
  });

  it('in follows a chain of promises that the handler returned, to its end', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js': `${sleep}
      export default () => sleep(1)
        .then(() => 1)
        .then((n) => {
          const more = n + 1;
          return more;
        });`,
      },
      { answers: ['in'] },
    );
    for (const _ of [1, 2]) {
      await run();
      expect(stops[0]).toMatch(/^entry /);
      expect(stops).toContain('in .then(() => 1)');
      expect(stops.splice(0).slice(-2)).toEqual(['in const more = n + 1;', 'in return more;']);
    }
  });
});

describe('callbacks', () => {
  it('next passes over the callbacks of a call', async () => {
    const stops = await stopsOf({
      'h.js': `export default () => {
        const names = ['a', 'b'].map((name) => {
          return name.toUpperCase();
        });
        names.forEach((name) => {
          console.log(name);
        });
        return names;
      };`,
    });
    expect(stops).toEqual([
      "entry const names = ['a', 'b'].map((name) => {",
      'next names.forEach((name) => {',
      'next return names;',
    ]);
  });

  it('next inside a callback takes its lines, then where it returns to', async () => {
    const { run, stops, pauses } = await debugHandler(
      {
        'h.js': `export default () => {
        const names = ['a', 'b'].map((name) => {
          const large = name.toUpperCase();
          return large;
        });
        return names;
      };`,
      },
      { answers: ['in', 'next'] },
    );
    await run();
    expect(stops.slice(0, 3)).toEqual([
      "entry const names = ['a', 'b'].map((name) => {",
      'in const large = name.toUpperCase();',
      'next return large;',
    ]);
    expect(stops.at(-1)).toBe('next return names;');
    expect(pauses[1]?.frames.map((frame) => frame.function)).toEqual(['', 'default']);
  });

  it('steps go on in a timer’s callback that a breakpoint stopped in', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js': `export default () => new Promise((resolve) => {
        setTimeout(() => {
          const late = 'late';
          resolve(late);
        }, 1);
      });`,
      },
      { answers: ['continue', 'next'], breakpoints: ['{const late}'] },
    );
    await run();
    expect(stops).toEqual([
      'entry export default () => new Promise((resolve) => {',
      "break const late = 'late';",
      'next resolve(late);',
      'next }, 1);',
    ]);
  });
});

describe('generators', () => {
  const source = `const numbers = function* () {
        yield 1;
        yield 2;
      };
      const slowly = async function* (items) {
        for (const item of items) {
          await null;
          yield item;
        }
      };
      export default async () => {
        let sum = 0;
        for await (const n of slowly(numbers())) {
          sum += n;
        }
        return sum;
      };`;

  it('next passes over what they do', async () => {
    const { run, stops, pauses } = await debugHandler({ 'h.js': source });
    const events = await run();
    expect(outcomeOf(events).outcome).toBe('ok');
    expect(stops.filter((stop) => stop === 'next sum += n;')).toHaveLength(2);
    const lines = ['let sum = 0;', 'for await (const n of slowly(numbers())) {', 'sum += n;', 'return sum;'];
    for (const stop of stops) expect(lines).toContain(stop.replace(/^\w+ /, ''));
    expect(stops.at(-1)).toBe('next return sum;');
    expect(shown(pauses.at(-1) as never, 'sum')).toBe('3');
  });

  it('in enters them, and stays in one that yields', async () => {
    const stops = await stopsOf({ 'h.js': source }, { answers: ['in'] });
    expect(stops).toContain('in yield 1;');
    expect(stops).toContain('in yield 2;');
    expect(stops.at(-1)).toBe('in return sum;');
  });

  it('out of one goes on with who asked for an item', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js': `const numbers = function* () {
        yield 1;
        yield 2;
      };
      export default () => {
        let sum = 0;
        for (const n of numbers()) {
          sum += n;
        }
        return sum;
      };`,
      },
      { answers: ['continue', 'out', 'next', 'next'], breakpoints: ['{yield 1}'] },
    );
    await run();
    expect(stops.slice(1, 4)).toEqual(['break yield 1;', 'out for (const n of numbers()) {', 'next sum += n;']);
  });
});
