import { type Runtime, Session } from 'node:inspector';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, Value, ValueLimits } from '../../src/core/debug/value.ts';
import { printLimits, stopLimits } from '../../src/core/debug/value-limits.ts';
import { previewScopes, previewValue } from '../../src/sandbox/worker/preview-value.ts';
import { withPatchedBuiltIns } from '../support/with-patched-built-ins.ts';

const preview = (value: unknown, limits: Partial<ValueLimits> = {}, hide: readonly string[] = []): Value =>
  previewValue(value, { ...stopLimits, ...limits }, hide);

const entriesOf = (value: Value): readonly Entry[] => ('entries' in value ? value.entries : []);
const entry = (value: Value, name: string): Value | undefined =>
  entriesOf(value).find((one) => one.name === name)?.value;
const textsOf = (value: Value): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(entriesOf(value).map(({ name, value: shown }) => [name, shown.text]));

class Repository {
  url = 'http://x';
  get loud(): string {
    throw new Error('asked');
  }
}

describe('a picture of a value', () => {
  it('shows primitives as a programmer writes them', () => {
    const values = [1, -0, Number.NaN, Number.POSITIVE_INFINITY, 12n, true, null, undefined, Symbol('x')];
    expect(values.map((value) => preview(value))).toEqual([
      { type: 'number', text: '1' },
      { type: 'number', text: '-0' },
      { type: 'number', text: 'NaN' },
      { type: 'number', text: 'Infinity' },
      { type: 'bigint', text: '12n' },
      { type: 'boolean', text: 'true' },
      { type: 'null', text: 'null' },
      { type: 'undefined', text: 'undefined' },
      { type: 'symbol', text: 'Symbol(x)' },
    ]);
    expect(preview(10n ** 300n).text).toBe(`1${'0'.repeat(199)}…`);
    expect(preview(2n ** 100_000n).text).toBe('> 2n ** 4096n');
    expect(preview(-(2n ** 100_000n)).text).toBe('< -(2n ** 4096n)');
  });

  it('shows objects by their own enumerable properties, symbols last, with the name of their class', () => {
    const hiddenOne = Object.defineProperty({ a: 1, [Symbol('k')]: 2 }, 'b', { value: 3 });
    expect(preview(hiddenOne)).toEqual({
      type: 'object',
      name: null,
      size: 2,
      entries: [
        { name: 'a', value: { type: 'number', text: '1' } },
        { name: 'Symbol(k)', value: { type: 'number', text: '2' } },
      ],
    });
    expect(preview(new Repository())).toMatchObject({ type: 'object', name: 'Repository', size: 1 });
    expect(preview(Object.create(null))).toEqual({ type: 'object', name: null, size: 0, entries: [] });
  });

  it('shows functions and classes by name', () => {
    const { class: method } = { class() {} };
    const values = [Repository, method, (() => () => {})(), Map, (() => class {})()];
    expect(values.map((value) => preview(value).text)).toEqual(['class Repository', 'class', '', 'Map', 'class']);
  });

  it('shows what has nothing to look into by its text', () => {
    const values = {
      date: new Date(0),
      bad: new Date('x'),
      regexp: /a\/b/giu,
      promise: Promise.resolve(1),
      proxy: new Proxy({}, {}),
      weak: new WeakMap(),
      boxed: Object('x'),
      number: Object(-0),
      generator: (function* () {})(),
      iterator: new Map().keys(),
      url: new URL('http://x/y?z=1'),
      query: new URLSearchParams('a=1'),
      signal: new AbortController().signal,
      aborted: AbortSignal.abort(),
    };
    expect(textsOf(preview(values))).toEqual({
      date: '1970-01-01T00:00:00.000Z',
      bad: 'Invalid Date',
      regexp: '/a\\/b/giu',
      promise: 'Promise',
      proxy: 'Proxy',
      weak: 'WeakMap',
      boxed: '[String: "x"]',
      number: '[Number: -0]',
      generator: 'Generator',
      iterator: 'Map Iterator',
      url: 'URL http://x/y?z=1',
      query: 'URLSearchParams a=1',
      signal: 'AbortSignal',
      aborted: 'AbortSignal (aborted)',
    });
  });

  it('shows maps with pictures of their keys, and sets', () => {
    const map = preview(
      new Map<unknown, unknown>([
        ['a', 1],
        [{ id: { deep: 1 } }, 2],
      ]),
    );
    expect(map).toMatchObject({ type: 'map', name: 'Map', size: 2 });
    expect(entriesOf(map)).toMatchObject([
      { name: 'a', key: { type: 'string', text: 'a' }, value: { text: '1' } },
      { name: 'Object(1)', key: { type: 'object', entries: [{ name: 'id', value: { size: 1, entries: [] } }] } },
    ]);
    expect(preview(new Set(['x']))).toMatchObject({ type: 'set', name: 'Set', size: 1, entries: [{ name: '0' }] });
  });

  it('shows bytes of any kind as hex, and other numeric arrays as lists', () => {
    const buffer = new Uint8Array([1, 255]).buffer;
    const values = [Buffer.from('hi'), buffer, new DataView(buffer), new Int8Array(buffer), new SharedArrayBuffer(1)];
    expect(values.map((value) => preview(value))).toMatchObject([
      { type: 'bytes', name: 'Buffer', text: '6869', size: 2, entries: [] },
      { name: 'ArrayBuffer', text: '01ff' },
      { name: 'DataView', text: '01ff' },
      { name: 'Int8Array', text: '01ff' },
      { name: 'SharedArrayBuffer', text: '00' },
    ]);
    expect(preview(Buffer.alloc(33)).text).toBe(`${'00'.repeat(32)}…`);
    expect(preview(new Float64Array([1.5]))).toMatchObject({ type: 'array', name: 'Float64Array', size: 1 });
    structuredClone(buffer, { transfer: [buffer] });
    expect(values.slice(1, 4).map((value) => preview(value))).toMatchObject([{ size: 0 }, { size: 0 }, { size: 0 }]);
  });

  it('shows errors by class and message, with their causes and own fields, without the stack', () => {
    class Poison extends Error {}
    const error = Object.assign(new Poison('no', { cause: new TypeError('why') }), { code: 7 });
    expect(preview(error)).toMatchObject({
      type: 'error',
      name: 'Poison',
      text: 'no',
      size: 2,
      entries: [
        { name: 'cause', value: { type: 'error', name: 'TypeError', text: 'why' } },
        { name: 'code', value: { text: '7' } },
      ],
    });
    expect(preview(Object.assign(new Error('x'), { name: 'Renamed' }))).toMatchObject({ name: 'Renamed', size: 0 });
    expect(preview(AbortSignal.abort().reason)).toMatchObject({ name: 'AbortError', text: /aborted/ });
    expect(preview(Object.create(DOMException.prototype))).toMatchObject({ type: 'error', name: 'DOMException' });
  });

  it('shows gaps of an array as one entry each, and its named properties last', () => {
    const list = Object.assign(Array(7), { 0: 'a', 4: 'b', extra: 1 });
    expect(textsOf(preview(list))).toEqual({ 0: 'a', 1: '3 empty', 4: 'b', 5: '2 empty', extra: '1' });
    expect(preview(list)).toMatchObject({ size: 7 });
    expect(textsOf(preview(Array(2_000_000)))).toEqual({ 0: '1000 empty' });
  });

  it('says where a value stands above itself', () => {
    const loop: Record<string, unknown> = { a: { b: [] } };
    loop.self = loop;
    const list = (loop.a as { b: unknown[] }).b;
    list.push(loop, { twice: list });
    const shown = preview(loop, { depth: 9 });
    expect(entry(shown, 'self')).toEqual({ type: 'object', name: null, size: 2, entries: [], isCircular: true });
    expect(JSON.stringify(shown).match(/isCircular/g)).toHaveLength(3);
  });
});

