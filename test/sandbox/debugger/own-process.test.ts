import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { gone, isAlive } from '../../support/process-gone.ts';
import { type Answer, type DebugOptions, debugHandler, type Files, saidOf, shown, stopsOf } from '../debug-handler.ts';
import { inputOf, messagesOf, outcomeOf } from '../run-handler.ts';

const inProcess = { isolate: 'process' } as const;
const debug = (files: Files, options: DebugOptions = {}) => debugHandler(files, { ...options, ...inProcess });

const tellsPid = `export default async () => {
        console.log(process.pid);
        await null;
        const end = 1;
        return end;
      };`;

describe('a handler in a process of its own is stepped', () => {
  it.each(['worker', 'process'] as const)(
    'as one in a worker is, into its own calls and none of Node: %s',
    async (isolate) => {
      const stops = await stopsOf(
        {
          'h.ts': `import { readFileSync } from 'node:fs';
      type Amount = number;
      export default {
        adapt: ({ value }) => {
          return value;
        },
        async onMessage({ input }, context) {
          readFileSync(import.meta.filename);
          await twice(input as Amount);
          await context.produce('out', { value: 1 });
        },
      };
      const twice = async (n: number) => {
        await null;
        return n * 2;
      };`,
        },
        { isolate, answers: ['in'], value: 4 },
      );
      expect(stops.filter((stop, index) => stop !== stops[index - 1])).toEqual([
        'entry return value;',
        'in readFileSync(import.meta.filename);',
        'in await twice(input as Amount);',
        'in await null;',
        'in return n * 2;',
        "in await context.produce('out', { value: 1 });",
        'in },',
      ]);
    },
  );

  it('does not stop once more at a call that was given a value of Node', async () => {
    const { run, stops } = await debug(
      {
        'h.js': `import { readFileSync } from 'node:fs';
      export default () => {
        readFileSync(import.meta.filename);
        const end = 1;
        return end;
      };`,
      },
      { answers: ['in'] },
    );
    await run();
    expect(stops).toEqual(['entry readFileSync(import.meta.filename);', 'in const end = 1;', 'in return end;']);
  });

  it('with next, out and until, in two messages alike', async () => {
    const { run, stops, lineOf } = await debug(
      {
        'h.js': `export default async ({ value }) => {
        const found = look(value.n);
        await null;
        const more = found + 1;
        return more;
      };
      const look = (n) => {
        const seen = n;
        return seen;
      };`,
      },
      {
        answers: (_, index): Answer =>
          (['in', 'out', 'next', { how: 'until', line: lineOf('return more') }, 'next'] as const)[index % 5] ?? 'next',
      },
    );
    await run({ n: 1 });
    const first = stops.splice(0);
    await run({ n: 1 });
    expect(first).toEqual([
      'entry const found = look(value.n);',
      'in const seen = n;',
      'out await null;',
      'next const more = found + 1;',
      'until return more;',
    ]);
    expect(stops).toEqual(first);
  });

  it('where it can be looked at and changed', async () => {
    let said: readonly string[] = [];
    const { run, pauses } = await debug(
      {
        'h.js': `export default ({ value }) => {
        let total = value.n;
        const rate = 2;
        console.log(total * rate);
      };`,
      },
      {
        breakpoints: ['{console.log}'],
        answers: async (pause): Promise<Answer> => {
          if (pause.reason === 'break') {
            const guarded = await pause.evaluate('total = 7', { frame: 0, mayChange: false });
            const read = await pause.evaluate('total + rate', { frame: 0, mayChange: false });
            const set = [await pause.assign('total', '50', 0), await pause.assign('rate', '3', 0)];
            said = [guarded, read, ...set].map(saidOf);
          }
          return 'continue';
        },
      },
    );
    const events = await run({ n: 4 });
    expect(pauses[1] && shown(pauses[1], 'total')).toBe('4');
    expect(said).toEqual(['it may change something', '6', '50', '3']);
    expect(messagesOf(events)).toEqual(['150']);
  });

  it('by a breakpoint with a condition in a hot loop, within its memory', async () => {
    const { run, pauses } = await debug(
      {
        'h.js': `export default () => {
        let sum = 0;
        for (let i = 0; i < 40_000; i++) {
          sum += i;
        }
        return sum;
      };`,
      },
      { answers: ['continue'], breakpoints: ['{sum += i} if i === 39_999'] },
    );
    expect(outcomeOf(await run()).outcome).toBe('ok');
    expect(pauses.slice(1).map((pause) => shown(pause, 'i'))).toEqual(['39999']);
  });

  it('out of an endless loop, by a pause there', async () => {
    const { runner } = await debug(
      {
        'h.js': `export default () => {
        let isOn = true;
        console.log('begin');
        while (isOn) {
        }
        console.log('end');
      };`,
      },
      {
        timeoutMs: 0,
        answers: async (pause): Promise<Answer> => {
          if (pause.reason === 'pause') await pause.assign('isOn', 'false', 0);
          return 'continue';
        },
      },
    );
    const said: string[] = [];
    for await (const event of runner.run(inputOf({}), { signal: new AbortController().signal })) {
      if (event.type === 'log') said.push(event.message);
      if (event.type === 'log' && event.message === 'begin') runner.pause();
    }
    expect(said).toEqual(['begin', 'end']);
  });

  it('and told where it loops without end', async () => {
    const { run } = await debug(
      { 'h.js': 'export default ({ value }) => {\n  if (value.isFine) return;\n  for (;;);\n};' },
      { answers: ['continue'], timeoutMs: 500 },
    );
    expect(outcomeOf(await run({}))).toMatchObject({ outcome: 'timeout', error: { file: 'h.js', line: 3 } });
    expect(outcomeOf(await run({ isFine: true })).outcome).toBe('ok');
  });
});

