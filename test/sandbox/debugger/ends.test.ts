import { describe, expect, it } from 'vitest';
import { type Answer, type DebugOptions, debugHandler, threads } from '../debug-handler.ts';
import { inputOf, messagesOf, outcomeOf } from '../run-handler.ts';

const lines = `export default async ({ value }, context) => {
        const a = value;
        await null;
        console.log('on');
      };`;

/** What becomes of a message whose handler does harm, and of the next one. */
const outcomeAndNext = async (work: string, options: DebugOptions = {}) => {
  const before = threads();
  const debugged = await debugHandler(
    {
      'h.js': `export default async ({ value }, context) => {
        if (value.isFine) return;
        ${work}
      };`,
    },
    { answers: ['continue'], ...options },
  );
  const outcome = outcomeOf(await debugged.run({}));
  const next = outcomeOf(await debugged.run({ isFine: true }));
  expect(next.outcome).toBe('ok');
  await debugged.close();
  expect(threads()).toBe(before);
  return { outcome, stops: debugged.stops };
};

describe('closing', () => {
  it('while the handler stands still ends it, with no thread left', async () => {
    const before = threads();
    for (const breakpoint of ['{const a}', '{console.log}']) {
      const standing = Promise.withResolvers<void>();
      const debugged = await debugHandler(
        { 'h.js': lines },
        {
          breakpoints: [breakpoint],
          answers: (pause): Answer | Promise<Answer> => {
            if (pause.reason !== 'break' && breakpoint !== '{const a}') return 'continue';
            standing.resolve();
            return new Promise(() => {});
          },
        },
      );
      const events = debugged.run();
      await standing.promise;
      await debugged.close();
      // It may have come to its end in the moment between it was let go and ended.
      expect(['failed', 'ok']).toContain(outcomeOf(await events).outcome);
      expect(threads()).toBe(before);
    }
  });

  it('while it is asked about a stop, and after an answer that comes too late', async () => {
    const standing = Promise.withResolvers<void>();
    const late = Promise.withResolvers<'next'>();
    const debugged = await debugHandler(
      { 'h.js': lines },
      {
        answers: async () => {
          standing.resolve();
          return late.promise;
        },
      },
    );
    const events = debugged.run();
    await standing.promise;
    const asked = debugged.pauses[0]?.evaluate('while (true);', { frame: 0, mayChange: true });
    await debugged.close();
    late.resolve('next');
    await events;
    // It was answered, or told that the handler has ended.
    expect(await asked).toHaveProperty('error');
  });

  it('while an expression keeps it busy', async () => {
    const before = threads();
    const standing = Promise.withResolvers<void>();
    const debugged = await debugHandler(
      { 'h.js': lines },
      {
        answers: () => {
          standing.resolve();
          return new Promise(() => {});
        },
      },
    );
    const events = debugged.run();
    await standing.promise;
    const asked = debugged.pauses[0]?.evaluate('(() => { for (;;); })()', { frame: 0, mayChange: true });
    await debugged.close();
    // Let go, it may run on for the moment until it is ended.
    expect(['ok', 'failed']).toContain(outcomeOf(await events).outcome);
    expect(await asked).toHaveProperty('error');
    expect(threads()).toBe(before);
  });

  it('before anything was run', async () => {
    const before = threads();
    const { close } = await debugHandler({ 'h.js': lines });
    await close();
    expect(threads()).toBe(before);
  });
});