describe('looking at a hostile value', () => {
  it('calls no getter, no trap and no method of it', () => {
    let calls = 0;
    const trap = (): never => {
      calls += 1;
      throw new Error('called');
    };
    const handler = new Proxy({}, { get: () => trap });
    const proxy = new Proxy({}, handler);
    const bomb = {
      get getter() {
        return trap();
      },
      set setter(_: unknown) {
        trap();
      },
      toString: trap,
      toJSON: trap,
      valueOf: trap,
      [Symbol.toPrimitive]: trap,
      [Symbol.for('nodejs.util.inspect.custom')]: trap,
      proxy,
      call: new Proxy(trap, handler),
      below: Object.create(proxy),
      made: Object.create({ constructor: proxy }),
      named: Object.create({ constructor: Object.defineProperty(() => {}, 'name', { get: trap }) }),
      promise: Object.defineProperty(Promise.reject(1), Symbol.toStringTag, { get: trap }),
      date: Object.assign(new Date(0), { toISOString: trap, getTime: trap }),
      regexp: Object.defineProperties(/x/g, { flags: { get: trap }, source: { get: trap }, global: { get: trap } }),
      map: Object.assign(new Map([[1, 1]]), { entries: trap, [Symbol.iterator]: trap }),
      buffer: Object.defineProperties(Buffer.from('x'), { length: { get: trap }, toString: { value: trap } }),
      error: Object.defineProperties(new Error('x'), { message: { get: trap }, name: { get: trap } }),
      list: Object.defineProperty([1], 0, { get: trap }),
    };
    bomb.promise.catch(() => {});
    const shown = preview(bomb, printLimits);
    expect(calls).toBe(0);
    expect(textsOf(shown)).toMatchObject({
      getter: '[getter]',
      setter: '[setter]',
      proxy: 'Proxy',
      call: 'Proxy',
      regexp: '/x/g',
      buffer: '78',
      error: '',
    });
    expect(entry(shown, 'below')).toMatchObject({ type: 'object', name: null, size: 0 });
    expect(entry(shown, 'list')).toMatchObject({ entries: [{ value: { type: 'accessor', text: '[getter]' } }] });
  });

  it('uses no built-in that the program has replaced', () => {
    const value = {
      text: 'my hunter22 and jo',
      list: Object.assign(Array(3), { 0: 1, 2: 'x' }),
      map: new Map<unknown, unknown>([
        ['k', new Set([1])],
        [{ a: 1 }, 2],
      ]),
      date: new Date(0),
      regexp: /x/g,
      error: Object.assign(new TypeError('no', { cause: 1 }), { code: 1 }),
      dom: new DOMException('gone', 'AbortError'),
      bytes: Buffer.from('a hunter22 b'),
      floats: new Float32Array([1]),
      boxed: [Object('x'), Object(1), Object(1n), Object(true), Object(Symbol('s'))],
      big: 12n,
      symbol: Symbol('x'),
      [Symbol('k')]: 1,
      function: Repository,
      repository: new Repository(),
      promise: Promise.resolve(),
      url: new URL('http://x/y'),
      query: new URLSearchParams('a=1'),
      signal: AbortSignal.abort(),
      arguments: (function (..._: unknown[]) {
        // biome-ignore lint/complexity/noArguments: it is what is looked at
        return arguments;
      })(1),
    };
    const hide = ['hunter22', 'jo'];
    const expected = previewScopes([{ value }], printLimits, hide);
    const { result, calls } = withPatchedBuiltIns(() => previewScopes([{ value }], printLimits, hide));
    expect(calls).toEqual([]);
    expect(result).toEqual(expected);
    expect(JSON.stringify(expected)).not.toMatch(/hunter22|68756e746572/);
  });

  it('does not have a stack put together by the program', () => {
    const { prepareStackTrace } = Error;
    let calls = 0;
    try {
      Error.prepareStackTrace = () => {
        calls += 1;
        return '';
      };
      preview({ error: new Error('x'), other: Object.assign(new Error('y'), { code: 1 }) });
    } finally {
      Error.prepareStackTrace = prepareStackTrace;
    }
    expect(calls).toBe(0);
  });

  it('shows what a module exports, but no deeper', () => {
    // What the runner of the tests imports is no true module.
    const module: unknown = createRequire(import.meta.url)('../../src/core/debug/value-limits.ts');
    const shown = preview(module);
    expect(shown).toMatchObject({ type: 'object', name: 'Module', size: 2 });
    expect(entry(shown, 'stopLimits')).toMatchObject({ type: 'object', size: 4, entries: [] });
  });

  it('is not misled by what only inherits from an object of the platform', () => {
    expect(preview(Object.create(URL.prototype))).toMatchObject({ type: 'object', name: 'URL', size: 0 });
  });
});

