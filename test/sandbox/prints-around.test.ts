import { describe, expect, it } from 'vitest';
import { handlersIn, inputOf, logsOf } from './run-handler.ts';

describe.each(['worker', 'process'] as const)('what a handler prints in a %s around its streams', (isolate) => {
  const { runOnce } = handlersIn(isolate);

  it.each<readonly [way: string, answer: unknown, logs: readonly string[]]>([
    ['writeSync', 7, ['info one', 'warn two']],
    ['write', 5, ['info later']],
    ['writev', 2, ['info ab']],
    ['files', undefined, ['info whole', 'warn more']],
    ['spawn', [null, null, 0], ['info out of it', 'warn err of it']],
    ['numbers', [null, null, null], ['warn err of it', 'warn out of it']],
    ['streams', undefined, ['info err of it', 'warn out of it']],
    ['keyboard', undefined, ['info out of it']],
    ['fourth', undefined, ['info out of it']],
    ['fork', undefined, ['info forked']],
    ['spawnSync', [0, null], ['info out of it', 'warn err of it']],
    ['numbersSync', [null, null, null], ['warn err of it', 'warn out of it']],
    ['execNumbersSync', null, ['warn err of it', 'warn out of it']],
    ['execFailing', 3, ['info out of it', 'warn err of it']],
    ['execSync', null, ['info out of it', 'warn err of it']],
    ['execFileSync', 'out of it', ['warn err of it']],
  ])('is among its logs: %s', async (way, answer, expected) => {
    const logs = logsOf(await runOnce('prints-around.ts', inputOf({ way })));
    const done = logs.find(({ message }) => message === 'done');
    expect(done?.fields).toEqual({ answer });
    const printed = logs.filter((log) => log !== done).map(({ level, message }) => `${level} ${message}`);
    expect(printed.toSorted()).toEqual(expected);
  });

  it('has whole signs, wherever it was cut on its way', async () => {
    const logs = logsOf(await runOnce('prints-around.ts', inputOf({ way: 'manySigns' })));
    const printed = logs.filter(({ message }) => message !== 'done');
    expect(printed.length).toBeGreaterThan(1);
    for (const { message } of printed) expect(message).not.toContain('\ufffd');
  });

  it('may be as much as a child writes to a terminal', async () => {
    const logs = logsOf(await runOnce('prints-around.ts', inputOf({ way: 'muchSync' })));
    expect(logs.find(({ message }) => message === 'done')?.fields).toEqual({ answer: 0 });
  });
});
