import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Flag } from '../../src/cli/command.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';

const options: Readonly<Record<string, Flag>> = {
  from: { alias: 'o', type: 'string', array: true },
  header: { alias: 'H', type: 'string', array: true },
  'max-messages': { alias: 'n', type: 'number' },
  key: { alias: 'k', type: 'string' },
  exit: { alias: 'e', type: 'boolean' },
  validate: { type: 'boolean', default: true },
  'no-cache': { type: 'boolean' },
  mode: { type: 'string', choices: ['fast', 'safe'] },
  valid: { type: 'boolean' },
  handler: { type: 'string' },
  inspect: { type: 'string', bare: 'anywhere', value: 'PORT' },
};

const parse = async (...words: readonly string[]) =>
  parseArguments({ usage: 'read <topic..>', options, formats: ['text', 'json'] }, words);

describe('arguments', () => {
  test('a value may begin with a dash and a digit', async () => {
    expect(await parse('t', '--from', '-1h', '-o', '-10')).toMatchObject({ from: ['-1h', '-10'], topic: ['t'] });
  });

  test('a flag takes one value, and a repeatable one no more than that', async () => {
    expect(await parse('-H', 'a=b', 't', '-H', 'c=d', 'u')).toMatchObject({
      header: ['a=b', 'c=d'],
      topic: ['t', 'u'],
    });
  });

  test('a repeatable flag that is absent is an empty list', async () => {
    expect(await parse('t')).toMatchObject({ from: [], header: [] });
  });

  test('a lone dash is a word like any other', async () => {
    expect(await parse('-', 't', '-k', '-')).toMatchObject({ topic: ['-', 't'], key: '-' });
  });

  test('what comes after two dashes is no flag', async () => {
    expect(await parse('-e', '--', '-x', '--exit', '-')).toMatchObject({ exit: true, topic: ['-x', '--exit', '-'] });
  });

  test('names and values stay text: digits, quotes, dots, nothing', async () => {
    expect(await parse('007', '-k', '"1e5"')).toMatchObject({ topic: ['007'], key: '"1e5"' });
    expect(await parse('t', '-H', "'a.b'", '--key=')).toMatchObject({ header: ["'a.b'"], key: '' });
  });

  test('whatever text it is, a value and a word arrive as they were typed', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('-', '--', "'a'", '"', '=', '--key', '--inspect', '-1', '0x1'),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { minLength: 1 }), async (value, topic) => {
        expect(await parse(`--key=${value}`, `--header=${value}`, '--', ...topic)).toMatchObject({
          key: value,
          header: [value],
          topic,
        });
      }),
    );
  });

  test('a flag whose value is optional takes one by = alone', async () => {
    expect(await parse('t')).not.toHaveProperty('inspect');
    expect(await parse('--inspect', 't')).toMatchObject({ inspect: 'anywhere', topic: ['t'] });
    expect(await parse('t', '--inspect=9229')).toMatchObject({ inspect: '9229', topic: ['t'] });
    expect(await parse('t', '--inspect=')).toMatchObject({ inspect: '', topic: ['t'] });
    await expect(parse('t', '--no-inspect')).rejects.toThrow('Unknown flag --no-inspect.');
  });

  test('a word after two dashes is no flag with an optional value', async () => {
    expect(await parse('--', '--inspect')).toMatchObject({ topic: ['--inspect'] });
  });

  test('the last of two values holds', async () => {
    expect(await parse('t', '-n', '5', '-n', '6')).toMatchObject({ maxMessages: 6 });
  });

  test('a boolean that is on is turned off with --no-, declared either way', async () => {
    expect(await parse('t')).toMatchObject({ validate: true, noCache: false, color: true });
    expect(await parse('t', '--no-validate', '--no-cache', '--no-color')).toMatchObject({
      validate: false,
      noCache: true,
      color: false,
    });
  });

  test.each([
    [['t', '-n', 'abc'], 'Not a number: --max-messages "abc".'],
    [['t', '-n'], '-n needs a value.'],
    [['t', '--mode', 'slow'], '--mode cannot be "slow".'],
    [['t', '--no-key'], 'Unknown flag --no-key.'],
    [['t', '--maxMessages', '1'], 'Unknown flag --maxMessages.'],
    [['t', '-n', '--exit'], '-n needs a value.'],
    [['t', '-1h'], 'Unknown flag -1.'],
    [['t', '--frm', '-1h'], 'Unknown flag --frm.'],
    [['t', '--frm', '-2h', '--vaild'], 'Unknown flag --frm.'],
    [['t', '-x', '--frm'], 'Unknown flag -x.'],
    [['t', '--exit=yes'], '--exit takes no value.'],
    [['t', '--vaild'], 'Unknown flag --vaild.'],
    [['t', '--no-exist'], 'Unknown flag --no-exist.'],
    [['t', '-x'], 'Unknown flag -x.'],
    [[], 'Too few arguments: evtool read <topic..>'],
    [['t', '-O', 'xml'], '--output cannot be "xml".'],
  ])('%j is wrong use: %s', async (words, message) => {
    await expect(parse(...words)).rejects.toMatchObject({ message, exitCode: 2 });
  });

  test('a flag that is demanded is missed, and a word too much is refused', () => {
    const demanding = {
      usage: 'run [topic]',
      options: { handler: { type: 'string', demandOption: true } },
      formats: ['text'],
    } as const;
    expect(() => parseArguments(demanding, ['t'])).toThrow('Missing: --handler.');
    expect(() => parseArguments(demanding, ['t', 'u', '--handler', 'h'])).toThrow('Unexpected argument "u".');
    expect(parseArguments(demanding, ['--handler', '-'])).toMatchObject({ handler: '-' });
  });

  test('names the flag that was meant', async () => {
    await expect(parse('t', '--vaild')).rejects.toMatchObject({
      hint: 'Did you mean --valid? See: evtool read --help',
    });
    await expect(parse('t', '--no-validte')).rejects.toMatchObject({
      hint: 'Did you mean --no-validate? See: evtool read --help',
    });
  });
});
