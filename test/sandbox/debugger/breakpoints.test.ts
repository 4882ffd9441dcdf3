import { describe, expect, it } from 'vitest';
import { valueText } from '../../../src/core/debug/value-text.ts';
import type { StepEvent } from '../../../src/core/replay/step-event.ts';
import { type Answer, debugHandler, shown } from '../debug-handler.ts';
import { messagesOf } from '../run-handler.ts';

const loop = `export default ({ value }) => {
        let sum = 0;
        for (const n of value.numbers) {
          sum += n;
        }
        // Nothing here.

        return sum;
      };`;

const numbers = [1, 2, 3, 4];

const probesOf = (events: readonly StepEvent[]): readonly string[] =>
  events.flatMap((event) => {
    if (event.type !== 'probe') return [];
    return [`${event.breakpoint} ${event.value ? valueText(event.value) : event.error}`];
  });

describe('a breakpoint', () => {
  it('stops each time its line is reached', async () => {
    const { run, stops, pauses } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'], breakpoints: ['{sum += n}'] },
    );
    await run({ numbers });
    await run({ numbers: [9] });
    expect(stops.filter((stop) => stop === 'break sum += n;')).toHaveLength(5);
    expect(pauses.filter(({ reason }) => reason === 'break').map((pause) => shown(pause, 'n'))).toEqual([
      '1',
      '2',
      '3',
      '4',
      '9',
    ]);
    expect(pauses[1]?.breakpoint).toBe(0);
  });

  it('on a line without code moves to the next one, and says so', async () => {
    const { run, stops, runner, setBreakpoints, lineOf } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'] },
    );
    await runner.load({ signal: AbortSignal.timeout(20_000) });
    const [bound] = await setBreakpoints(['{// Nothing here}']);
    expect(bound?.line).toBe(lineOf('return sum'));
    await run({ numbers: [] });
    expect(stops).toEqual(['entry let sum = 0;', 'break return sum;']);
  });

  it('behind the end of its file has no line', async () => {
    const { runner, setBreakpoints } = await debugHandler({ 'h.js': loop });
    await runner.load({ signal: AbortSignal.timeout(20_000) });
    expect((await setBreakpoints(['h.js:400', 'no-such.js:1'])).map(({ line }) => line)).toEqual([null, null]);
  });

  it('in a module that is loaded later finds its line then', async () => {
    const { run, stops, runner, setBreakpoints } = await debugHandler(
      {
        'h.js': `export default async () => {
        const { double } = await import('./late.js');
        return double(2);
      };`,
        'late.js': '// A module.\n\nexport const double = (n) => {\n  return n * 2;\n};\n',
      },
      { answers: ['continue'] },
    );
    await runner.load({ signal: AbortSignal.timeout(20_000) });
    expect((await setBreakpoints(['late.js:4'])).map(({ line }) => line)).toEqual([null]);
    await run();
    expect(stops).toEqual(["entry const { double } = await import('./late.js');", 'break return n * 2;']);
    expect(runner.breakpoints().map(({ line }) => line)).toEqual([4]);
  });

  it('in what a module does while it is loaded stops there', async () => {
    const { run, stops, pauses } = await debugHandler(
      { 'h.js': 'const table = new Map();\ntable.set(1, 2);\nexport default () => {\n  return table;\n};' },
      { answers: ['out', 'continue'], breakpoints: ['2'] },
    );
    await run();
    expect(stops).toEqual(['break table.set(1, 2);', 'entry return table;']);
    expect(pauses[0]?.stage).toBe('load');
  });

  it('keeps its place after a reload, and moves with what the person sets', async () => {
    const { run, stops, runner, write, setBreakpoints } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'], breakpoints: ['{sum += n}'] },
    );
    await run({ numbers: [1] });
    write({ 'h.js': loop.replace('sum += n;', 'sum -= n;') });
    await runner.reload();
    await run({ numbers: [1] });
    expect(stops).toEqual(['entry let sum = 0;', 'break sum += n;', 'break sum -= n;']);
    await setBreakpoints(['{return sum}']);
    await runner.reload();
    await run({ numbers: [1] });
    await runner.reload();
    await run({ numbers: [1] });
    expect(stops.slice(3)).toEqual(['break return sum;', 'break return sum;']);
  });

  it('set while the handler stands still holds at once', async () => {
    const debugged = await debugHandler(
      { 'h.js': loop },
      {
        answers: async (_, index): Promise<Answer> => {
          if (index === 0) await debugged.setBreakpoints(['{sum += n} if n === 3']);
          if (index === 1) await debugged.setBreakpoints([]);
          return 'continue';
        },
      },
    );
    await debugged.run({ numbers: [3, 3, 3] });
    expect(debugged.stops).toEqual(['entry let sum = 0;', 'break sum += n;']);
  });

  it('on a line that a step reaches is told once', async () => {
    const { run, stops } = await debugHandler({ 'h.js': loop }, { breakpoints: ['{sum += n}'] });
    await run({ numbers: [1] });
    expect(stops.filter((stop) => stop.endsWith('sum += n;'))).toEqual(['break sum += n;']);
  });

  it('inside what a step passes over stops, and steps go on from there', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js': `export default () => {
        const a = outer();
        return a;
      };
      const outer = () => {
        const b = inner();
        return b;
      };
      const inner = () => {
        const c = 1;
        return c;
      };`,
      },
      { breakpoints: ['{const c}'] },
    );
    await run();
    expect(stops).toEqual([
      'entry const a = outer();',
      'break const c = 1;',
      'next return c;',
      'next return b;',
      'next return a;',
    ]);
  });

  it('is a debugger statement’s equal', async () => {
    const { run, stops, pauses } = await debugHandler(
      { 'h.js': 'export default () => {\n  const a = 1;\n  debugger;\n  return a;\n};' },
      { answers: ['continue'] },
    );
    await run();
    expect(stops).toEqual(['entry const a = 1;', 'break debugger;']);
    expect(pauses[1]?.breakpoint).toBeUndefined();
  });

  it('at the first line of the handler does not stop twice', async () => {
    const { run, stops, runner } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'], breakpoints: ['{let sum}'] },
    );
    await run({ numbers: [] });
    await run({ numbers: [] });
    runner.stopAtEntry();
    await run({ numbers: [] });
    expect(stops).toEqual(['entry let sum = 0;', 'break let sum = 0;', 'entry let sum = 0;']);
  });
});

describe('breakpoints that are set before others are there', () => {
  it('take turns: the last ones are what stops', async () => {
    const { run, stops, setBreakpoints } = await debugHandler(
      { 'h.js': loop },
      {
        answers: async (_, index): Promise<Answer> => {
          if (index > 0) return 'continue';
          const specs = [['{sum += n}'], [], ['{sum += n}', '{return sum}'], ['{return sum}']];
          const bound = await Promise.all(specs.map(setBreakpoints));
          expect(bound.at(-1)).toMatchObject([{ line: 8 }]);
          return 'continue';
        },
      },
    );
    await run({ numbers });
    expect(stops).toEqual(['entry let sum = 0;', 'break return sum;']);
  });
});

describe('a condition', () => {
  it('stops where it holds', async () => {
    const { run, pauses } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'], breakpoints: ['{sum += n} if n > 2'] },
    );
    await run({ numbers });
    expect(pauses.slice(1).map((pause) => shown(pause, 'n'))).toEqual(['3', '4']);
  });

  it('that fails stops and says why', async () => {
    const { run, pauses } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'], breakpoints: ['{return sum} if sum.total.amount > 2'] },
    );
    await run({ numbers });
    expect(pauses[1]?.reason).toBe('break');
    expect(pauses[1]?.note).toMatch(/^its condition failed: TypeError: /);
  });

  it('is asked for each of a hot loop’s turns, and stops at the one', async () => {
    const { run, pauses } = await debugHandler(
      {
        'h.js': `export default () => {
        let sum = 0;
        for (let n = 0; n < 20_000; n++) {
          sum += n;
        }
        return sum;
      };`,
      },
      { answers: ['continue'], timeoutMs: 0, breakpoints: ['{sum += n} if n === 19_999'] },
    );
    await run();
    expect(pauses.slice(1).map((pause) => shown(pause, 'n'))).toEqual(['19999']);
  });

  it('can count: only the Nth time that it holds', async () => {
    const { run, pauses } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'], breakpoints: ['{sum += n} if n > 1 hit 2'] },
    );
    await run({ numbers });
    expect(pauses.slice(1).map((pause) => shown(pause, 'n'))).toEqual(['3']);
  });

  it('counts over messages, and anew once breakpoints are set', async () => {
    const { run, stops, setBreakpoints } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'], breakpoints: ['{sum += n} hit 3'] },
    );
    await run({ numbers: [1] });
    await run({ numbers: [1] });
    expect(stops).toHaveLength(1);
    await run({ numbers: [1] });
    expect(stops).toHaveLength(2);
    await run({ numbers });
    expect(stops).toHaveLength(2);
    await setBreakpoints(['{sum += n} hit 3']);
    await run({ numbers });
    expect(stops).toHaveLength(3);
  });
});

describe('several breakpoints on a line', () => {
  it('each are asked, and the one that stops is told', async () => {
    const { run, pauses } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'], breakpoints: ['{sum += n} if n === 2', '{sum += n} if n === 4'] },
    );
    await run({ numbers });
    expect(pauses.slice(1).map((pause) => [shown(pause, 'n'), pause.breakpoint])).toEqual([
      ['2', 0],
      ['4', 1],
    ]);
  });

  it('may be a logpoint and one that stops', async () => {
    const { run, stops } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'], breakpoints: ['{sum += n} log sum', '{sum += n} if n === 2'] },
    );
    expect(probesOf(await run({ numbers }))).toEqual(['0 0', '0 1', '0 3', '0 6']);
    expect(stops).toHaveLength(2);
  });

  it('that move to one line still each have their say', async () => {
    const { run, pauses } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'], breakpoints: ['{// Nothing here} if sum === 1', '{return sum} if sum === 2'] },
    );
    await run({ numbers: [1] });
    await run({ numbers: [2] });
    expect(pauses.slice(1).map(({ breakpoint }) => breakpoint)).toEqual([0, 1]);
  });
});

describe('a logpoint', () => {
  it('tells its value each time, in order with the logs, and never stops', async () => {
    const source = loop.replace('sum += n;', 'sum += n;\n          console.log(n);');
    const { run, stops } = await debugHandler(
      { 'h.js': source },
      { answers: ['continue'], breakpoints: ['{console.log} log { n, sum }'] },
    );
    const events = await run({ numbers: [1, 2] });
    expect(stops).toEqual(['entry let sum = 0;']);
    expect(probesOf(events)).toEqual(['0 { n: 1, sum: 1 }', '0 { n: 2, sum: 3 }']);
    expect(messagesOf(events)).toEqual(['1', '2']);
    expect(events.map(({ type }) => type)).toEqual(['probe', 'log', 'probe', 'log', 'step', 'outcome']);
  });

  it('says why it has no value', async () => {
    const { run } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'], breakpoints: ['{sum += n} log n.a.b', '{return sum} log missing'] },
    );
    expect(probesOf(await run({ numbers: [1] }))).toEqual([
      expect.stringMatching(/^0 TypeError: /),
      '1 ReferenceError: missing is not defined',
    ]);
  });

  it('may have a condition', async () => {
    const { run } = await debugHandler(
      { 'h.js': loop },
      { answers: ['continue'], breakpoints: ['{sum += n} if n > 3 log n'] },
    );
    expect(probesOf(await run({ numbers }))).toEqual(['0 4']);
  });

  it('while stepping tells its value too', async () => {
    const { run } = await debugHandler({ 'h.js': loop }, { breakpoints: ['{sum += n} log n'] });
    expect(probesOf(await run({ numbers: [1, 2] }))).toEqual(['0 1', '0 2']);
  });
});

describe('on entry', () => {
  it('each message stops at its first line, whatever was answered', async () => {
    const { run, stops } = await debugHandler({ 'h.js': loop }, { answers: ['continue'], breakpoints: ['entry'] });
    await run({ numbers });
    await run({ numbers });
    expect(stops).toEqual(['entry let sum = 0;', 'entry let sum = 0;']);
  });
});

describe('a logpoint in a hot loop', () => {
  it('tells a bounded number of values, and that there are more', async () => {
    const { run } = await debugHandler(
      {
        'h.js':
          'export default () => {\n  let sum = 0;\n  for (let i = 0; i < 20_000; i++) {\n    sum += i;\n  }\n};\n',
      },
      { answers: ['continue'], breakpoints: ['{sum += i} log i'] },
    );
    const probes = (await run()).filter((event) => event.type === 'probe');
    expect(probes).toHaveLength(10_000);
    expect(probes.at(-1)).toMatchObject({ error: 'further values of this message are left out' });
    expect((await run()).filter((event) => event.type === 'probe')).toHaveLength(10_000);
  });
});

describe('a debugger statement that a step came to', () => {
  it('stops again each time, once the user has gone on', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js':
          'export default () => {\n  let sum = 0;\n  for (const n of [1, 2, 3]) {\n    debugger;\n    sum += n;\n  }\n};\n',
      },
      { answers: ['next', 'next', 'next', 'continue'] },
    );
    await run();
    expect(stops).toEqual([
      'entry let sum = 0;',
      'next for (const n of [1, 2, 3]) {',
      'next debugger;',
      'next sum += n;',
      'break debugger;',
      'break debugger;',
    ]);
    stops.length = 0;
    await run();
    expect(stops).toEqual(['break debugger;', 'break debugger;', 'break debugger;']);
  });

  it('stops again also when it was gone on from there', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js':
          'export default () => {\n  let sum = 0;\n  for (const n of [1, 2, 3]) {\n    debugger;\n    sum += n;\n  }\n};\n',
      },
      { answers: ['next', 'next', 'continue'] },
    );
    await run();
    expect(stops.slice(2)).toEqual(['next debugger;', 'break debugger;', 'break debugger;']);
  });
});
