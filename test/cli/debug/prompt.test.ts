import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReplayWorkspace, replayWorkspace } from '../../support/replay-workspace.ts';
import { runCli, startCli } from '../../support/run-cli.ts';
import { copyWorkspace } from '../../support/workspace-copy.ts';

type Line = Readonly<Record<string, unknown>>;

const url = 'http://mirror.stream.centos.org/9-stream/AppStream/x86_64/os/';
const order = { event: 'order', key: '7', value: { id: '7', do: [{ log: 'first' }, { log: 'second' }] } };
const step = ['replay', 'o.json', '--handler', 'order', '--step'];

const script = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

const jsonOf = (stdout: string): readonly Line[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const workspace = (files: Readonly<Record<string, unknown>> = {}): Promise<ReplayWorkspace> =>
  replayWorkspace({ 'o.json': order, ...files });

/** What the prompt prints as NDJSON for these lines. */
const answers = async (lines: readonly string[], { args = step, files = {} } = {}): Promise<readonly Line[]> => {
  const { root } = await workspace(files);
  const { stdout } = await runCli([...args, '-O', 'ndjson'], { cwd: root, stdin: script(...lines) });
  return jsonOf(stdout);
};

const commandsOf = (lines: readonly Line[]): readonly Line[] => lines.filter(({ command }) => command !== undefined);
const stopsOf = (lines: readonly Line[]): readonly Line[] => lines.filter(({ stop }) => stop !== undefined);

describe('the plain prompt', () => {
  it('prints stops, answers and summaries as NDJSON, for a script', async () => {
    const { root } = await copyWorkspace();
    const args = ['replay', 'fixtures/msg-1.json', '--handler', 'introspect', '--step', '-O', 'ndjson'];
    const stdin = script('next', 'next', 'print message.value.url', 'continue');
    const { stdout, stderr, code } = await runCli(args, { cwd: root, stdin });
    const [first, second, third, printed, summary, ...others] = jsonOf(stdout);
    expect(others).toEqual([]);
    expect(Object.keys(first ?? {})).toEqual([
      'stop',
      'reason',
      'stage',
      'file',
      'line',
      'column',
      'function',
      'locals',
      'changed',
      'message',
    ]);
    const file = 'handlers/introspect.ts';
    const message = { topic: 'platform.content-sources.introspect', fixture: 'fixtures/msg-1.json' };
    expect(first).toMatchObject({
      stop: 1,
      reason: 'entry',
      stage: 'adapt',
      file,
      line: 8,
      function: 'adapt',
      message,
    });
    expect(second).toMatchObject({ stop: 2, reason: 'next', stage: 'handle', file, line: 11, function: 'onMessage' });
    expect(second).toMatchObject({ returned: { function: 'adapt', value: { url } } });
    expect(third).toMatchObject({ stop: 3, line: 12, logs: [{ level: 'info', message: `introspecting ${url}` }] });
    expect(printed).toEqual({ command: 'print', expression: 'message.value.url', value: url });
    expect(summary).toMatchObject({ handler: 'introspect', outcome: 'ok' });
    expect({ stderr, code }).toEqual({ stderr: expect.stringMatching(/^1 message: 1 ok, /), code: 0 });
  });

  it('prints stops as text, with the code around and what changed', async () => {
    const { root } = await workspace();
    const { stdout, code } = await runCli(step, { cwd: root, stdin: script('next', 'next', 'quit') });
    const lines = stdout.split('\n');
    expect(lines.slice(0, 8)).toEqual([
      'message 1  o.json  key 7  order ✓',
      'stop 1  handle  handlers/order.ts:7:37  onMessage   (entry)',
      '    5 | export default defineHandler<Order>({',
      '    6 |   async onMessage({ value, headers }, context) {',
      '>   7 |     for (const deed of value?.do ?? []) {',
      '    8 |       if (deed.log) context.log.info(deed.log, { id: value.id });',
      "    9 |       if (deed.tell) context.log.warn('the header is ' + headers.Auth);",
      '  value = { id: "7", do: [ { log: "first" }, { log: "second" } ] }',
    ]);
    expect(stdout).toContain('\n  deed = { log: "first" }  *\n');
    expect(stdout).toContain('\n  log  info   first  {"id":"7"}\nstop 3  ');
    expect(stdout).not.toContain('(evtool)');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(code).toBe(0);
  });

  it('does the last running command again at an empty line', async () => {
    const stops = stopsOf(await answers(['', 'next', 'print 1', '', '']));
    expect(stops.map(({ line, reason }) => [line, reason])).toEqual([
      [7, 'entry'],
      [8, 'next'],
      [9, 'next'],
      [10, 'next'],
    ]);
  });

  it('goes on to the end without stopping when the input ends', async () => {
    const files = { 'p.json': order };
    const args = ['replay', 'o.json', 'p.json', '--handler', 'order', '--break', '8'];
    const lines = await answers(['next'], { args, files });
    expect(lines.map(({ stop, outcome }) => stop ?? outcome)).toEqual([1, 2, 'ok', 'ok']);
  });

  it('ends at quit, with the summaries of what was finished', async () => {
    const { root } = await workspace({ 'bad.json': { event: 'order', value: { id: 'x', do: [{ throw: 'no' }] } } });
    const args = ['debug', 'order', 'bad.json', 'o.json', '-O', 'ndjson', '--keep-going', '--break', 'entry'];
    const { stdout, stderr, code } = await runCli(args, { cwd: root, stdin: script('continue', 'quit', 'print 1') });
    expect(jsonOf(stdout).map(({ stop, outcome }) => stop ?? outcome)).toEqual([1, 'failed', 2]);
    expect({ stderr, code }).toEqual({ stderr: expect.stringMatching(/^1 message: 0 ok, 1 failed/), code: 4 });
  });

  it('counts a message that was left at its outcome as finished', async () => {
    const { root } = await workspace({ 'bad.json': { event: 'order', value: { id: 'x', do: [{ throw: 'no' }] } } });
    const args = ['debug', 'order', 'bad.json', 'o.json', '-O', 'ndjson'];
    const { stdout, code } = await runCli(args, { cwd: root, stdin: script('out', 'quit') });
    expect(jsonOf(stdout).map(({ stage, outcome }) => [stage, outcome])).toEqual([
      ['handle', undefined],
      ['outcome', 'failed'],
      [undefined, 'failed'],
    ]);
    expect(code).toBe(4);
  });

  it('ends at quit also while it waits for a save', async () => {
    const { root } = await workspace();
    const input = typing();
    const running = startCli([...step, '--watch', '-O', 'ndjson'], { cwd: root, stdin: input.lines });
    input.type('continue');
    await running.says(/"waiting":"a save"/);
    input.type('quit');
    expect(await running.result).toMatchObject({ code: 0 });
    input.end();
  });

  it('says what a line is that is no command', async () => {
    const [misspelt, unfinished, unread] = commandsOf(await answers(['prnt', 'print', 'frame x']));
    expect(misspelt).toEqual({ command: 'prnt', error: 'unknown command "prnt"; did you mean print?' });
    expect(unfinished).toMatchObject({ command: 'print', error: expect.stringContaining('needs an expression') });
    expect(unread).toMatchObject({ command: 'frame', error: expect.stringContaining('not "x"') });
  });

  it('says when nothing was left to run', async () => {
    const { root } = await workspace();
    const result = await runCli(['debug', 'order'], { cwd: root });
    expect(result).toMatchObject({
      stdout: '',
      stderr: expect.stringMatching(/^0 messages: orders is empty\./),
      code: 0,
    });
  });

  it('says of a message that was left before it ended that it is none', async () => {
    const { root } = await workspace();
    const { stderr } = await runCli(step, { cwd: root, stdin: 'quit\n' });
    expect(stderr).toMatch(/^0 messages: 0 ok/);
  });
});

describe('looking around', () => {
  it('evaluates without letting anything change, unless it is told to', async () => {
    const [guarded, failed, allowed, after] = commandsOf(
      await answers(['print value.do.push(1)', 'print nothing', '!value.do.push(1)', 'print value.do.length']),
    );
    expect(guarded).toMatchObject({ command: 'print', guarded: true, error: 'it may change something' });
    expect(failed).toMatchObject({ error: 'ReferenceError: nothing is not defined' });
    expect(allowed).toEqual({ command: '!', expression: 'value.do.push(1)', value: 3 });
    expect(after).toMatchObject({ value: 3 });
  });

  it('sets variables, and shows what is watched at every stop', async () => {
    const lines = await answers(['watch value.id', 'set value.id = "8"', 'next', 'unwatch 1', 'unwatch 1', 'next']);
    expect(commandsOf(lines)).toEqual([
      { command: 'watch', number: 1, expression: 'value.id', value: '7' },
      { command: 'set', name: 'value.id', expression: '"8"', value: '8' },
      { command: 'unwatch', number: 1 },
      { command: 'unwatch', error: 'nothing is watched' },
    ]);
    expect(stopsOf(lines).map(({ watches }) => watches)).toEqual([
      undefined,
      [{ expression: 'value.id', value: '8' }],
      undefined,
    ]);
  });

  it('walks up and down the calls, whose variables print and locals then read', async () => {
    const files = {
      'handlers/order.ts': script(
        'const inner = (amount: number) => {',
        '  return amount + 1;',
        '};',
        'export default async ({ value }: any) => {',
        '  const price = 3;',
        '  inner(price);',
        '};',
      ),
    };
    const lines = [
      'next',
      'in',
      'where',
      'up',
      'print price',
      'locals',
      'up',
      'down',
      'down',
      'frame 9',
      'print amount',
    ];
    const answered = commandsOf(await answers(lines, { files }));
    const [where, up, price, locals, top, down, bottom, none, amount] = answered;
    const file = 'handlers/order.ts';
    expect(where).toMatchObject({
      selected: 0,
      frames: [
        { frame: 0, function: 'inner', file, line: 2 },
        { frame: 1, line: 6 },
      ],
    });
    expect(up).toMatchObject({ command: 'up', frame: 1, file, line: 6, locals: { price: 3 } });
    expect(price).toMatchObject({ value: 3 });
    expect(locals).toMatchObject({
      scopes: expect.arrayContaining([{ kind: 'module', variables: expect.anything() }]),
    });
    expect(top).toEqual({ command: 'up', error: 'this is the outermost call' });
    expect(down).toMatchObject({ command: 'down', frame: 0, function: 'inner', locals: { amount: 3 } });
    expect(bottom).toEqual({ command: 'down', error: 'this is the innermost call' });
    expect(none).toEqual({ command: 'frame', error: 'there is no call 9: the last is 1' });
    expect(amount).toMatchObject({ value: 3 });
  });

  it('lists the code around, and more of it each time, to the end of the file', async () => {
    const [first, second, third] = commandsOf(await answers(['list', 'list', 'list']));
    expect(first).toMatchObject({ command: 'list', file: 'handlers/order.ts', current: 7 });
    expect(first?.lines).toMatchObject([{ line: 2 }, ...Array(9).fill({}), { line: 12 }]);
    expect(second?.lines).toMatchObject([{ line: 13, text: '      }' }, ...Array(6).fill({}), { line: 20 }]);
    expect(third).toEqual({ command: 'list', error: 'this is the end of the file' });
  });

  it('steps back and forward through what was recorded, and reads it', async () => {
    const lines = await answers(
      ['next', 'next', 'next', 'back', 'back', 'print deed.log', 'set deed = 1', 'back', 'back', 'forward', 'next'],
      { files: { 'o.json': { ...order, value: { id: '7', do: [{ log: 'first' }] } } } },
    );
    expect(stopsOf(lines).map(({ stop, past, edge }) => [stop, past, edge])).toEqual([
      [1, undefined, undefined],
      [2, undefined, undefined],
      [3, undefined, undefined],
      [4, undefined, undefined],
      [3, true, undefined],
      [2, true, undefined],
      [1, true, 'first'],
      [1, true, 'first'],
      [2, true, undefined],
      [5, undefined, undefined],
    ]);
    expect(commandsOf(lines)).toMatchObject([
      { command: 'print', value: 'first' },
      { command: 'set', error: expect.stringContaining('this is the past') },
    ]);
  });

  it('says where a variable got other values', async () => {
    const [found, none] = commandsOf(await answers(['next', 'next', 'where deed', 'where nothing']));
    expect(found).toMatchObject({
      command: 'where',
      name: 'deed',
      changes: [{ stop: 2, line: 8, value: { log: 'first' } }],
    });
    expect(none).toEqual({ command: 'where', name: 'nothing', changes: [] });
  });

  it('shows the message, its headers, logs and help', async () => {
    const [message, headers, logs, help, about] = commandsOf(
      await answers(['message', 'headers', 'logs', 'help', 'help break']),
    );
    expect(message).toMatchObject({ message: { topic: 'orders', key: '7', value: order.value }, fixture: 'o.json' });
    expect(headers).toEqual({ command: 'headers', headers: { Type: 'Order', Auth: '‹secret›' } });
    expect(logs).toEqual({ command: 'logs', logs: [] });
    expect(help).toMatchObject({
      command: 'help',
      commands: expect.arrayContaining([{ name: 'quit', alias: 'q', does: 'end here' }]),
    });
    expect(about).toMatchObject({ command: 'help', about: 'break', text: expect.stringMatching(/^break SPEC/) });
  });

  it('never shows what a secret header holds, or the variables of the environment', async () => {
    const { root } = await workspace({ 'o.json': { ...order, value: { id: '7', do: [{ tell: true }] } } });
    const stdin = script('next', 'next', 'next', 'locals', 'print headers', 'message', 'where', 'print context');
    for (const format of ['text', 'ndjson']) {
      const args = [...step, '-O', format, '--trace', 'trace.ndjson'];
      const { stdout, stderr } = await runCli(args, { cwd: root, stdin, env: { TOKEN: 'from-outside' } });
      expect(stdout).toContain('‹secret›');
      expect(`${stdout}${stderr}`).not.toMatch(/open-sesame|from-outside/);
    }
  });

  it('never shows a secret in what an error says either', async () => {
    const { root } = await workspace();
    const thrown = '(() => { throw new Error(headers.Auth) })()';
    const stdin = script(
      `break 8 if ${thrown}`,
      `break 15 log ${thrown}`,
      `watch null[headers.Auth]`,
      `print null[headers.Auth]`,
      `!${thrown}`,
      `set headers = ${thrown}`,
      'next',
      'continue',
    );
    const { stdout, stderr } = await runCli([...step, '--trace', 't.ndjson'], { cwd: root, stdin });
    const trace = await readFile(join(root, 't.ndjson'), 'utf8');
    expect(stdout.match(/‹secret›/g)?.length).toBeGreaterThanOrEqual(6);
    expect(`${stdout}${stderr}${trace}`).not.toContain('open-sesame');
  });
});

describe('breakpoints', () => {
  it('are set, listed and cleared by numbers that are not used again', async () => {
    const lines = await answers(['break 13', 'break throw', 'breaks', 'clear 1', 'clear 1', 'break 8', 'continue']);
    expect(commandsOf(lines)).toEqual([
      { command: 'break', number: 1, breakpoint: 'handlers/order.ts:13', line: 14 },
      { command: 'break', number: 2, breakpoint: 'throw' },
      {
        command: 'breaks',
        breakpoints: [
          { number: 1, breakpoint: 'handlers/order.ts:13', line: 14 },
          { number: 2, breakpoint: 'throw' },
        ],
      },
      { command: 'clear', number: 1 },
      { command: 'clear', error: 'there is no breakpoint 1: they are 2' },
      { command: 'break', number: 3, breakpoint: 'handlers/order.ts:8', line: 8 },
    ]);
    expect(stopsOf(lines).at(-1)).toMatchObject({ reason: 'break', breakpoint: 3, line: 8 });
  });

  it('that only log tell a value and go on', async () => {
    const lines = await answers(['break 8 log deed.log', 'break 8 log nothing.at', 'continue']);
    expect(lines.filter(({ logpoint }) => logpoint === 1)).toEqual([
      { logpoint: 1, file: 'handlers/order.ts', line: 8, expression: 'deed.log', value: 'first' },
      { logpoint: 1, file: 'handlers/order.ts', line: 8, expression: 'deed.log', value: 'second' },
    ]);
    expect(lines.find(({ logpoint }) => logpoint === 2)).toMatchObject({ error: expect.stringContaining('nothing') });
    expect(stopsOf(lines)).toHaveLength(1);
  });

  it('of the command line stand in the handler where they name no file, and mean --step', async () => {
    const args = [
      'replay',
      'o.json',
      '--handler',
      'order',
      '--break',
      '8 if deed.log === "second"',
      '--watch-expr',
      'deed.log',
    ];
    const stops = stopsOf(await answers(['continue'], { args }));
    expect(stops).toMatchObject([
      { line: 7 },
      { line: 8, reason: 'break', breakpoint: 1, watches: [{ value: 'second' }] },
    ]);
  });
});

describe('the message', () => {
  it('is changed, checked and run again, and both runs are compared', async () => {
    const lines = await answers(['edit /id 3', 'edit /id "8"', 'edit /id "8', 'edit', 'retry', 'compare', 'continue']);
    const [wrong, right, broken, noEditor, comparison] = commandsOf(lines);
    expect(wrong).toMatchObject({
      command: 'edit',
      valid: false,
      issues: [expect.objectContaining({ path: '/id' }), {}],
    });
    expect(right).toMatchObject({ command: 'edit', valid: true });
    expect(broken).toMatchObject({ command: 'edit', error: expect.stringContaining('/id: the JSON is wrong') });
    expect(noEditor).toMatchObject({ command: 'edit', error: expect.stringContaining('without a terminal') });
    expect(comparison).toMatchObject({ first: { place: 1, variables: [{ name: 'value' }] } });
    expect(stopsOf(lines)).toMatchObject([{ stop: 1 }, { stop: 2, attempt: 2, locals: { value: { id: '8' } } }]);
    expect(lines.at(-1)).toMatchObject({ outcome: 'ok', logs: [{ fields: { id: '8' } }, {}] });
  });

  it('is compared only where it ran twice', async () => {
    expect(commandsOf(await answers(['compare']))).toMatchObject([{ error: expect.stringContaining('ran only once') }]);
  });

  it('is skipped, and the next one stops', async () => {
    const args = ['replay', 'o.json', 'p.json', '--handler', 'order', '--step'];
    const lines = await answers(['skip', 'quit'], { args, files: { 'p.json': order } });
    expect(lines).toMatchObject([{ stop: 1 }, { outcome: 'skipped' }, { stop: 2, message: { fixture: 'p.json' } }]);
  });

  it('that is invalid stops at the step that failed, with the place of the rule', async () => {
    const files = { 'o.json': { event: 'order', value: { id: 3 } } };
    const [stop, summary] = await answers(['continue'], { files });
    expect(stop).toMatchObject({ stop: 1, reason: 'invalid', stage: 'schema' });
    expect(stop).toMatchObject({
      issues: [{ path: '/id', schema: expect.stringMatching(/^schemas\/order\.yaml:/) }],
    });
    expect(stop).not.toHaveProperty('file');
    expect(stop).not.toHaveProperty('locals');
    expect(summary).toMatchObject({ outcome: 'invalid' });
    const { root } = await workspace(files);
    const { stdout, code } = await runCli(step, { cwd: root, stdin: 'print value\nlist\ncontinue\n' });
    expect(stdout).toMatch(/^stop 1 {2}schema {3}\(invalid\)$/m);
    expect(stdout).toMatch(/^ {6}schema {2}schemas\/order\.yaml:\d+:\d+$/m);
    expect(stdout).toContain('there is nothing to evaluate at this stage\nthere is no code here');
    expect(code).toBe(3);
  });

  it('shows what it led to at the stages after the handler', async () => {
    const paid = { key: 'k', value: { kind: 'paid', amount: 1 } };
    const files = { 'o.json': { ...order, value: { id: '7', do: [{ produce: ['payments', paid] }] } } };
    const lines = await answers(['stage', 'stage', 'produced', 'send', 'stage'], { files });
    expect(stopsOf(lines)).toMatchObject([
      { stage: 'handle' },
      { stage: 'produce', produced: [{ number: 1, topic: 'payments', event: 'paid', held: true }] },
      { stage: 'outcome', outcome: 'ok' },
    ]);
    expect(commandsOf(lines)).toMatchObject([
      { command: 'produced', produced: [{ number: 1, topic: 'payments', value: paid.value, held: true }] },
      { command: 'send', error: expect.stringContaining('--send') },
    ]);
  });

  it('is told of what it led to, not of what the one before did', async () => {
    const produces = {
      ...order,
      value: { id: '7', do: [{ produce: ['payments', { value: { kind: 'paid', amount: 1 } }] }] },
    };
    const args = ['replay', 'o.json', 'p.json', '--handler', 'order', '--break', 'entry'];
    const lines = await answers(['continue', 'stage'], { args, files: { 'o.json': produces, 'p.json': produces } });
    expect(stopsOf(lines).map(({ stage, produced }) => [stage, produced])).toMatchObject([
      ['handle', undefined],
      ['handle', undefined],
      ['produce', [{ number: 2 }]],
    ]);
  });

  it('sends what is held only when it is told to', async () => {
    const produce = { produce: ['payments', { value: { kind: 'paid', amount: 1 } }] };
    const { root } = await workspace({ 'o.json': { ...order, value: { id: '7', do: [produce, produce] } } });
    const args = [...step, '--send', '-O', 'ndjson'];
    const stdin = script('stage', 'send 2', 'send 2', 'send 9', 'continue');
    const { stdout } = await runCli(args, { cwd: root, stdin });
    expect(commandsOf(jsonOf(stdout))).toMatchObject([
      { command: 'send', sent: [{ number: 2, topic: 'payments', partition: expect.any(Number), offset: 0 }] },
      { command: 'send', error: 'Message 2 was sent already. See: produced' },
      { command: 'send', error: 'There is no produced message 9. See: produced' },
    ]);
    const tail = await runCli(['tail', 'payments', '--exit', '-O', 'ndjson'], { cwd: root });
    expect(jsonOf(tail.stdout)).toHaveLength(1);
  });
});

describe('Ctrl-C at the prompt', () => {
  const endless = script(
    'export default async ({ value }: any, context: any) => {',
    '  let round = 0;',
    '  for (;;) {',
    '    round += 1;',
    "    if (round === 1) context.log.info('running');",
    '    await new Promise(setImmediate);',
    '  }',
    '};',
  );

  it('stops where the handler runs, then ends', async () => {
    const { root } = await workspace({ 'handlers/order.ts': endless });
    const input = typing();
    const running = startCli([...step, '--break', '5 log round'], { cwd: root, stdin: input.lines });
    await running.says(/\(entry\)/);
    input.type('continue');
    await running.says(/logpoint 1 {2}handlers\/order\.ts:5 {2}round = 1\n/);
    running.interrupt();
    await running.says(/\(pause\)/);
    expect(running.stderr()).toBe('Stopping at the next line that runs; Ctrl-C again ends.\n');
    running.interrupt();
    expect(await running.result).toMatchObject({ code: 130 });
    input.end();
  });

  it('ends a handler that nobody is left to stop', async () => {
    const { root } = await workspace({ 'handlers/order.ts': endless });
    const running = startCli([...step, '--break', '5 log round'], { cwd: root, stdin: script('continue') });
    await running.says(/logpoint 1 {2}handlers\/order\.ts:5 {2}round = 3\n/);
    running.interrupt();
    expect(await running.result).toMatchObject({ code: 130 });
  });

  it('ends at once while it stands still', async () => {
    const { root } = await workspace();
    const input = typing();
    const running = startCli(step, { cwd: root, stdin: input.lines });
    await running.says(/\(entry\)/);
    running.interrupt();
    expect(await running.result).toMatchObject({ code: 130 });
    input.end();
  });

  it('is not needed by a program, which may write pause while the handler runs', async () => {
    const { root } = await workspace({ 'handlers/order.ts': endless });
    const input = typing();
    const running = startCli([...step, '-O', 'ndjson'], { cwd: root, stdin: input.lines });
    input.type('continue');
    await running.says(/"reason":"entry"/);
    input.type('pause');
    await running.says(/"reason":"pause"/);
    input.type('pause');
    await running.says(/"command":"pause","error":"it stands still already/);
    input.type('quit');
    expect(await running.result).toMatchObject({ code: 0 });
    input.end();
  });
});

describe('wrong use of the prompt', () => {
  it.each([
    [[...step, '-O', 'json'], /-O json: they are no single array.*-O ndjson/],
    [['replay', '-', '--handler', 'order', '--step'], /cannot both come from stdin/],
    [['replay', '-', '--handler', 'order', '--trace', 't.ndjson'], /no messages from stdin/],
    [[...step, '--break', 'nowhere'], /nowhere/],
    [[...step, '--trace', 'no/such/t.ndjson'], /no\/such\/t\.ndjson: its folder is not there/],
    [['replay', 'o.json', '--handler', 'order', '--trace', 't.ndjson', '--send'], /--trace and --send exclude/],
    [['debug', 'ordre'], /Unknown handler "ordre"/],
  ])('%j ends with 2 before anything runs', async (args, says) => {
    const { root } = await workspace();
    const { stdout, stderr, code } = await runCli(args, { cwd: root, stdin: 'next\n' });
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(says);
  });
});

/** Lines that are typed one by one. */
const typing = () => {
  const waiting: string[] = [];
  let wake = (): void => {};
  let isOver = false;
  async function* lines(): AsyncGenerator<string> {
    for (;;) {
      const line = waiting.shift();
      if (line !== undefined) yield `${line}\n`;
      else if (isOver) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  return {
    lines: lines(),
    type: (line: string): void => {
      waiting.push(line);
      wake();
    },
    end: (): void => {
      isOver = true;
      wake();
    },
  };
};