describe('the process of a handler that stands still', () => {
  it('is gone when the debugger has closed', async () => {
    const standing = Promise.withResolvers<void>();
    const { runner, run, close } = await debug(
      { 'h.js': tellsPid },
      {
        breakpoints: ['{const end}'],
        answers: (pause): Answer | Promise<Answer> => {
          if (pause.reason === 'entry') return 'continue';
          standing.resolve();
          return new Promise(() => {});
        },
      },
    );
    expect(runner.isArmed).toBe(true);
    const running = run();
    await standing.promise;
    await close();
    const events = await running;
    const pid = Number(messagesOf(events)[0]);
    expect(pid).toBeGreaterThan(0);
    expect(isAlive(pid)).toBe(false);
  });

  it('is gone when evtool has been killed', async () => {
    const { root } = await debug({ 'h.js': tellsPid });
    const evtool = spawn(process.execPath, ['--input-type=module', '-e', standsStill(root)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [text] = await once(evtool.stdout, 'data');
    const pid = Number(String(text));
    expect(isAlive(pid)).toBe(true);
    evtool.kill('SIGKILL');
    await gone(pid);
  });
});

/** A program that tells the process of a handler which stands at its first line, for ever. */
const standsStill = (root: string): string => {
  const url = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  return `
    const { openDebugger } = await import(${url('../../../src/sandbox/open-debugger.ts')});
    const { inputOf } = await import(${url('../run-handler.ts')});
    const runner = await openDebugger({
      root: ${JSON.stringify(root)},
      handler: { name: 'h', module: 'h.js', events: [], topics: [], nodeOptions: [], envFile: null },
      timeoutMs: 30_000, maxMemoryMb: 256, env: {}, isolate: 'process',
      onProduce: async () => { throw new Error('it produces nothing'); },
      onPause: async (pause) => {
        const { value } = await pause.evaluate('process.pid', { frame: 0, mayChange: true });
        console.log(value.text);
        return new Promise(() => {});
      },
    });
    for await (const _ of runner.run(inputOf({}), { signal: new AbortController().signal }));`;
};
