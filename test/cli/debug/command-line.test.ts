import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRepeated, isRunning, parseCommandLine } from '../../../src/cli/debug/command-line.ts';
import { promptCommands } from '../../../src/cli/debug/commands.ts';
import type { PromptCommand } from '../../../src/cli/debug/prompt-command.ts';

const file = 'handlers/orders.ts';
const read = (line: string, last: PromptCommand | null = null) => parseCommandLine(line, { file, last });
const errorOf = (line: string): string => {
  const command = read(line);
  return command !== null && 'error' in command ? command.error : `no error: ${JSON.stringify(command)}`;
};

describe('a line of the prompt', () => {
  it.each([
    ['next', { name: 'next' }],
    ['  quit\t', { name: 'quit' }],
    ['until 14', { name: 'until', line: 14 }],
    ['until :14', { name: 'until', line: 14 }],
    ['where', { name: 'where', variable: null }],
    ['where repo', { name: 'where', variable: 'repo' }],
    ['frame 0', { name: 'frame', number: 0 }],
    ['unwatch 1', { name: 'unwatch', number: 1 }],
    ['clear 12', { name: 'clear', number: 12 }],
    ['send', { name: 'send', number: null }],
    ['send 2', { name: 'send', number: 2 }],
    ['print a  ===  "b  c"', { name: 'print', expression: 'a  ===  "b  c"' }],
    ['print !a', { name: 'print', expression: '!a' }],
    ['watch a.b', { name: 'watch', expression: 'a.b' }],
    ['!a.clear()', { name: 'evaluate', expression: 'a.clear()' }],
    ['! a = 1', { name: 'evaluate', expression: 'a = 1' }],
    ['break 12', { name: 'break', breakpoint: { kind: 'line', file, line: 12 } }],
    [
      'b x.ts:3 if a hit 2',
      { name: 'break', breakpoint: { kind: 'line', file: 'x.ts', line: 3, condition: 'a', hits: 2 } },
    ],
    ['break throw', { name: 'break', breakpoint: { kind: 'throw' } }],
    ['help', { name: 'help', about: null }],
    ['help b', { name: 'help', about: 'break' }],
    ['help !', { name: 'help', about: 'print' }],
  ])('is understood: %s', (line, command) => {
    expect(read(line)).toEqual(command);
  });

  it.each([
    ['n', 'next'],
    ['s', 'in'],
    ['o', 'out'],
    ['c', 'continue'],
    ['l', 'list'],
    ['bt', 'where'],
    ['h', 'help'],
    ['q', 'quit'],
    ['i', 'in'],
    ['sta', 'stage'],
    ['ef', 'effect'],
    ['fo', 'forward'],
    ['break 1', 'break'],
    ['breaks', 'breaks'],
    ['p 1', 'print'],
    ['rel', 'reload'],
  ])('takes %s for %s', (line, name) => {
    expect(read(line)).toMatchObject({ name });
  });

  it.each(promptCommands)('may name $name by no more than tells it from the others', ({ name }) => {
    const prefixes = Array.from(name, (_, at) => name.slice(0, at + 1));
    const fixed = promptCommands.flatMap((entry) => [entry.name, entry.alias ?? []].flat());
    for (const prefix of prefixes) {
      const fits = promptCommands.filter((entry) => entry.name.startsWith(prefix)).map((entry) => entry.name);
      const says = JSON.stringify(read(prefix));
      if (fixed.includes(prefix)) expect(says).not.toMatch(/ambiguous|unknown/);
      else if (fits.length > 1) for (const each of fits) expect(errorOf(prefix)).toContain(each);
      else expect(says).not.toMatch(/ambiguous|unknown/);
    }
  });

  it('lists what an ambiguous beginning may mean', () => {
    expect(read('re')).toEqual({ command: 're', error: 'ambiguous command "re": retry or reload?' });
    expect(errorOf('u 3')).toBe('ambiguous command "u": until, up or unwatch?');
  });

  it('asks what an unknown word was to be', () => {
    expect(read('prnt')).toEqual({ command: 'prnt', error: 'unknown command "prnt"; did you mean print?' });
    expect(errorOf('Next')).toBe('unknown command "Next"; did you mean next?');
    expect(errorOf('xyzzy')).toBe('unknown command "xyzzy"; help lists them');
    expect(errorOf('repo.name')).toBe('unknown command "repo.name"; to see a value: print repo.name');
    expect(errorOf('help prnt')).toBe('unknown command "prnt"; did you mean print?');
    expect(errorOf('__proto__')).toContain('unknown command "__proto__"');
  });

  it('knows what gdb, pdb and node inspect call a command', () => {
    expect(errorOf('step')).toBe('unknown command "step"; did you mean in?');
    expect(errorOf('finish')).toBe('unknown command "finish"; did you mean out?');
    expect(errorOf('exit')).toBe('unknown command "exit"; did you mean quit?');
    expect(errorOf('info locals')).toBe('unknown command "info"; did you mean locals, breaks or where?');
  });

  it.each([
    ['next 3', 'next takes nothing after it, not "3"'],
    ['print', 'print needs an expression, for example: print message.value'],
    ['watch ', 'watch needs an expression'],
    ['!', '! needs an expression'],
    ['until', 'until needs the number of a line of this file'],
    ['until x', 'until needs the number of a line of this file, not "x"'],
    ['until 0', 'not "0"'],
    ['frame -1', 'frame needs the number of a call (see where), not "-1"'],
    ['clear 1 2', 'clear needs the number of a breakpoint (see breaks), not "1 2"'],
    ['clear 99999999999999999999', 'clear needs the number'],
    ['send all', 'send needs the number of a held message (see produced), not "all"'],
    ['break', 'A breakpoint needs a place. For example: handlers/orders.ts:12'],
    ['break trow', 'Did you mean "throw"?'],
  ])('says how %s is used', (line, error) => {
    expect(errorOf(line)).toContain(error);
  });

  it('is a command or a misuse whatever it is', () => {
    const words = promptCommands.flatMap(({ name, alias }) => [name, alias ?? '!']);
    const piece = fc.oneof(
      fc.constantFrom(...words, ' if ', ' log ', ' hit ', '=', '`${', '""', '/', ':12'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom(file, null), (pieces, open) => {
        const command = parseCommandLine(`${pieces.join(' ')}.`, { file: open, last: null });
        expect(command).toEqual(
          command !== null && 'error' in command
            ? { command: expect.any(String), error: expect.stringMatching(/./) }
            : expect.objectContaining({ name: expect.any(String) }),
        );
      }),
    );
  });

  it('does the last step again when it is empty, and nothing before one', () => {
    expect(read('')).toBeNull();
    expect(read(' \t', { name: 'out' })).toEqual({ name: 'out' });
  });

  it('knows the commands after which the handler goes on, and those that an empty line repeats', () => {
    const all = promptCommands.map(({ name }) => ({ name }) as PromptCommand);
    const names = (picked: readonly PromptCommand[]): readonly string[] => picked.map(({ name }) => name);
    const steps = ['next', 'in', 'out', 'continue', 'stage', 'effect'];
    expect(names(all.filter(isRepeated))).toEqual(steps);
    expect(names(all.filter(isRunning))).toEqual([...steps, 'until', 'retry', 'skip', 'reload']);
    expect(isRunning({ name: 'evaluate', expression: '1' })).toBe(false);
  });
});

