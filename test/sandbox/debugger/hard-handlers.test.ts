import { describe, expect, it } from 'vitest';
import { debugHandler, shown } from '../debug-handler.ts';
import { messagesOf, outcomeOf } from '../run-handler.ts';

const repositories = {
  'node_modules/repository/package.json': '{ "name": "repository", "version": "1.0.0", "main": "dist/index.js" }',
  'node_modules/repository/dist/index.js': `'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
const { EventEmitter } = require('events');
class Repository extends EventEmitter {
  constructor(rows) {
    super();
    this.rows = new Map(rows);
  }
  async find(id) {
    await new Promise((resolve) => setImmediate(resolve));
    const row = this.rows.get(id);
    this.emit('found', id, row);
    if (row === undefined) throw new Error('no row ' + id);
    return row;
  }
}
exports.Repository = Repository;
`,
};

describe('a class whose dependencies are packages in CommonJS', () => {
  const files = {
    'handlers/orders.ts': `import { defineHandler, type HandlerContext } from 'evtool';
import { PriceService } from '../services/prices.ts';

type Order = { readonly id: string; readonly skus: readonly string[] };

class OrderHandler {
  readonly #prices: PriceService;
  seen = 0;
  constructor(prices: PriceService) {
    this.#prices = prices;
  }
  handle = async (order: Order, context: HandlerContext): Promise<number> => {
    this.seen += 1;
    const total = await this.#prices.total(order.skus);
    context.log.info('priced', { total });
    return total;
  };
}

const orders = new OrderHandler(new PriceService());

export default defineHandler<Order>({
  async onMessage({ value }, context) {
    const total = await orders.handle(value, context);
    await context.produce('priced', { key: value.id, value: { total } });
  },
});
`,
    'services/prices.ts': `import repository from 'repository';

export class PriceService {
  readonly #prices = new repository.Repository([['a', 1], ['b', 2]]);
  found = 0;
  constructor() {
    this.#prices.on('found', () => {
      this.found += 1;
    });
  }
  async total(skus: readonly string[]): Promise<number> {
    let total = 0;
    for (const sku of skus) {
      const price = await this.#prices.find(sku);
      total += price;
    }
    return total;
  }
}
`,
    ...repositories,
  };

  it('is stepped into through its own modules, and over its packages', async () => {
    const { run, stops, pauses } = await debugHandler(files, { answers: ['in'] });
    const events = await run({ id: 'o1', skus: ['a', 'b'] });
    expect(outcomeOf(events).outcome).toBe('ok');
    for (const { frames } of pauses)
      expect(frames.every(({ file }) => /^(?:handlers|services)\//.test(file))).toBe(true);
    expect(stops[0]).toBe('entry const total = await orders.handle(value, context);');
    expect(stops).toContain('in this.seen += 1;');
    expect(stops).toContain('in let total = 0;');
    expect(stops.filter((stop) => stop === 'in total += price;')).toHaveLength(2);
  });

  it('shows its instances, and where a package throws stops in the line that called it', async () => {
    const { run, stops, pauses } = await debugHandler(files, {
      answers: ['continue'],
      breakpoints: ['{context.log.info}', 'throw'],
    });
    await run({ id: 'o1', skus: ['a', 'b'] });
    const standing = pauses[1];
    expect(standing && shown(standing, 'this')).toMatch(/^OrderHandler \{/);
    expect(standing && shown(standing, 'total')).toBe('3');
    const events = await run({ id: 'o2', skus: ['a', 'missing'] });
    expect(outcomeOf(events)).toMatchObject({ outcome: 'failed', error: { message: 'no row missing' } });
    expect(stops.slice(2).filter((stop) => !stop.startsWith('throw'))).toEqual([]);
  });

  it('is stepped over line by line, with each package awaited', async () => {
    const { run, stops } = await debugHandler(files, {
      answers: ['continue', 'next'],
      breakpoints: ['services/prices.ts:12'],
    });
    await run({ id: 'o1', skus: ['a', 'b'] });
    expect(stops.slice(1).map((stop) => stop.replace(/^\w+ /, ''))).toEqual([
      'let total = 0;',
      'for (const sku of skus) {',
      'const price = await this.#prices.find(sku);',
      'total += price;',
      'for (const sku of skus) {',
      'const price = await this.#prices.find(sku);',
      'total += price;',
      ...stops.slice(8).map((stop) => stop.replace(/^\w+ /, '')),
    ]);
    expect(stops.slice(-5)).toEqual([
      'next return total;',
      "next context.log.info('priced', { total });",
      'next return total;',
      "next await context.produce('priced', { key: value.id, value: { total } });",
      'next },',
    ]);
  });
});

describe('generators and for await', () => {
  const source = `import { Readable } from 'node:stream';
      const chunked = function* (items, size) {
        for (let at = 0; at < items.length; at += size) {
          yield items.slice(at, at + size);
        }
      };
      const enrich = async function* (chunks) {
        for await (const chunk of chunks) {
          const rich = chunk.map((n) => n * 10);
          yield* rich;
        }
      };
      export default async ({ value }) => {
        const seen = [];
        for await (const n of enrich(Readable.from(chunked(value.items, 2)))) {
          seen.push(n);
        }
        console.log(seen.join());
      };`;

  it('next keeps to the handler’s own lines', async () => {
    const { run, stops } = await debugHandler({ 'h.js': source });
    const events = await run({ items: [1, 2, 3] });
    expect(messagesOf(events)).toEqual(['10,20,30']);
    const own = [
      'const seen = [];',
      'for await (const n of enrich(',
      'seen.push(n);',
      'console.log(seen.join());',
      '};',
    ];
    for (const stop of stops) expect(own.some((line) => stop.includes(line))).toBe(true);
    expect(stops.filter((stop) => stop === 'next seen.push(n);')).toHaveLength(3);
  });

  it('breakpoints inside stop for each item, with the handler waiting', async () => {
    const { run, pauses } = await debugHandler(
      { 'h.js': source },
      { answers: ['continue'], breakpoints: ['{yield* rich}', '{yield items.slice}'] },
    );
    const events = await run({ items: [1, 2, 3] });
    expect(outcomeOf(events).outcome).toBe('ok');
    const names = pauses.slice(1).map(({ frames }) => frames[0]?.function);
    expect(names.filter((name) => name === 'enrich')).toHaveLength(2);
    expect(names.filter((name) => name === 'chunked')).toHaveLength(2);
  });
});

describe('calls that run at the same time', () => {
  const source = `import { setTimeout as sleep } from 'node:timers/promises';
      const look = async (name, ms) => {
        const start = name;
        await sleep(ms);
        const found = start.toUpperCase();
        await sleep(ms);
        return found;
      };
      export default async () => {
        const all = await Promise.all([look('a', 30), look('b', 10), look('c', 20)]);
        console.log(all.join());
      };`;

  it('next over all of them stops when they are done', async () => {
    const { run, stops } = await debugHandler({ 'h.js': source });
    await run();
    expect(stops).toEqual([
      "entry const all = await Promise.all([look('a', 30), look('b', 10), look('c', 20)]);",
      'next console.log(all.join());',
      'next };',
    ]);
  });

  it('next stays with its own call, whatever the others do meanwhile', async () => {
    const { run, stops, pauses } = await debugHandler(
      { 'h.js': source },
      { answers: ['continue', 'next'], breakpoints: ["{const start} if name === 'a'"] },
    );
    const events = await run();
    expect(messagesOf(events)).toEqual(['A,B,C']);
    const own = pauses.slice(1, 5);
    expect(own.map((pause) => shown(pause, 'name'))).toEqual(['"a"', '"a"', '"a"', '"a"']);
    expect(stops.slice(1, 6)).toEqual([
      'break const start = name;',
      'next await sleep(ms);',
      'next const found = start.toUpperCase();',
      'next await sleep(ms);',
      'next return found;',
    ]);
  });

  it('in stays with its own call across its awaits', async () => {
    const { run, pauses } = await debugHandler(
      { 'h.js': source },
      { answers: ['continue', 'in'], breakpoints: ["{const start} if name === 'c'"] },
    );
    const events = await run();
    expect(outcomeOf(events).outcome).toBe('ok');
    expect(pauses.slice(1, 6).map((pause) => shown(pause, 'name'))).toEqual(Array(5).fill('"c"'));
  });

  it('out of one of them goes on where all are awaited, or with the message’s end', async () => {
    const { run, stops } = await debugHandler(
      { 'h.js': source },
      { answers: ['continue', 'out', 'next'], breakpoints: ["{const found} if start === 'b'"] },
    );
    const events = await run();
    expect(outcomeOf(events).outcome).toBe('ok');
    expect(stops[1]).toBe('break const found = start.toUpperCase();');
    for (const stop of stops.slice(2)) expect(stop).toMatch(/const all|console\.log|};/);
  });

  it('of one function, stepped in turn by breakpoints, keep their own variables', async () => {
    const { run, pauses } = await debugHandler(
      { 'h.js': source },
      { answers: ['continue'], breakpoints: ['{const found}'] },
    );
    await run();
    expect(new Set(pauses.slice(1).map((pause) => shown(pause, 'start')))).toEqual(new Set(['"a"', '"b"', '"c"']));
    for (const pause of pauses.slice(1))
      expect(pause.frames.map((frame) => frame.function)).toEqual(['look', 'default']);
  });
});
