import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Breakpoint, LineBreakpoint } from '../../../src/core/debug/breakpoint.ts';
import { formatBreakpoint, parseBreakpoint } from '../../../src/core/debug/parse-breakpoint.ts';

const file = 'handlers/open.ts';
const at = (text: string): Breakpoint => parseBreakpoint(text, { file });
const line = (rest: Partial<LineBreakpoint>): LineBreakpoint => ({ kind: 'line', file, line: 12, ...rest });

describe('a breakpoint', () => {
  it.each(['12', ':12', ' :12 ', '012'])('is a line of the open file in %j', (text) => {
    expect(at(text)).toEqual(line({}));
  });

  it.each([
    ['handlers/x.ts:12', 'handlers/x.ts'],
    ['./handlers/x.ts:12', 'handlers/x.ts'],
    ['/srv/app/x.js:12', '/srv/app/x.js'],
    ['C:\\x\\y.ts:12', 'C:\\x\\y.ts'],
    ['C:/my handlers/y.ts:12', 'C:/my handlers/y.ts'],
    ['größe/日本.ts:12', 'größe/日本.ts'],
  ])('names its file in %s', (text, named) => {
    expect(at(text)).toEqual(line({ file: named }));
  });

  it.each(['throw', 'uncaught', 'invalid', 'produce', 'entry'] as const)('is the word %s', (kind) => {
    expect(at(kind)).toEqual({ kind });
  });

  it.each<[string, Partial<LineBreakpoint>]>([
    [':12 if a > 1', { condition: 'a > 1' }],
    [':12 hit 3', { hits: 3 }],
    [':12 log value.url', { log: 'value.url' }],
    [':12 if a > 1 hit 3', { condition: 'a > 1', hits: 3 }],
    [':12 log a hit 3', { log: 'a', hits: 3 }],
    [':12 if a > 1 log [a, b] hit 3', { condition: 'a > 1', log: '[a, b]', hits: 3 }],
    ['12   if   a', { condition: 'a' }],
    [':12 if a === "x hit 3"', { condition: 'a === "x hit 3"' }],
    [':12 if a === " log b"', { condition: 'a === " log b"' }],
    [':12 if `${a ? `}` : " log "} log ` log b', { condition: '`${a ? `}` : " log "} log `', log: 'b' }],
    [':12 if /["(]/.test(a) log "found"', { condition: '/["(]/.test(a)', log: '"found"' }],
    [':12 if `${{ a: "}`" }.a}\\` log ` log b', { condition: '`${{ a: "}`" }.a}\\` log `', log: 'b' }],
    [':12 if a / 2 log b / 3', { condition: 'a / 2', log: 'b / 3' }],
    [':12 if a / b / c log d', { condition: 'a / b / c', log: 'd' }],
    [':12 if a && log (1) && typeof log === "x"', { condition: 'a && log (1) && typeof log === "x"' }],
    [':12 if f( log ) log log ', { condition: 'f( log )', log: 'log' }],
    [':12 if this.#seen.size > super.limit', { condition: 'this.#seen.size > super.limit' }],
    [':12 if a ? b :5', { condition: 'a ? b :5' }],
    ['12 if a ? b :5', { condition: 'a ? b :5' }],
    [':12 log 1 // why', { log: '1 // why' }],
  ])('has the clauses of %s', (text, clauses) => {
    expect(at(text)).toEqual(line(clauses));
  });

  it.each([
    ['', 'A breakpoint needs a place.', 'handlers/orders.ts:12'],
    ['trow', 'Not a breakpoint: "trow": it has no line.', 'Did you mean "throw"?'],
    ['handlers/x.ts', 'it has no line', 'handlers/orders.ts:12'],
    ['throw if a', '"throw" stands alone', 'Try: throw'],
    [':0', 'lines count from 1, not 0', 'For example'],
    [':12 hit 0', 'hits count from 1, not 0', 'For example'],
    [':12 hit', 'after the line stands "hit"', ':12 hit 3'],
    [':12 when a', 'after the line stands "when a"', ':12 if value.total > 10'],
    [':12 if', 'if needs an expression', ':12 if'],
    [':12 if a log', 'log needs an expression', ':12 log value.url'],
    [':12 if hit 3', 'if needs an expression', ':12 if'],
    [':12 if a >', '"a >" is no JavaScript expression: Unexpected', ':12 if'],
    [':12 if a hit x', '"a hit x" is no JavaScript expression', ':12 hit 3'],
    [':12 log return 1', '"return 1" is no JavaScript expression', ':12 log'],
    [':12 if a) || (b', 'is no JavaScript expression', ':12 if'],
    ['handlers/x.ts:12:5', 'a breakpoint stands on a line, without a column', 'Try: handlers/x.ts:12'],
  ])('is refused in %j, with what and how', (text, message, hint) => {
    expect(() => at(text)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
        exitCode: 2,
      }),
    );
  });

  it('needs a file where none is open', () => {
    const withoutFile = (): Breakpoint => parseBreakpoint(':12', { file: null });
    expect(withoutFile).toThrow('Not a breakpoint: ":12": it names no file.');
    expect(withoutFile).toThrow(expect.objectContaining({ hint: 'For example: handlers/orders.ts:12' }));
  });

  it('is never run to be read', () => {
    at(':12 if globalThis.touched = true log globalThis.touched = true');
    expect(globalThis).not.toHaveProperty('touched');
  });

  it('may nest as deep as it likes', () => {
    const nested = `${'`${'.repeat(500)}a${'}`'.repeat(500)}`;
    expect(at(`:12 if ${nested} log b`)).toEqual(line({ condition: nested, log: 'b' }));
    expect(() => at(`:12 if ${'`${'.repeat(300_000)}`)).toThrow('is no JavaScript expression: Nested too deep');
  });

  it('is what its text is read as', () => {
    const names = fc.stringMatching(/^[a-zä日][a-z /ä日\\-]{0,9}[a-z]\.ts$/u);
    const files = fc.oneof(
      names,
      names.map((name) => `C:\\${name}`),
      names.map((name) => `/${name}`),
    );
    const operand = fc.oneof(
      fc.constantFrom(
        'a',
        'log',
        'b.log',
        'f(log)',
        '"x log y"',
        '`${a} hit 3`',
        '/ log ["]/.test(a)',
        '{a: 1}',
        '!a',
        '-1.5',
        '(a ? b :5)',
      ),
      fc.string().map((text) => JSON.stringify(text)),
    );
    const expression = fc
      .array(fc.tuple(fc.constantFrom(' && ', ' + ', ' in ', '/', ', '), operand), { maxLength: 3 })
      .chain((rest) => operand.map((first) => first + rest.map((pair) => pair.join('')).join('')));
    const count = fc.integer({ min: 1, max: 1e6 });
    const breakpoints: fc.Arbitrary<Breakpoint> = fc.oneof(
      fc.record({ kind: fc.constantFrom('throw', 'uncaught', 'invalid', 'produce', 'entry') }),
      fc.record(
        {
          kind: fc.constant('line' as const),
          file: files,
          line: count,
          condition: expression,
          log: expression,
          hits: count,
        },
        { requiredKeys: ['kind', 'file', 'line'] },
      ),
    );
    fc.assert(
      fc.property(breakpoints, (breakpoint) => {
        expect(parseBreakpoint(formatBreakpoint(breakpoint), { file: null })).toEqual(breakpoint);
      }),
      { numRuns: 1_000 },
    );
  });
});
