import { describe, expect, it } from 'vitest';
import { valueText } from '../../../src/core/debug/value-text.ts';
import { debugHandler, shown } from '../debug-handler.ts';
import { outcomeOf } from '../run-handler.ts';

const source = `import { setTimeout as sleep } from 'node:timers/promises';
      export default async ({ value }) => {
        const order = value;
        await sleep(1);
        const total = totalOf(order);
        return total;
      };
      const totalOf = (order) => {
        const { lines } = order;
        if (!lines) throw new TypeError('an order without lines');
        return lines.length;
      };`;

describe('break on throw', () => {
  it('stops on the line that throws, with what it throws and what it could see', async () => {
    const { run, stops, pauses } = await debugHandler(
      { 'h.js': source },
      { answers: ['continue'], breakpoints: ['throw'] },
    );
    const events = await run({});
    expect(stops).toEqual([
      'entry const order = value;',
      "throw if (!lines) throw new TypeError('an order without lines');",
    ]);
    expect(pauses[1]?.thrown).toMatchObject({ type: 'error', name: 'TypeError', text: 'an order without lines' });
    expect(pauses[1]?.frames.map((frame) => frame.function)).toEqual(['totalOf', 'default']);
    expect(shown(pauses[1] as never, 'lines')).toBe('undefined');
    expect(outcomeOf(events).error).toMatchObject({ name: 'TypeError' });
  });

  it('stops for those that are caught, too', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js': `export default () => {
        try {
          JSON.parse('{');
        } catch {
          return 'no JSON';
        }
      };`,
      },
      { answers: ['continue'], breakpoints: ['throw'] },
    );
    await run();
    expect(stops).toContain("throw JSON.parse('{');");
  });

  it('stops for a rejection, and for what is no error', async () => {
    const { run, pauses, stops } = await debugHandler(
      {
        'h.js': `export default async () => {
        await Promise.resolve();
        await fail();
      };
      const fail = async () => {
        await null;
        throw 'a text';
      };`,
      },
      { answers: ['continue'], breakpoints: ['throw'] },
    );
    const events = await run();
    expect(stops[1]).toBe("throw throw 'a text';");
    expect(valueText(pauses[1]?.thrown as never)).toBe('"a text"');
    expect(outcomeOf(events).outcome).toBe('failed');
  });

  it('does not stop for what skip, retry and deadLetter use inside', async () => {
    const { run, stops } = await debugHandler(
      { 'h.js': "export default (_, context) => {\n  context.skip('not ours');\n};" },
      { answers: ['continue'], breakpoints: ['throw'] },
    );
    const events = await run();
    expect(outcomeOf(events).outcome).toBe('skipped');
    expect(stops).toEqual(["entry context.skip('not ours');"]);
  });

  it('does not stop in packages or Node where they catch themselves', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js': `import { safely } from 'safe';
      export default () => {
        const found = safely('{');
        return found;
      };`,
        'node_modules/safe/package.json': '{ "name": "safe", "main": "index.js" }',
        'node_modules/safe/index.js':
          'exports.safely = (text) => { try { return JSON.parse(text); } catch { return null; } };',
      },
      { answers: ['continue'], breakpoints: ['throw'] },
    );
    const events = await run();
    expect(outcomeOf(events).outcome).toBe('ok');
    expect(stops).toEqual(["entry const found = safely('{');"]);
  });

  it('steps go on from there into the catch', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js': `export default () => {
        try {
          fail();
        } catch (error) {
          return error.message;
        }
      };
      const fail = () => {
        throw new Error('no');
      };`,
      },
      { answers: ['continue', 'next'], breakpoints: ['throw'] },
    );
    await run();
    expect(stops.filter((stop) => stop.startsWith('throw'))).toContain("throw throw new Error('no');");
    expect(stops.at(-1)).toBe('next return error.message;');
  });
});

describe('a step', () => {
  it('over a throw that is caught further out goes on in the catch', async () => {
    const { run, stops } = await debugHandler({
      'h.js': `export default async () => {
        try {
          await fail();
        } catch (error) {
          console.log(error.message);
        }
        return 1;
      };
      const fail = async () => {
        await null;
        throw new Error('no');
      };`,
    });
    await run();
    expect(stops).toEqual(['entry await fail();', 'next console.log(error.message);', 'next return 1;']);
  });

  it('in a function that throws goes on where it is caught', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js': `export default () => {
        try {
          fail();
        } catch (error) {
          console.log(error.message);
        }
        return 1;
      };
      const fail = () => {
        const reason = 'no';
        throw new Error(reason);
      };`,
      },
      { answers: ['in', 'in', 'next'] },
    );
    await run();
    expect(stops).toEqual([
      'entry fail();',
      "in const reason = 'no';",
      'in throw new Error(reason);',
      'next console.log(error.message);',
      'next return 1;',
    ]);
  });

  it('past a throw that nothing catches ends with the message', async () => {
    const { run, stops } = await debugHandler({ 'h.js': source });
    const events = await run({});
    expect(outcomeOf(events).outcome).toBe('failed');
    expect(stops.at(-1)).toBe('next const total = totalOf(order);');
    stops.splice(0);
    await run({ lines: [] });
    expect(stops[0]).toBe('entry const order = value;');
  });
});
