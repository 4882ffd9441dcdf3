import { describe, expect, it } from 'vitest';
import type { Evaluation, Pause } from '../../../src/core/debug/pause.ts';
import { valueText } from '../../../src/core/debug/value-text.ts';
import { type Answer, type DebugOptions, debugHandler, type Files, saidOf, shown } from '../debug-handler.ts';
import { messagesOf, outcomeOf } from '../run-handler.ts';

type Asked = { readonly said: readonly string[]; readonly logs: readonly string[] };

/** What is said at the first breakpoint, and what the handler logs afterwards. */
const askAtBreak = async (
  files: Files,
  ask: (pause: Pause) => Promise<readonly Evaluation[]>,
  { value = {}, ...options }: DebugOptions & { readonly value?: unknown } = {},
): Promise<Asked> => {
  let said: readonly string[] = [];
  const { run } = await debugHandler(files, {
    ...options,
    answers: async (pause): Promise<Answer> => {
      if (pause.reason === 'break') said = (await ask(pause)).map(saidOf);
      return 'continue';
    },
  });
  const logs = messagesOf(await run(value));
  return { said, logs };
};

const inTurn = async (asked: readonly (() => Promise<Evaluation>)[]): Promise<readonly Evaluation[]> => {
  const answers: Evaluation[] = [];
  for (const each of asked) answers.push(await each());
  return answers;
};

const guarded = (pause: Pause, ...expressions: readonly string[]) =>
  inTurn(expressions.map((expression) => () => pause.evaluate(expression, { frame: 0, mayChange: false })));

const source = `const rate = 2;
      let calls = 0;
      const limits = { most: 10 };
      export default ({ value }) => {
        let total = 1;
        const factor = 3;
        const order = { lines: [{ price: 5 }], 'a b': 1 };
        const add = (n) => {
          calls += 1;
          debugger;
          return n + total + factor + order.lines[0].price + rate + limits.most;
        };
        const sum = add(value.n);
        console.log(sum);
      };`;

describe('the scopes of a stop', () => {
  it('are those of the function, innermost first, and the module’s when asked for', async () => {
    const { run, pauses } = await debugHandler(
      {
        'h.js': `const table = new Map([['a', 1]]);
      export default ({ value }) => {
        const outer = 1;
        for (const n of value.numbers) {
          const doubled = n * 2;
          try {
            throw new Error('no');
          } catch (error) {
            console.log(doubled, outer, error, table);
          }
        }
      };`,
      },
      {
        answers: async (pause): Promise<Answer> => {
          if (pause.reason !== 'break') return 'continue';
          const whole = await pause.scopesOf(0);
          expect(whole.at(-1)?.kind).toBe('module');
          expect(whole.at(-1)?.variables.map(({ name }) => name)).toContain('table');
          return 'continue';
        },
        breakpoints: ['{console.log}'],
      },
    );
    await run({ numbers: [4] });
    const pause = pauses[1] as Pause;
    expect(pause.scopes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['catch', 'block', 'local']));
    expect(pause.scopes.some(({ kind }) => kind === 'module')).toBe(false);
    expect(['doubled', 'n', 'outer'].map((name) => shown(pause, name))).toEqual(['8', '4', '1']);
    expect(shown(pause, 'error')).toMatch(/^Error: no/);
  });

  it('show this where it is an instance of a class', async () => {
    const { run, pauses } = await debugHandler(
      {
        'h.js': `class Prices {
        #secret = 1;
        constructor(rate) {
          this.rate = rate;
        }
        async onMessage({ value }) {
          const price = value.n * this.rate;
          return price + this.#secret;
        }
      }
      export default new Prices(3);`,
      },
      { answers: ['next', 'continue'] },
    );
    await run({ n: 2 });
    expect(pauses[0]?.frames[0]?.function).toBe('onMessage');
    expect(shown(pauses[0] as Pause, 'this')).toMatch(/^Prices \{.*rate: 3/);
    expect(shown(pauses[1] as Pause, 'price')).toBe('6');
  });

  it('never run a getter, and survive circles, proxies and what is not declared yet', async () => {
    const { run, pauses } = await debugHandler(
      {
        'h.js': `let ran = 0;
      export default () => {
        const circle = { name: 'c' };
        circle.self = circle;
        const guarded = { get value() { ran += 1; return ran; } };
        const proxy = new Proxy({}, { get() { ran += 1; } });
        debugger;
        const later = 1;
        console.log(ran, circle, guarded, proxy, later);
      };`,
      },
      { answers: ['continue'] },
    );
    const events = await run();
    const pause = pauses[1] as Pause;
    expect(shown(pause, 'circle')).toContain('[Circular]');
    expect(shown(pause, 'guarded')).toContain('[getter]');
    expect(shown(pause, 'later')).toBeUndefined();
    expect(messagesOf(events)[0]).toMatch(/^0 /);
  });

  it('stay small whatever the values are: ten megabytes of text', async () => {
    const { run, pauses } = await debugHandler(
      {
        'h.js': `export default () => {
        const large = 'x'.repeat(10 * 1024 * 1024);
        const many = Array.from({ length: 200_000 }, (_, i) => ({ i }));
        console.log(large.length + many.length);
      };`,
      },
      {
        breakpoints: ['{console.log}'],
        answers: async (pause): Promise<Answer> => {
          if (pause.reason === 'break') {
            const found = await pause.evaluate('large', { frame: 0, mayChange: false });
            expect(JSON.stringify(found).length).toBeLessThan(1_000_000);
            expect(found).toMatchObject({ value: { length: 10 * 1024 * 1024 } });
          }
          return 'continue';
        },
      },
    );
    const events = await run();
    expect(JSON.stringify(pauses[1]?.scopes).length).toBeLessThan(100_000);
    expect(outcomeOf(events).outcome).toBe('ok');
  });

  it('hide the secrets of the message, also in what is evaluated and logged by a logpoint', async () => {
    let said = '';
    const { run, pauses } = await debugHandler(
      {
        'h.js': `export default ({ value }) => {
        const { password } = value;
        const url = 'https://me:' + password + '@host';
        console.log('done');
      };`,
      },
      {
        breakpoints: ['{console.log}', '{console.log} log url'],
        answers: async (pause): Promise<Answer> => {
          if (pause.reason === 'break')
            said = saidOf(await pause.evaluate('[url, password]', { frame: 0, mayChange: false }));
          return 'continue';
        },
      },
    );
    const events = await run({ password: 'hunter2-and-more' }, { input: { secrets: ['hunter2-and-more'] } });
    expect(said).toContain('https://me:');
    expect(JSON.stringify([pauses, said, events])).not.toContain('hunter2');
  });
});

