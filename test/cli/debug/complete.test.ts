import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeLine, type InSight } from '../../../src/cli/debug/complete.ts';

const members: Readonly<Record<string, readonly string[]>> = {
  message: ['value', 'key', 'headers'],
  'message.value': ['total', 'items', 'first name'],
  'message.value.items': ['0', 'length'],
  'message.value.items[0]': ['price', 'name'],
  'message["value"]': ['total'],
  this: ['seen'],
};

const inSight: InSight = {
  variables: ['message', 'context', 'measure', '$total', 'this'],
  propertiesOf: (path) => members[path] ?? [],
  files: ['handlers/orders.ts', 'handlers/ordinals.ts', 'lib/price.ts'],
  linesOf: (file) => (file === null ? [12, 14, 20] : file === 'lib/price.ts' ? [3, 31] : []),
};

const complete = (line: string) => completeLine(line, inSight);

describe('completion at the prompt', () => {
  it.each([
    ['pro', ['produced'], 'pro'],
    ['re', ['retry', 'reload'], 're'],
    ['  wa', ['watch '], 'wa'],
    ['sen', ['send'], 'sen'],
    ['xyz', [], 'xyz'],
  ])('begins with the commands: %j', (line, candidates, word) => {
    expect(complete(line)).toEqual([candidates, word]);
  });

  it('offers every command on an empty line', () => {
    expect(complete('')[0]).toContain('next');
    expect(complete('')[0]).toContain('quit');
  });

  it.each([
    ['print me', ['message', 'measure'], 'me'],
    ['p me', ['message', 'measure'], 'me'],
    ['!me', ['message', 'measure'], 'me'],
    ['watch 1 + $t', ['$total'], '$t'],
    ['print !me', ['message', 'measure'], 'me'],
    ['where con', ['context'], 'con'],
    ['set con', ['context'], 'con'],
    ['set a = con', ['context'], 'con'],
    ['print fn(me', ['message', 'measure'], 'me'],
    ['print "a" + /["]/.test(con', ['context'], 'con'],
    ['print ', ['message', 'context', 'measure', '$total', 'this'], ''],
  ])('knows the names in sight: %j', (line, candidates, word) => {
    expect(complete(line)).toEqual([candidates, word]);
  });

  it.each([
    ['print message.', ['message.value', 'message.key', 'message.headers'], 'message.'],
    ['print message.v', ['message.value'], 'message.v'],
    ['print 1 + message.value.to', ['message.value.total'], 'message.value.to'],
    ['print message?.value?.to', ['message?.value?.total'], 'message?.value?.to'],
    ['print message.value.items[0].p', ['message.value.items[0].price'], 'message.value.items[0].p'],
    ['print message["value"].t', ['message["value"].total'], 'message["value"].t'],
    ['print message.value.items.', ['message.value.items.length'], 'message.value.items.'],
    ['print this.s', ['this.seen'], 'this.s'],
    ['print message.value.f', [], 'message.value.f'],
    ['print absent.v', [], 'absent.v'],
  ])('knows the members of a value: %j', (line, candidates, word) => {
    expect(complete(line)).toEqual([candidates, word]);
  });

  it.each(['print "me', 'print `${a} me', 'print "me"', 'print f().me', 'print a[me].v', 'print 1me'])(
    'offers nothing where no name can be known: %j',
    (line) => {
      expect(complete(line)[0]).toEqual([]);
    },
  );

  it.each([
    ['break han', ['handlers/orders.ts:', 'handlers/ordinals.ts:'], 'han'],
    ['b th', ['throw'], 'th'],
    ['break lib/price.ts:', ['lib/price.ts:3', 'lib/price.ts:31'], 'lib/price.ts:'],
    ['break lib/price.ts:31', ['lib/price.ts:31'], 'lib/price.ts:31'],
    ['break :1', [':12', ':14'], ':1'],
    ['break :12 i', ['if '], 'i'],
    ['break 12 ', ['if ', 'log ', 'hit '], ''],
    ['break lib/price.ts:3 if mess', ['message'], 'mess'],
    ['break :12 log message.k', ['message.key'], 'message.k'],
    ['break :12 if a ? b :3 ', inSight.variables, ''],
    ['until 1', ['12', '14'], '1'],
    ['help bre', ['break', 'breaks'], 'bre'],
    ['help unt', ['until'], 'unt'],
    ['next ', [], ''],
    ['nonsense me', [], ''],
  ])('knows places, clauses and lines: %j', (line, candidates, word) => {
    expect(complete(line)).toEqual([candidates, word]);
  });

  it('only ever goes on with the end of the line', () => {
    const pieces = fc.constantFrom(
      'print',
      'break',
      'set',
      '!',
      ' ',
      'mess',
      '.',
      '[',
      '"',
      '`',
      ':',
      '1',
      'if ',
      'han',
      '?.',
      '=',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        const text = parts.join('');
        const [candidates, word] = complete(text);
        expect(text.endsWith(word)).toBe(true);
        for (const candidate of candidates) expect(candidate.startsWith(word)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
