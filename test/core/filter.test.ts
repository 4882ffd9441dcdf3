import { describe, expect, it } from 'vitest';
import { eventFilter } from '../../src/core/filter/event.ts';
import { grepFilter } from '../../src/core/filter/grep.ts';
import { verdictFilter } from '../../src/core/filter/verdict.ts';
import { whereFilter } from '../../src/core/filter/where.ts';
import { inspectedMessage } from '../support/inspected-message.ts';

describe('a grep pattern', () => {
  const message = inspectedMessage({
    key: 'order-7',
    payload: '{"total":12}',
    headers: [
      ['Type', Buffer.from('Created')],
      ['trace', Buffer.from('a=b')],
      ['Type', Buffer.from('Changed')],
      ['none', null],
    ],
  }).raw;
  const tombstone = inspectedMessage({ key: null, payload: null, value: null }).raw;

  it.each([
    ['k:^order-\\d$', true],
    ['k:other', false],
    ['!k:other', true],
    ['v:"total":1', true],
    ['v:TOTAL', false],
    ['h:Type=Changed', true],
    ['h:Type=^Chan', true],
    ['!h:Type=Created', false],
    ['h:trace=a=b', true],
    ['h:none=', false],
    ['h:type=Created', false],
    ['h:absent=.*', false],
  ])('%s is %s for a message that has several headers', (pattern, expected) => {
    expect(grepFilter(pattern)(message)).toBe(expected);
  });

  it.each([
    ['k:.*', false],
    ['!k:.*', true],
    ['v:', false],
  ])('%s is %s for a null key and value', (pattern, expected) => {
    expect(grepFilter(pattern)(tombstone)).toBe(expected);
  });

  it.each([
    ['total', 'Not a pattern: "total".'],
    ['x:1', 'Not a pattern: "x:1".'],
    ['h:Type', 'Not a header pattern: "h:Type".'],
    ['v:(', 'Not a regular expression in "v:("'],
  ])('%s is refused with a hint', (pattern, message_) => {
    expect(() => grepFilter(pattern)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message_), exitCode: 2 }),
    );
  });
});

describe('a where expression', () => {
  const message = inspectedMessage({
    key: 'k',
    partition: 2,
    offset: 40,
    timestamp: 1000,
    payload: '{"total":12,"items":[{"valid":false}]}',
    headers: [
      ['a', Buffer.from('1')],
      ['b', Buffer.from('2')],
      ['b', null],
      ['constructor', Buffer.from([0xff])],
    ],
    event: 'order',
    valid: false,
    issues: [{ level: 'error', step: 'schema', path: '/total', keyword: 'maximum', message: 'too much' }],
  });

  it.each([
    'value.total > 10 && !valid',
    'key === "k" && partition === 2 && offset === 40 && timestamp === 1000 && topic === "orders"',
    'size === 38',
    'headers.a === "1" && headers.b[0] === "2" && headers.b[1] === null && headers.toString === undefined',
    'headers.constructor[0] === 255',
    'event === "order" && issues[0].keyword === "maximum"',
    'value.items.some((item) => !item.valid) // a comment',
    '{ x: 1 }.x',
  ])('finds the message by %s', (expression) => {
    expect(whereFilter(expression).test(message)).toBe(true);
  });

  it.each(['value.total > 12', '0', 'value.absent', 'false, null'])('does not find it by %s', (expression) => {
    expect(whereFilter(expression).test(message)).toBe(false);
  });

  it.each(['value.total >', 'return 1', 'if (valid) 1', '1) || (2', '1; 2', ''])(
    'refuses %j as no expression',
    (expression) => {
      expect(() => whereFilter(expression)).toThrow(
        expect.objectContaining({
          message: expect.stringContaining('--where is no JavaScript expression'),
          exitCode: 2,
        }),
      );
    },
  );

  it('says that an expression ends too soon, in no bracket of its own', () => {
    expect(() => whereFilter('value.total >')).toThrow('expression: Unexpected end: value.total >');
    expect(() => whereFilter('value.items[0]]')).toThrow("expression: Unexpected token ']': value.items[0]]");
  });

  it('throws where the value is not what it takes', () => {
    const { test } = whereFilter('value.total.toFixed() > 1');
    expect(() => test(inspectedMessage({ payload: null, value: null }))).toThrow(TypeError);
  });

  it.each(['process', 'global', 'globalThis'])('cannot use %s, by which a slip would end the program', (name) => {
    expect(() => whereFilter(`${name}.exit(3)`).test(message)).toThrow(`an expression cannot use ${name}`);
    expect(whereFilter(`(${name} => ${name} === 1)(1)`).test(message)).toBe(true);
  });

  it('is true for no promise, whose failure is nobody else’s', () => {
    const test = () => whereFilter("Promise.reject(new Error('later'))").test(message);
    expect(test).toThrow('an expression cannot be a promise');
  });

  it('does not take an assignment for a comparison', () => {
    expect(() => whereFilter('event = "other"').test(message)).toThrow(/constant/);
  });

  it.each([
    ['!valid', true],
    ['issues.length > 1', true],
    ['value.items[0].valid', false],
    ['value?.valid', false],
    ['value.kind === "valid"', false],
    ['invalidity', false],
  ])('%s asks for the verdict: %s', (expression, asks) => {
    expect(whereFilter(expression).asksForVerdict).toBe(asks);
  });
});

describe('verdict and event filters', () => {
  it('take a message without a verdict for neither valid nor invalid', () => {
    const tombstone = inspectedMessage({ payload: null, value: null });
    expect([verdictFilter(true)(tombstone), verdictFilter(false)(tombstone)]).toEqual([false, false]);
    expect(verdictFilter(false)(inspectedMessage({ valid: false }))).toBe(true);
  });

  it('call a message of no known event unknown', () => {
    expect(eventFilter('unknown')(inspectedMessage())).toBe(true);
    expect(eventFilter('unknown')(inspectedMessage({ event: 'order' }))).toBe(false);
    expect(eventFilter('order')(inspectedMessage({ event: 'order' }))).toBe(true);
  });
});