describe('evaluate', () => {
  it('reads what the line can see', async () => {
    const { said } = await askAtBreak(
      { 'h.js': source },
      (pause) => guarded(pause, 'n * total', 'order.lines', 'rate', 'limits.most', '{ n }', 'this === undefined'),
      { value: { n: 4 } },
    );
    expect(said).toEqual(['4', '[ { price: 5 } ]', '2', '10', '{ n: 4 }', 'true']);
  });

  it('is stopped before it changes anything, and says so', async () => {
    let isGuarded: unknown;
    const { said, logs } = await askAtBreak(
      { 'h.js': source },
      async (pause) => {
        const answers = await guarded(pause, 'total = 100', 'order.lines.push(1)', 'calls++', 'limits.most = 0');
        isGuarded = answers.every((answer) => 'error' in answer && answer.isGuarded);
        return answers;
      },
      { value: { n: 4 } },
    );
    expect(isGuarded).toBe(true);
    expect(said[0]).toBe('it may change something');
    expect(logs).toEqual(['25']);
  });

  it('says what went wrong', async () => {
    const { said } = await askAtBreak({ 'h.js': source }, (pause) =>
      guarded(pause, 'missing', 'order.a.b', 'n +', '(() => { throw 7 })()', 'while (true);'),
    );
    expect(said.slice(0, 2)).toEqual([
      'ReferenceError: missing is not defined',
      expect.stringMatching(/^TypeError: Cannot read properties of undefined/),
    ]);
    expect(said[2]).toMatch(/^SyntaxError: /);
    expect(said[3]).toBe('7');
    expect(said[4]).toMatch(/^SyntaxError: /);
  });

  it('gives up on an expression without an end, and the handler goes on', async () => {
    const { said, logs } = await askAtBreak(
      { 'h.js': source },
      (pause) =>
        inTurn([
          () => pause.evaluate('(() => { for (;;); })()', { frame: 0, mayChange: true }),
          () => pause.evaluate('n', { frame: 0, mayChange: false }),
        ]),
      { value: { n: 4 } },
    );
    expect(said[0]).toBe('it was stopped: an expression may take 2 s');
    expect(said[1]).toBe('4');
    expect(logs).toEqual(['25']);
  });

  it('says that the handler is ending when an expression made it', async () => {
    const { said } = await askAtBreak(
      { 'h.js': source },
      (pause) =>
        inTurn([
          () => pause.evaluate('process.exit(3)', { frame: 0, mayChange: true }),
          () => pause.evaluate('n', { frame: 0, mayChange: false }),
        ]),
      { value: { n: 4 } },
    );
    expect(said[1]).toBe('the handler has ended: next shows how');
  });

  it('may call into the handler’s own code, past its breakpoints', async () => {
    const { said } = await askAtBreak(
      { 'h.js': source },
      (pause) =>
        inTurn([
          () => pause.evaluate('add(1)', { frame: 1, mayChange: true }),
          () => pause.evaluate('calls', { frame: 0, mayChange: false }),
        ]),
      { value: { n: 4 }, breakpoints: ['{return n + total}'] },
    );
    expect(said).toEqual(['22', '3']);
  });

  it('works in the calls that wait for this one, not in those at an await', async () => {
    let frames: readonly boolean[] = [];
    const { said } = await askAtBreak(
      {
        'h.js': `export default async ({ value }) => {
        const name = value.name;
        await middle(name);
      };
      const middle = async (text) => {
        await null;
        const upper = text.toUpperCase();
        inner(upper);
      };
      const inner = (given) => {
        debugger;
        return given;
      };`,
      },
      (pause) => {
        frames = pause.frames.map(({ isAsync }) => isAsync);
        return inTurn([
          () => pause.evaluate('given', { frame: 0, mayChange: false }),
          () => pause.evaluate('upper + text', { frame: 1, mayChange: false }),
          () => pause.evaluate('name', { frame: 2, mayChange: false }),
          () => pause.evaluate('name', { frame: 9, mayChange: false }),
          () => pause.assign('name', '1', 2),
        ]);
      },
      { value: { name: 'ann' } },
    );
    expect(frames).toEqual([false, false, true]);
    expect(said.slice(0, 2)).toEqual(['"ANN"', '"ANNann"']);
    for (const refused of said.slice(2)) expect(refused).toMatch(/nothing can be evaluated/);
  });

  it('shows as much as is asked for', async () => {
    const limits = { depth: 1, width: 2, characters: 5, total: 1000 };
    const { said } = await askAtBreak({ 'h.js': source }, async (pause) => [
      await pause.evaluate('[1, 2, 3, 4]', { frame: 0, mayChange: false, limits }),
      await pause.evaluate("'abcdefgh'", { frame: 0, mayChange: false, limits }),
    ]);
    expect(said).toEqual(['[ 1, 2, … 2 more ]', '"abcde…"']);
  });
});

