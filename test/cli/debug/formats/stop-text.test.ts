import { describe, expect, it } from 'vitest';
import type { Stop } from '../../../../src/app/debug/stop.ts';
import { painter } from '../../../../src/cli/colors.ts';
import { stopText } from '../../../../src/cli/debug/formats/stop-text.ts';
import type { ShownStop } from '../../../../src/cli/debug/shown-stop.ts';
import type { Scope } from '../../../../src/core/debug/pause.ts';
import type { Value } from '../../../../src/core/debug/value.ts';
import { displayWidth } from '../../../../src/core/display-width.ts';
import { inspectedMessage } from '../../../support/inspected-message.ts';

const text = (value: string): Value => ({ type: 'string', text: value, length: value.length });

const message = inspectedMessage({ partition: 1, offset: 7, key: 'k', event: 'order', valid: true });

const stop: Stop = {
  number: 3,
  reason: 'next',
  stage: 'handle',
  frames: [{ file: 'handlers/x.ts', line: 4, column: 24, function: 'onMessage', isAsync: false }],
  scopes: [{ kind: 'local', variables: [{ name: 'url', value: text('http://x') }] }],
  changed: ['url'],
  watches: [],
  queued: { message, hasPlace: true, number: 1, attempt: 1 },
  effects: { logs: 0, produced: 0 },
};

const shown: ShownStop = {
  stop,
  isFirst: false,
  logs: [],
  produced: [],
  watchNumbers: new Map(),
  isPast: false,
};

const source = ['one', 'two', '\tthree', 'await four();', 'five', 'six'].join('\n');

type View = Partial<ShownStop> & { readonly columns?: number; readonly isColored?: boolean };

const print = (changes: Partial<Stop>, { columns = 80, isColored = false, ...rest }: View = {}): string =>
  stopText(
    { ...shown, ...rest, stop: { ...stop, ...changes } },
    { paint: painter(isColored), columns: () => columns, readText: () => source },
  );

const local = (...names: readonly string[]): readonly Scope[] => [
  { kind: 'local', variables: names.map((name) => ({ name, value: text(name) })) },
];

describe('a stop for people', () => {
  it('has its place, the code around and what changed', () => {
    expect(print({})).toBe(
      [
        'stop 3  handle  handlers/x.ts:4:24  onMessage   (next)',
        '    2 | two',
        '    3 |   three',
        '>   4 | await four();',
        '    5 | five',
        '    6 | six',
        '  url = "http://x"  *',
        '',
      ].join('\n'),
    );
  });

  it('shows eight variables, those that changed first, and counts the others', () => {
    const names = [...'abcdefghijk'];
    const lines = print({ scopes: local(...names), changed: ['j'] })
      .split('\n')
      .slice(6);
    expect(lines).toEqual([
      '  j = "j"  *',
      ...[...'abcdefg'].map((name) => `  ${name} = "${name}"`),
      '  … 3 more: locals',
      '',
    ]);
  });

  it('shows a ninth variable rather than counting it', () => {
    expect(print({ scopes: local(...'abcdefghi'), changed: [] })).toContain('  i = "i"\n');
  });

  it('hides an outer variable behind an inner one of its name', () => {
    const scopes = [...local('url'), { kind: 'closure' as const, variables: [{ name: 'url', value: text('outer') }] }];
    expect(print({ scopes, changed: [] })).toMatch(/\n {2}url = "url"\n$/);
  });

  it('says what was returned, thrown and noted, and what is watched', () => {
    const lines = print(
      {
        scopes: [],
        returned: { function: 'find', value: text('abc') },
        thrown: { type: 'error', name: 'TypeError', text: 'no', size: 0, entries: [] },
        note: 'the condition failed',
        watches: [
          { expression: 'a.b', evaluation: { value: text('x') } },
          { expression: 'c', evaluation: { error: 'ReferenceError: c is not defined' } },
        ],
      },
      {
        watchNumbers: new Map([
          ['a.b', 1],
          ['c', 4],
        ]),
      },
    )
      .split('\n')
      .slice(6);
    expect(lines).toEqual([
      '  thrown TypeError: no',
      '  find returned "abc"',
      '  note the condition failed',
      '  watch 1  a.b = "x"',
      '  watch 4  c: ReferenceError: c is not defined',
      '',
    ]);
  });

  it('names the message at its first stop, and tells what happened on the way', () => {
    const lines = print(
      { queued: { message, hasPlace: true, number: 2, attempt: 3 }, breakpoint: 5, reason: 'break' },
      {
        isFirst: true,
        logs: [{ type: 'log', at: 1, level: 'info', message: 'hello', fields: { a: 1 } }],
        produced: [{ number: 4, held: true, message }],
      },
    ).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'message 2  orders 1:7  key k  order ✓  run 3',
      '  log  info   hello  {"a":1}',
      '  produced 4  held     orders  order ✓',
      'stop 3  handle  handlers/x.ts:4:24  onMessage   (break 5)',
    ]);
  });

  it.each([40, 80, 120])('fits %i columns', (columns) => {
    const long = 'long '.repeat(100);
    const output = print(
      {
        scopes: [{ kind: 'local', variables: [{ name: 'name', value: text(long) }] }],
        changed: ['name'],
        note: long,
        returned: { function: 'f', value: text(long) },
      },
      { columns, isFirst: true, logs: [{ type: 'log', at: 1, level: 'info', message: long, fields: { long } }] },
    );
    expect(Math.max(...output.split('\n').map(displayWidth))).toBeLessThanOrEqual(columns);
  });

  it('shows what a terminal would obey instead of sending it', () => {
    const evil = '\u001b[2J\u202e';
    const output = stopText(
      {
        ...shown,
        isFirst: true,
        logs: [{ type: 'log', at: 1, level: 'info', message: evil, fields: { evil } }],
        stop: {
          ...stop,
          note: evil,
          frames: [{ file: evil, line: 1, column: 1, function: evil, isAsync: false }],
          scopes: [{ kind: 'local', variables: [{ name: evil, value: text(evil) }] }],
          watches: [{ expression: evil, evaluation: { error: evil } }],
          queued: { ...stop.queued, fixture: evil },
        },
      },
      { paint: painter(false), columns: () => 80, readText: () => evil },
    );
    expect(output.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  it('is coloured only where it may be', () => {
    expect(print({}, { isColored: true })).toContain('\u001b[1mstop 3\u001b[22m');
    expect(print({})).not.toContain('\u001b');
  });

  it('marks what is looked at again', () => {
    expect(print({}, { isPast: true, edge: 'first' })).toContain('onMessage   (past, the first; next)\n');
  });

  it('has no code where the file cannot be read', () => {
    const output = stopText(shown, { paint: painter(false), columns: () => 80, readText: () => undefined });
    expect(output.split('\n')[1]).toBe('  url = "http://x"  *');
  });
});
