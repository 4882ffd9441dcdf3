import { describe, expect, it } from 'vitest';
import { collectGarbage } from '../../support/collect-garbage.ts';
import { debugHandler, shown, threads } from '../debug-handler.ts';
import { messagesOf, outcomeOf, stepsOf } from '../run-handler.ts';

const adapted = `export default {
        adapt: ({ value }) => {
          const order = { id: value.id };
          return order;
        },
        async onMessage({ input }, context) {
          const id = input.id;
          context.log.info(id);
          await context.produce('out', { value: id });
          context.log.info('sent');
        },
      };`;

describe('the first stop of a message', () => {
  it('is the first line of adapt, then of the handler', async () => {
    const { run, stops, pauses } = await debugHandler({ 'h.js': adapted });
    const events = await run({ id: 'a' });
    expect(stops).toEqual([
      'entry const order = { id: value.id };',
      'next return order;',
      'next const id = input.id;',
      'next context.log.info(id);',
      "next await context.produce('out', { value: id });",
      "next context.log.info('sent');",
      'next },',
    ]);
    expect(pauses.map(({ stage }) => stage)).toEqual(['adapt', 'adapt', ...Array(5).fill('handle')]);
    expect(stepsOf(events)).toEqual(['adapt ok', 'handle ok']);
  });

  it('comes once, also when the handler calls itself', async () => {
    const { run, stops, pauses } = await debugHandler(
      {
        'h.js': `const handle = async (message, context) => {
        const { depth } = message.value;
        if (depth === 0) return 0;
        const rest = await handle({ value: { depth: depth - 1 } }, context);
        return rest + 1;
      };
      export default handle;`,
      },
      { answers: ['next'] },
    );
    await run({ depth: 2 });
    expect(stops).toEqual([
      'entry const { depth } = message.value;',
      'next if (depth === 0) return 0;',
      'next const rest = await handle({ value: { depth: depth - 1 } }, context);',
      'next return rest + 1;',
    ]);
    expect(shown(pauses[3] as never, 'rest')).toBe('1');
  });

  it('of a handler that calls itself can be followed with in', async () => {
    const { run, stops, pauses } = await debugHandler(
      {
        'h.js': `export default function handle({ value: { depth } }) {
        if (depth === 0) return 0;
        const rest = handle({ value: { depth: depth - 1 } });
        return rest + 1;
      };`,
      },
      { answers: ['in'] },
    );
    await run({ depth: 2 });
    expect(stops.filter((stop) => stop.startsWith('entry'))).toHaveLength(1);
    const firsts = pauses.filter((_, index) => /if \(depth === 0\)/.test(stops[index] ?? ''));
    expect(firsts.map((pause) => shown(pause, 'depth'))).toEqual(expect.arrayContaining(['2', '1', '0']));
  });

  it('is in the user’s function, whatever it is wrapped in', async () => {
    const files = {
      'bound.js': `const handler = function ({ value }) {
        const name = this.name + value.name;
        return name;
      };
      export default handler.bind({ name: 'bound ' });`,
      'each.ts': `import { fromEachMessage } from 'evtool';
      export default fromEachMessage(async ({ message }) => {
        const name = String(message.value);
        console.log(name);
      });`,
      'defined.ts': `import { defineHandler } from 'evtool';
      type Named = { readonly name: string };
      export default defineHandler<Named>({
        onMessage: async ({ value }) => {
          const name = value.name;
          console.log(name);
        },
      });`,
      'common.cjs': `exports.default = async ({ value }) => {
        const name = value.name;
        return name;
      };`,
      'compiled.cjs': `Object.defineProperty(exports, '__esModule', { value: true });
      class Handler {
        async onMessage({ value }) {
          const name = value.name;
          return name;
        }
      }
      exports.default = new Handler();`,
    };
    for (const [file, source] of Object.entries(files)) {
      const { run, stops } = await debugHandler({ [file]: source }, { answers: ['continue'] });
      const events = await run({ name: 'x' });
      expect(outcomeOf(events).outcome).toBe('ok');
      expect(stops).toEqual([expect.stringMatching(/^entry const name = /)]);
    }
  });

  it('does not come for a function of a package', async () => {
    const { run, stops } = await debugHandler({
      'h.js': "export { handle as default } from 'handlers';",
      'node_modules/handlers/package.json': '{ "name": "handlers", "main": "index.cjs" }',
      'node_modules/handlers/index.cjs': 'exports.handle = async ({ value }) => {\n  return value;\n};',
    });
    const events = await run();
    expect(outcomeOf(events).outcome).toBe('ok');
    expect(stops).toEqual([]);
  });
});

describe('stage', () => {
  it('goes from adapt to the handler, and then to the next message', async () => {
    const { run, stops } = await debugHandler({ 'h.js': adapted }, { answers: ['stage'] });
    await run({ id: 'a' });
    await run({ id: 'b' });
    expect(stops).toEqual([
      'entry const order = { id: value.id };',
      'stage const id = input.id;',
      'entry const order = { id: value.id };',
      'stage const id = input.id;',
    ]);
  });
});

describe('continue', () => {
  it('from adapt does not stop in the handler', async () => {
    const { run, stops } = await debugHandler({ 'h.js': adapted }, { answers: ['continue'] });
    await run({ id: 'a' });
    expect(stops).toEqual(['entry const order = { id: value.id };']);
  });
});