describe('a run that is stopped', () => {
  it('while the handler stands still ends at once, and the next one is sound', async () => {
    const before = threads();
    const abort = new AbortController();
    const debugged = await debugHandler(
      { 'h.js': lines },
      {
        answers: (_, index): Answer | Promise<Answer> => {
          if (index > 0) return 'continue';
          abort.abort(new Error('stopped by the person'));
          return new Promise(() => {});
        },
      },
    );
    await expect(debugged.run({}, { signal: abort.signal })).rejects.toThrow('stopped by the person');
    expect(threads()).toBe(before);
    debugged.runner.stopAtEntry();
    expect(outcomeOf(await debugged.run()).outcome).toBe('ok');
    expect(debugged.stops).toEqual(['entry const a = value;', 'entry const a = value;']);
  });

  it('by its reader ends the handler that stands still', async () => {
    const before = threads();
    const debugged = await debugHandler(
      { 'h.js': "export default () => {\n  console.log('first');\n  debugger;\n};" },
      { answers: (pause) => (pause.reason === 'entry' ? 'continue' : new Promise(() => {})) },
    );
    const { signal } = new AbortController();
    for await (const event of debugged.runner.run(inputOf({}), { signal })) {
      expect(event.type).toBe('log');
      break;
    }
    expect(threads()).toBe(before);
  });

  it('by whoever is asked how to go on fails with its error', async () => {
    const before = threads();
    const debugged = await debugHandler(
      { 'h.js': lines },
      {
        answers: (_, index): Answer | Promise<Answer> => {
          if (index === 0) throw new Error('cannot show it');
          return 'continue';
        },
      },
    );
    await expect(debugged.run()).rejects.toThrow('cannot show it');
    expect(threads()).toBe(before);
    expect(outcomeOf(await debugged.run()).outcome).toBe('ok');
  });

  it('fails so, too, while the handler is being loaded', async () => {
    const debugged = await debugHandler(
      { 'h.js': `debugger;\n${lines}` },
      {
        answers: () => {
          throw new Error('cannot show it');
        },
      },
    );
    await expect(debugged.runner.load({ signal: new AbortController().signal })).rejects.toThrow('cannot show it');
  });
});

describe('a reload', () => {
  it('while the handler stands still ends that message', async () => {
    const debugged = await debugHandler(
      { 'h.js': lines },
      {
        answers: (_, index): Answer | Promise<Answer> => {
          if (index > 0) return 'next';
          void debugged.runner.reload();
          return new Promise(() => {});
        },
      },
    );
    await debugged.run();
    debugged.runner.stopAtEntry();
    expect(outcomeOf(await debugged.run()).outcome).toBe('ok');
    expect(debugged.stops.filter((stop) => stop.startsWith('entry'))).toHaveLength(2);
  });
});

describe('a debugger that is asked while its thread ends', () => {
  it.each(['worker', 'process'] as const)(
    'takes breakpoints and pauses, and says that it has ended: a %s',
    async (isolate) => {
      const standing = Promise.withResolvers<void>();
      const debugged = await debugHandler(
        { 'h.js': lines },
        {
          isolate,
          answers: (_, index): Answer | Promise<Answer> => {
            if (index > 0) return 'continue';
            standing.resolve();
            return new Promise(() => {});
          },
        },
      );
      const events = debugged.run();
      await standing.promise;
      const { runner, pauses, setBreakpoints, stops } = debugged;
      const ended = runner.reload();
      runner.pause();
      const asked = ['a', 'a = 1'].map((text, index) => pauses[0]?.evaluate(text, { frame: 0, mayChange: index > 0 }));
      const set = [setBreakpoints(['{console.log}']), setBreakpoints([]), setBreakpoints(['{console.log}'])];
      const scopes = pauses[0]?.scopesOf(0);
      const found = pauses[0]?.lineWithCode(2);
      for (const evaluation of await Promise.all(asked)) expect(evaluation).toHaveProperty('error');
      await Promise.all([ended, scopes, found, pauses[0]?.assign('a', '1', 0), ...set]);
      await events;
      runner.stopAtEntry();
      expect(outcomeOf(await debugged.run()).outcome).toBe('ok');
      expect(stops.slice(1)).toEqual(['entry const a = value;', "break console.log('on');"]);
    },
  );

  it.each(['worker', 'process'] as const)('by an expression that exits: a %s', async (isolate) => {
    const { run, stops } = await debugHandler(
      { 'h.js': lines },
      {
        isolate,
        answers: async (pause, index): Promise<Answer> => {
          if (index > 0) return 'continue';
          expect(await pause.evaluate('process.exit(4)', { frame: 0, mayChange: true })).toHaveProperty('error');
          expect(await pause.evaluate('a', { frame: 0, mayChange: false })).toHaveProperty('error');
          expect(await pause.assign('a', '1', 0)).toHaveProperty('error');
          expect(await pause.scopesOf(0)).toEqual([]);
          await pause.lineWithCode(3);
          return 'next';
        },
      },
    );
    const { outcome, error } = outcomeOf(await run());
    expect({ outcome, error }).toMatchObject({ outcome: 'failed', error: { name: 'ProcessExit' } });
    expect(outcomeOf(await run()).outcome).toBe('ok');
    expect(stops).toHaveLength(2);
  });
});