describe('the bounds of a picture', () => {
  it('are its depth and width, with sizes told beyond', () => {
    const shown = preview({ a: { b: { c: 1 } }, list: [1, 2, 3] }, { depth: 2, width: 2 });
    expect(entry(entry(shown, 'a') as Value, 'b')).toEqual({ type: 'object', name: null, size: 1, entries: [] });
    expect(entry(shown, 'list')).toMatchObject({ size: 3, entries: [{ name: '0' }, { name: '1' }] });
    expect(preview({ a: 1 }, { depth: 0 })).toMatchObject({ size: 1, entries: [] });
  });

  it('cut a text, with its length told, never inside a surrogate pair', () => {
    expect(preview('abcdef', { characters: 4 })).toEqual({ type: 'string', text: 'abcd', length: 6 });
    expect(preview('abc😀', { characters: 4 })).toEqual({ type: 'string', text: 'abc', length: 5 });
    expect(preview('abc\ud83d', { characters: 4 })).toEqual({ type: 'string', text: 'abc\ud83d', length: 4 });
    expect(entriesOf(preview({ abcdef: 1 }, { characters: 4 }))).toMatchObject([{ name: 'abcd…' }]);
  });

  it('make little of a text of 10 MB, an array of 10 million items, and a map of 100,000', () => {
    const text = preview('x'.repeat(10_000_000));
    expect(text).toMatchObject({ length: 10_000_000 });
    expect(text.text).toHaveLength(200);
    const list = preview(Array(10_000_000).fill(1));
    expect(list).toMatchObject({ size: 10_000_000 });
    expect(entriesOf(list)).toHaveLength(30);
    const map = preview(new Map(Array.from({ length: 100_000 }, (_, index) => [index, index])));
    expect(entriesOf(map)).toHaveLength(30);
  });

  it('hold all texts and names together, and leave a share for each value', () => {
    const long = 'x'.repeat(100_000);
    const locals = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`v${index}`, { long, more: { long } }]),
    );
    const [shown = []] = previewScopes([locals], { depth: 8, width: 200, characters: 100_000, total: 16_000 }, []);
    const texts = shown.flatMap(({ value }) => entry(value, 'long')?.text ?? '');
    expect(texts).toHaveLength(10);
    expect(Math.min(...texts.map((text) => text.length))).toBeGreaterThan(16);
    expect(JSON.stringify(shown).length).toBeLessThan(20_000);
  });

  it('hold whatever the value is', () => {
    const limits = { depth: 4, width: 5, characters: 20, total: 1_000 };
    fc.assert(
      fc.property(
        fc.anything({ maxDepth: 6, withMap: true, withSet: true, withBigInt: true, withDate: true }),
        (value) => {
          const shown = previewValue(value, limits, []);
          expect(depthOf(shown)).toBeLessThanOrEqual(limits.depth);
          expect(JSON.stringify(shown).length).toBeLessThan(20_000);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const depthOf = (value: Value): number =>
  entriesOf(value).length === 0 ? 0 : 1 + Math.max(...entriesOf(value).map((one) => depthOf(one.value)));

describe('secrets in a picture', () => {
  const hide = ['hunter22-long', 'jo'];

  it('vanish from texts, names, messages, symbols, functions and expressions', () => {
    const value = {
      text: 'Bearer hunter22-long',
      'key-hunter22-long': 1,
      error: new Error('for hunter22-long'),
      symbol: Symbol('hunter22-long'),
      regexp: /hunter22-long/,
      map: new Map([['hunter22-long', 1]]),
      boxed: Object('hunter22-long'),
      word: 'jo is not major',
      function: Object.defineProperty(() => {}, 'name', { value: 'hunter22-long' }),
    };
    const shown = preview(value, {}, hide);
    expect(JSON.stringify(shown)).not.toContain('hunter22');
    expect(textsOf(shown)).toMatchObject({
      text: 'Bearer ‹secret›',
      'key-‹secret›': '1',
      error: 'for ‹secret›',
      word: '‹secret› is not major',
    });
  });

  it('vanish where the cut would leave a part of them', () => {
    for (let characters = 0; characters < 40; characters += 1) {
      const shown = preview('Bearer hunter22-long and more', { characters }, hide);
      expect('Bearer ‹secret› and more'.startsWith(shown.text ?? '?')).toBe(true);
      expect(shown.text).not.toContain('hunter');
    }
    expect(preview('Bearer hunter22-long', {}, hide)).toEqual({ type: 'string', text: 'Bearer ‹secret›', length: 15 });
  });

  it('vanish from bytes, also beyond those that are shown', () => {
    const hex = (text: string): string | undefined => preview(Buffer.from(text), {}, hide).text;
    expect(hex('a hunter22-long b')).toBe('6120‹secret›2062');
    expect(hex(`${'x'.repeat(28)}hunter22-long`)).toBe(`${'78'.repeat(28)}…`);
    expect(hex('hunter22-long'.repeat(5))).toBe(`${'‹secret›'.repeat(4)}…`);
    expect(hex('é')).toBe('c3a9');
  });
});

describe('pictures of scopes', () => {
  it('hold every variable of each', () => {
    const shown = previewScopes([{ a: 1 }, { b: 'x' }], stopLimits, []);
    expect(shown.map(namesAndTexts)).toEqual([[['a', '1']], [['b', 'x']]]);
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`v${index}`, 'text']));
    expect(previewScopes([many], stopLimits, [])[0]).toHaveLength(5_000);
  });

  it('are made of what V8 holds of a call, also before a declaration has run', () => {
    const call = (first: number): unknown => {
      const lone = 'a\ud800b';
      // biome-ignore lint/suspicious/noDebugger: the test stops here
      debugger;
      const late = first;
      return [lone, late];
    };
    expect(namesAndTexts(scopeAtPause(() => call(7)))).toEqual([
      ['first', '7'],
      ['lone', 'a\ud800b'],
      ['late', '[uninitialised]'],
    ]);
  });
});

const namesAndTexts = (scope: readonly Entry[]): readonly (readonly [string, string | undefined])[] =>
  scope.map(({ name, value }) => [name, value.text]);

const hookName = 'preview of the test';

/** The innermost scope where a function stops, pictured as the debugger does it. */
const scopeAtPause = (run: () => unknown): readonly Entry[] => {
  const shown: Entry[] = [];
  const session = new Session();
  session.connect();
  Object.defineProperty(globalThis, hookName, {
    value: (scope: object) => previewScopes([scope], stopLimits, [])[0],
    configurable: true,
  });
  try {
    session.post('Debugger.enable');
    session.once('Debugger.paused', ({ params: { callFrames } }) => {
      const functionDeclaration = `function () { return globalThis['${hookName}'](this); }`;
      const objectId = callFrames[0]?.scopeChain[0]?.object.objectId ?? 'none';
      const call = { objectId, functionDeclaration, returnByValue: true };
      session.post('Runtime.callFunctionOn', call, (_, { result }: Runtime.CallFunctionOnReturnType) =>
        shown.push(...result.value),
      );
    });
    run();
    return shown;
  } finally {
    session.disconnect();
    Reflect.deleteProperty(globalThis, hookName);
  }
};