describe('effects', () => {
  it('are stopped at before they happen', async () => {
    const counts: number[] = [];
    const { run, stops, produced } = await debugHandler(
      { 'h.js': adapted },
      {
        answers: () => {
          counts.push(produced.length);
          return 'effect';
        },
      },
    );
    const events = await run({ id: 'a' });
    expect(stops).toEqual([
      'entry const order = { id: value.id };',
      'effect const id = input.id;',
      'effect context.log.info(id);',
      "effect await context.produce('out', { value: id });",
      "effect context.log.info('sent');",
    ]);
    expect(counts).toEqual([0, 0, 0, 0, 1]);
    expect(produced).toHaveLength(1);
    expect(messagesOf(events)).toEqual(['a', 'sent']);
  });

  it('no longer stop once another way to go on is chosen', async () => {
    const { run, stops } = await debugHandler({ 'h.js': adapted }, { answers: ['stage', 'effect', 'continue'] });
    await run({ id: 'a' });
    await run({ id: 'b' });
    expect(stops).toHaveLength(3);
  });

  it('can be stepped on from, each way', async () => {
    for (const how of ['next', 'in', 'out'] as const) {
      const { run, stops } = await debugHandler(
        { 'h.js': adapted },
        { answers: ['stage', how], breakpoints: ['produce'] },
      );
      await run({ id: 'a' });
      const [, ...behind] = stops.slice(stops.indexOf("produce await context.produce('out', { value: id });"));
      expect(stops.filter((stop) => stop.startsWith('produce'))).toHaveLength(1);
      if (how !== 'out')
        expect(behind).toEqual(["HOW context.log.info('sent');", 'HOW },'].map((text) => text.replace('HOW', how)));
    }
  });
});

describe('a breakpoint on produce', () => {
  it('stops at each call, also in a function that the handler calls', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js': `export default async ({ value }, context) => {
        for (const id of value.ids) await send(context, id);
      };
      const send = async (context, id) => {
        const { held } = await context.produce('out', { value: id });
        return held;
      };`,
      },
      { answers: ['continue'], breakpoints: ['produce'] },
    );
    await run({ ids: [1, 2, 3] });
    expect(stops.slice(1)).toEqual(
      Array(3).fill("produce const { held } = await context.produce('out', { value: id });"),
    );
  });
});

describe('what a handler may be', () => {
  it('plain JavaScript, or TypeScript with types above its code', async () => {
    const { run, stops, pauses } = await debugHandler({
      'h.ts': `import type { HandlerContext } from 'evtool';
      type Line = {
        readonly price: number;
        readonly amount: number;
      };
      interface Order {
        lines: Line[];
      }

      export default async function handle(message: { value: Order }, context: HandlerContext): Promise<void> {
        const lines: readonly Line[] = message.value.lines;
        const total = lines.reduce<number>((sum, { price, amount }) => sum + price * amount, 0);
        context.log.info('total', { total } satisfies Record<string, number>);
      }`,
    });
    await run({ lines: [{ price: 2, amount: 3 }] });
    expect(stops).toEqual([
      'entry const lines: readonly Line[] = message.value.lines;',
      'next const total = lines.reduce<number>((sum, { price, amount }) => sum + price * amount, 0);',
      "next context.log.info('total', { total } satisfies Record<string, number>);",
      'next }',
    ]);
    expect(shown(pauses[3] as never, 'total')).toBe('6');
    expect(pauses[1]?.frames[0]).toMatchObject({ file: 'h.ts', line: 12, function: 'handle' });
  });

  it('several modules of the user, which steps enter, and packages, which they do not', async () => {
    const { run, stops, pauses } = await debugHandler(
      {
        'handlers/h.js': `import { priceOf } from '../lib/prices.js';
      import { round } from 'rounding';
      export default ({ value }) => {
        const price = priceOf(value);
        const rounded = round(price);
        return rounded;
      };`,
        'lib/prices.js': `export const priceOf = ({ amount }) => {
        const price = amount * 1.5;
        return price;
      };`,
        'node_modules/rounding/package.json': '{ "name": "rounding", "main": "lib/index.js" }',
        'node_modules/rounding/lib/index.js':
          "'use strict';\nexports.round = (n) => {\n  const whole = Math.round(n);\n  return whole;\n};\n",
      },
      { answers: ['in'] },
    );
    const events = await run({ amount: 3 });
    expect(outcomeOf(events).outcome).toBe('ok');
    expect(stops.filter((stop, index) => stop !== stops[index - 1])).toEqual([
      'entry const price = priceOf(value);',
      'in const price = amount * 1.5;',
      'in return price;',
      'in const rounded = round(price);',
      'in return rounded;',
    ]);
    expect(pauses[1]?.frames.map(({ file }) => file)).toEqual(['lib/prices.js', 'handlers/h.js']);
  });
});

describe('many messages', () => {
  it('leave neither threads nor memory behind, while they stop and while they run', async () => {
    const before = threads();
    let stops = 0;
    const debugged = await debugHandler(
      {
        'h.js': `export default ({ value }) => {
        const doubled = value.n * 2;
        return doubled;
      };`,
      },
      {
        answers: () => {
          stops += 1;
          debugged.stops.length = 0;
          debugged.pauses.length = 0;
          return stops % 2 === 0 ? 'stage' : 'next';
        },
      },
    );
    const take = async (count: number): Promise<void> => {
      for (let n = 0; n < count; n++) await debugged.run({ n });
    };
    await take(100);
    const during = threads();
    collectGarbage();
    const heap = process.memoryUsage().heapUsed;
    await take(1000);
    expect(threads()).toBe(during);
    collectGarbage();
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(3_000_000);
    expect(stops).toBe(2200);
    await debugged.close();
    expect(threads()).toBe(before);
  }, 120_000);
});
