import { describe, expect, it } from 'vitest';
import { debugHandler, type Files } from '../debug-handler.ts';
import { outcomeOf } from '../run-handler.ts';

/** The stops at exceptions, with the breakpoint `uncaught`, and then with `throw`. */
const throwsOf = async (files: Files) => {
  const { run, stops, setBreakpoints } = await debugHandler(files, { answers: ['continue'] });
  const stopsWith = async (breakpoint: 'uncaught' | 'throw'): Promise<readonly string[]> => {
    await setBreakpoints([breakpoint]);
    stops.length = 0;
    await run();
    return stops.filter((stop) => stop.startsWith('throw ')).map((stop) => stop.slice('throw '.length));
  };
  return { uncaught: await stopsWith('uncaught'), all: await stopsWith('throw') };
};

/** A handler of these lines, beside functions that throw. */
const handlerOf = (body: string): Files => ({
  'h.ts': `
    const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
    async function hard(): Promise<void> {
      throw new Error('hard');
    }
    async function hardLater(): Promise<void> {
      await later();
      throw new Error('later');
    }
    async function nested(): Promise<void> {
      await later();
      await hardLater();
    }
    function* numbers() {
      yield 1;
      throw new Error('numbers');
    }
    async function* pages() {
      yield 1;
      await later();
      throw new Error('pages');
    }
    export default async ({ value }) => {
      ${body}
    };`,
});

const hard = "throw new Error('hard');";
const late = "throw new Error('later');";
const numbers = "throw new Error('numbers');";
const pages = "throw new Error('pages');";

type Case = readonly [name: string, body: string, thrown: readonly string[]];

const caught: readonly Case[] = [
  ['by a try around it', "try {\n throw new Error('x');\n } catch {}", ["throw new Error('x');"]],
  ['by a try around an await', 'try { await hard(); } catch {}', [hard]],
  ['after an await, by a try around an await', 'try { await hardLater(); } catch {}', [late]],
  ['two awaits further out', 'try { await later(); await nested(); } catch {}', [late]],
  ['where its promise is awaited at last', 'const job = hardLater();\n try { await job; } catch {}', [late]],
  ['by catch', 'await hard().catch(() => {});', [hard]],
  ['after an await, by catch', 'await hardLater().then(() => 1).catch(() => {});', [late]],
  ['by Promise.allSettled', 'await Promise.allSettled([later(), hardLater()]);', [late]],
  ['around Promise.all', 'try { await Promise.all([1].map(() => hardLater())); } catch {}', [late]],
  ['in a callback', 'try { [1].forEach((n) => {\n null.n;\n }); } catch {}', ['null.n;']],
  [
    'in a callback of Node',
    "try { new (await import('node:events')).EventEmitter()\n.on('a', () => {\n null.n;\n }).emit('a'); } catch {}",
    ['null.n;'],
  ],
  ['in what parses JSON', "try {\n JSON.parse('{');\n } catch {}", ["JSON.parse('{');"]],
  ['in a generator', 'try { for (const n of numbers()) void n; } catch {}', [numbers]],
  ['in an async generator', 'try { for await (const n of pages()) void n; } catch {}', [pages]],
  ['in a function given to then', 'await later().then(() => {\n null.n;\n }).catch(() => {});', ['null.n;']],
  [
    'where a promise rejects later',
    'try { await new Promise((_, reject) => setTimeout(() => {\n reject(1);\n })); } catch {}',
    ['reject(1);'],
  ],
];

const uncaught: readonly Case[] = [
  ['at once', "throw new Error('x');", ["throw new Error('x');"]],
  ['after an await', "await later();\n throw new Error('x');", ["throw new Error('x');"]],
  ['in an async function', 'await hard();', [hard]],
  ['two awaits further in', 'try { await later(); } catch {}\n await nested();', [late]],
  ['through Promise.all', 'await Promise.all([later(), hardLater()]);', [late]],
  ['in a callback', '[1].forEach((n) => {\n null.n;\n });', ['null.n;']],
  ['in what parses JSON', "JSON.parse('{');", ["JSON.parse('{');"]],
  ['in a generator', 'for (const n of numbers()) void n;', [numbers]],
  ['in an async generator', 'for await (const n of pages()) void n;', [pages]],
  ['in finally', "try { await later(); } finally {\n throw new Error('x');\n }", ["throw new Error('x');"]],
  ['and thrown again', 'try { await hardLater(); } catch (error) {\n throw error;\n }', [late, 'throw error;']],
  ['where a promise rejects', 'await Promise.reject(1);', ['await Promise.reject(1);']],
  [
    'where nobody awaits it',
    'try { hardLater(); } catch {}\n await new Promise((resolve) => setTimeout(resolve, 50));',
    [late],
  ],
];

describe('the breakpoint uncaught', () => {
  it.each(caught)('passes over what is caught %s, and throw does not', async (_name, body, thrown) => {
    expect(await throwsOf(handlerOf(body))).toEqual({ uncaught: [], all: thrown });
  });

  it.each(uncaught)('stops at what is not caught %s, and so does throw', async (_name, body, thrown) => {
    expect(await throwsOf(handlerOf(body))).toEqual({ uncaught: thrown, all: thrown });
  });

  it('stops at what a handler without promises throws, and shows it', async () => {
    const { run, pauses } = await debugHandler(
      { 'h.js': "export default () => {\n  throw new TypeError('x');\n};" },
      { breakpoints: ['uncaught'], answers: ['continue'] },
    );
    const events = await run();
    expect(pauses.map(({ reason }) => reason)).toEqual(['entry', 'throw']);
    expect(pauses[1]?.thrown).toMatchObject({ type: 'error', name: 'TypeError', text: 'x' });
    expect(outcomeOf(events).outcome).toBe('failed');
  });

  it('stops at what adapt throws', async () => {
    const files = { 'h.js': 'export default {\n adapt() {\n null.n;\n },\n onMessage() {}\n};' };
    expect(await throwsOf(files)).toEqual({ uncaught: ['null.n;'], all: ['null.n;'] });
  });

  it('looks for what catches in other files, TypeScript and CommonJS', async () => {
    const files = {
      'h.ts':
        "import { guard } from './guard.cjs';\nexport default async () => {\n  await guard((): void => {\n null.n;\n });\n};",
      'guard.cjs': 'exports.guard = async (work) => { try { return await work(); } catch {} };\n',
    };
    expect(await throwsOf(files)).toEqual({ uncaught: [], all: ['null.n;'] });
  });

  it('takes no package for the code that catches', async () => {
    const files = {
      'h.js': "import guard from 'guard';\nexport default () => {\n  guard(() => {\n null.n;\n });\n};",
      'node_modules/guard/package.json': '{ "name": "guard", "main": "guard.js" }',
      'node_modules/guard/guard.js': 'module.exports = (work) => { try { work(); } catch {} };',
    };
    expect(await throwsOf(files)).toEqual({ uncaught: ['null.n;'], all: ['null.n;'] });
  });

  it('passes over many, up to the one that is not caught', async () => {
    const body = 'for (let n = 0; n < 300; n++) { try { await hard(); } catch {} }\n null.n;';
    const { uncaught, all } = await throwsOf(handlerOf(body));
    expect(uncaught).toEqual(['null.n;']);
    expect(all).toHaveLength(301);
  });
});