describe('set', () => {
  it.each([
    ['total = 3', 'total', '3'],
    ['total=3', 'total', '3'],
    ['a.b[0] = c == d', 'a.b[0]', 'c == d'],
    ['a["x = y"].z = 1', 'a["x = y"].z', '1'],
    ['a[b === c ? 0 : (d = 1)] = 2', 'a[b === c ? 0 : (d = 1)]', '2'],
    ['this.#seen = new Set()', 'this.#seen', 'new Set()'],
    ['f = (x) => x', 'f', '(x) => x'],
    ['größe = "="', 'größe', '"="'],
    ['a = b = 3', 'a', 'b = 3'],
  ])('splits %s', (text, target, expression) => {
    expect(read(`set ${text}`)).toEqual({ name: 'set', target, expression });
  });

  it.each([
    ['', 'set needs NAME = EXPR'],
    ['a', 'set needs NAME = EXPR'],
    ['a == b', 'set needs NAME = EXPR'],
    ['a += 1', 'set needs NAME = EXPR'],
    ['a => 1', 'set needs NAME = EXPR'],
    ['a <= 1', 'set needs NAME = EXPR'],
    ['= 1', 'set needs a name before the ='],
    ['a =', 'set needs an expression after the ='],
    ['f(x) = 1', 'changes a variable or a property, not "f(x)"'],
    ['a b = 1', 'changes a variable or a property, not "a b"'],
    ['a. = 1', 'changes a variable or a property'],
    ['[a] = [1]', 'changes a variable or a property'],
    ['3 = 1', 'changes a variable or a property'],
  ])('refuses %j', (text, error) => {
    expect(errorOf(`set ${text}`)).toContain(error);
    expect(errorOf(`set ${text}`)).toContain('for example: set order.items[0] = 3');
  });
});

describe('edit', () => {
  it.each([
    ['/items/0/price 3', '/items/0/price', '3'],
    ['/a~1b {"c": [1, 2]}', '/a~1b', '{"c": [1, 2]}'],
    ['"/first name" "Ada"', '/first name', '"Ada"'],
    ['"" {"total": 3}', '', '{"total": 3}'],
    ['""{"total": 3}', '', '{"total": 3}'],
    ['/id 9007199254740993', '/id', '9007199254740993'],
    ['/a//b null', '/a//b', 'null'],
  ])('reads %s', (text, pointer, json) => {
    expect(read(`edit ${text}`)).toEqual({ name: 'edit', change: { pointer, json } });
  });

  it('opens an editor alone', () => {
    expect(read('edit')).toEqual({ name: 'edit', change: null });
  });

  it.each([
    ['/a', 'edit /a needs the new value as JSON'],
    ['name 3', 'edit needs a JSON pointer, not name'],
    ['/a~2 3', 'edit needs a JSON pointer, not /a~2'],
    ['{"a": 1}', 'edit needs a JSON pointer, not {"a":'],
    ['"/a', 'edit needs a JSON pointer, not "/a'],
    ['/ {}', 'edit "" {…} changes the whole value; "/" is the member without a name'],
    [
      '/name Ada',
      'the JSON is wrong at character 1: expected a value, found "Ada"; a text stands in quotes: edit /name "Ada"',
    ],
    ['/a {"b": }', 'edit /a: the JSON is wrong at character 7: expected a value, found "}"'],
    ['/a [1,', 'the JSON is wrong at character 4: ends where'],
    ['/a 1 2', 'the JSON is wrong at character 3'],
  ])('refuses %s', (text, error) => {
    expect(errorOf(`edit ${text}`)).toContain(error);
  });
});