describe('assign', () => {
  it('changes variables, constants, those of a closure and a module, and properties', async () => {
    const { said, logs } = await askAtBreak(
      { 'h.js': source },
      (pause) =>
        inTurn([
          () => pause.assign('n', '100', 0),
          () => pause.assign('total', 'n + 1', 0),
          () => pause.assign('factor', '1000', 0),
          () => pause.assign('order.lines[0].price', '7', 0),
          () => pause.assign('limits', '({ most: 20_000 })', 0),
          () => pause.assign("order['a b']", "'text'", 0),
        ]),
      { value: { n: 4 } },
    );
    expect(said).toEqual(['100', '101', '1000', '7', '{ most: 20000 }', '"text"']);
    expect(logs).toEqual([String(100 + 101 + 1000 + 7 + 2 + 20_000)]);
  });

  it('changes what a caller sees', async () => {
    const { logs } = await askAtBreak(
      {
        'h.js': `export default () => {
        let name = 'before';
        const fixed = 'before';
        inner();
        console.log(name, fixed);
      };
      const inner = () => {
        debugger;
      };`,
      },
      (pause) => inTurn([() => pause.assign('name', "'after'", 1), () => pause.assign('fixed', "'after'", 1)]),
    );
    expect(logs).toEqual(['after after']);
  });

  it('says why it cannot', async () => {
    const { said, logs } = await askAtBreak(
      { 'h.js': source },
      (pause) =>
        inTurn([
          () => pause.assign('missing', '1', 0),
          () => pause.assign('missing.name', '1', 0),
          () => pause.assign('n + 1', '1', 0),
          () => pause.assign('n', 'missing', 0),
          () => pause.assign('factor', 'missing', 0),
        ]),
      { value: { n: 4 } },
    );
    expect(said.map((text) => text.split(':')[0])).toEqual([
      'ReferenceError',
      'ReferenceError',
      'SyntaxError',
      'ReferenceError',
      'ReferenceError',
    ]);
    expect(logs).toEqual(['25']);
  });
});

describe('what a call returns', () => {
  it('is shown on its return, and at the stop where it is left', async () => {
    const { run, pauses, stops } = await debugHandler(
      {
        'h.js': `export default async () => {
        const order = await find();
        console.log(order);
        nothing();
        console.log('end');
      };
      const find = async () => {
        const order = { id: 7 };
        return order;
      };
      const nothing = () => {
        console.log('nothing');
      };`,
      },
      { answers: ['in', 'next', 'next', 'next', 'in', 'next'] },
    );
    await run();
    const index = stops.indexOf('next console.log(order);');
    const returned = pauses[index]?.returned;
    expect(returned?.function).toBe('find');
    expect(returned && valueText(returned.value)).toBe('{ id: 7 }');
    expect(pauses.slice(index + 1).map((pause) => pause.returned)).not.toContainEqual(
      expect.objectContaining({ function: 'nothing' }),
    );
  });
});