describe('a stop that is over', () => {
  it.each(['worker', 'process'] as const)('answers no more, wherever the handler stands now: a %s', async (isolate) => {
    const { run, pauses } = await debugHandler(
      { 'h.js': lines },
      {
        isolate,
        answers: async (_, index): Promise<Answer> => {
          const before = pauses[index - 1];
          if (before === undefined) return 'next';
          expect(await before.evaluate('a', { frame: 0, mayChange: false })).toHaveProperty('error');
          expect(await before.assign('a', '1', 0)).toHaveProperty('error');
          expect(await before.scopesOf(0)).toEqual([]);
          return 'next';
        },
      },
    );
    expect(outcomeOf(await run()).outcome).toBe('ok');
    expect(pauses.length).toBeGreaterThan(2);
  });
});

describe('a handler that', () => {
  it('loops without end is ended, and its line is told', async () => {
    const { outcome } = await outcomeAndNext('for (;;);', { timeoutMs: 500 });
    expect(outcome.outcome).toBe('timeout');
    expect(outcome.error).toMatchObject({ file: 'h.js', line: 3 });
  });

  it('loops and allocates until V8 has optimised it is ended', async () => {
    const { outcome } = await outcomeAndNext('let x; const o = {}; for (;;) x = new Array(1000).fill(o);', {
      timeoutMs: 1000,
    });
    expect(outcome.outcome).toBe('timeout');
  });

  it('eats all memory is ended', async () => {
    const { outcome } = await outcomeAndNext('const all = []; for (;;) all.push(new Array(1000).fill(all));', {
      maxMemoryMb: 64,
    });
    expect(outcome).toMatchObject({ outcome: 'failed', error: { name: 'OutOfMemory' } });
  });

  it('eats all memory in texts and maps is ended', async () => {
    const { outcome } = await outcomeAndNext(
      "const all = new Map(); for (let i = 0; ; i++) all.set(i, String(i).padEnd(500, 'x') + Math.random());",
      { maxMemoryMb: 64 },
    );
    expect(outcome).toMatchObject({ outcome: 'failed', error: { name: 'OutOfMemory' } });
  });

  it('exits the process is told with its line', async () => {
    const { outcome } = await outcomeAndNext('process.exit(3);');
    expect(outcome).toMatchObject({ outcome: 'failed', error: { name: 'ProcessExit', file: 'h.js', line: 3 } });
  });

  it('leaves a rejection unhandled is told with its line', async () => {
    const { outcome } = await outcomeAndNext("void Promise.reject(new Error('left behind'));");
    expect(outcome).toMatchObject({ outcome: 'failed', error: { message: 'left behind', file: 'h.js', line: 3 } });
  });

  it('throws in a timer is told with its line', async () => {
    const { outcome } = await outcomeAndNext(
      "await new Promise(() => setTimeout(() => { throw new Error('too late'); }, 1));",
    );
    expect(outcome).toMatchObject({ outcome: 'failed', error: { message: 'too late', line: 3 } });
  });

  it('never resolves, with nothing pending, is told at once', async () => {
    const { outcome } = await outcomeAndNext('await new Promise(() => {});', { timeoutMs: 0 });
    expect(outcome).toMatchObject({ outcome: 'failed', error: { name: 'NeverResolves' } });
  });

  it('never resolves, with a timer pending, ends by the time-out', async () => {
    const { outcome } = await outcomeAndNext('setInterval(() => {}, 10); await new Promise(() => {});', {
      timeoutMs: 300,
    });
    expect(outcome.outcome).toBe('timeout');
  });

  it('does any of this while it is stepped through ends the same way', async () => {
    const harms = {
      ProcessExit: 'process.exit(3);',
      Error: "await Promise.reject(new Error('no'));",
      NeverResolves: 'await new Promise(() => {});',
    };
    for (const [name, work] of Object.entries(harms)) {
      for (const how of ['next', 'in', 'out'] as const) {
        const { outcome, stops } = await outcomeAndNext(work, { answers: [how], timeoutMs: 0 });
        expect(outcome).toMatchObject({ outcome: 'failed', error: { name } });
        expect(stops.filter((stop) => stop.startsWith('entry'))).toHaveLength(2);
      }
    }
  });
});

describe('time', () => {
  const waits = (ms: number) => () => new Promise<'next'>((resolve) => setTimeout(resolve, ms, 'next'));

  it('does not run out while the handler stands still', async () => {
    const { run } = await debugHandler({ 'h.js': lines }, { timeoutMs: 400, answers: waits(300) });
    const events = await run();
    expect(outcomeOf(events).outcome).toBe('ok');
    expect(messagesOf(events)).toEqual(['on']);
  });

  it('does not run out for an expression that keeps the handler busy', async () => {
    const { run } = await debugHandler(
      { 'h.js': lines },
      {
        timeoutMs: 400,
        answers: async (pause, index): Promise<Answer> => {
          if (index === 0) await pause.evaluate('(() => { for (;;); })()', { frame: 0, mayChange: true });
          return 'next';
        },
      },
    );
    expect(outcomeOf(await run()).outcome).toBe('ok');
  });

  it('runs while the handler does', async () => {
    const { run, stops } = await debugHandler(
      {
        'h.js':
          'export default async () => {\n  const a = 1;\n  await new Promise((r) => setTimeout(r, 60_000, a));\n};',
      },
      { timeoutMs: 300 },
    );
    expect(outcomeOf(await run()).outcome).toBe('timeout');
    expect(stops).toHaveLength(2);
  });
});

describe('pause', () => {
  it('breaks into an endless loop, where its variables can be set to end it', async () => {
    const debugged = await debugHandler(
      {
        'h.js': `export default ({ value }) => {
        let isOn = true;
        let turns = 0;
        console.log('begin');
        while (isOn) {
          turns += 1;
        }
        return turns;
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
    const { signal } = new AbortController();
    let outcome: string | undefined;
    for await (const event of debugged.runner.run(inputOf({}), { signal })) {
      if (event.type === 'log') debugged.runner.pause();
      if (event.type === 'outcome') outcome = event.outcome;
    }
    expect(outcome).toBe('ok');
    expect(debugged.pauses[1]?.reason).toBe('pause');
    expect(debugged.pauses[1]?.frames[0]?.function).toBe('default');
  });

  it('during an await stops at the next line that runs', async () => {
    const debugged = await debugHandler(
      {
        'h.js': `import { setTimeout as sleep } from 'node:timers/promises';
      export default async () => {
        console.log('begin');
        await sleep(200);
        const after = 1;
        return after;
      };`,
      },
      { answers: ['continue'] },
    );
    const { signal } = new AbortController();
    for await (const event of debugged.runner.run(inputOf({}), { signal })) {
      if (event.type === 'log') debugged.runner.pause();
    }
    // The line that waits may not have been left yet.
    expect(debugged.stops.slice(1)).toEqual([expect.stringMatching(/^pause (?:await sleep|const after)/)]);
  });

  it('while nothing runs stops at the next message', async () => {
    const { run, runner, stops } = await debugHandler({ 'h.js': lines }, { answers: ['continue'] });
    await run();
    runner.pause();
    await run();
    await run();
    expect(stops).toHaveLength(2);
    expect(stops[1]).toMatch(/^(?:pause|entry) const a = value;$/);
  });
});
