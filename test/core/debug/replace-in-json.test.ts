import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceInJson } from '../../../src/core/debug/replace-in-json.ts';
import { pointerStep } from '../../../src/core/json-pointer.ts';

const edited = (text: string, pointer: string, json: string): string => {
  const result = replaceInJson(text, pointer, json);
  if ('error' in result) throw new Error(result.error);
  return result.text;
};

describe('a value in JSON', () => {
  it.each([
    ['{"id":12345678901234567890,"n":1.0,"a":1}', '/a', '2', '{"id":12345678901234567890,"n":1.0,"a":2}'],
    ['{ "a" : [ 1 , {"b":true} ] }\n', '/a/1/b', ' null ', '{ "a" : [ 1 , {"b":null} ] }\n'],
    ['{"a":1}', '/a', '9007199254740993', '{"a":9007199254740993}'],
    ['{"a":{"b":1}}', '/a', '[]', '{"a":[]}'],
    ['{"a":1,"b":2,"a":3}', '/a', '4', '{"a":1,"b":2,"a":4}'],
    ['{"a/b":1,"m~n":2,"":3}', '/a~1b', '9', '{"a/b":9,"m~n":2,"":3}'],
    ['{"a/b":1,"m~n":2,"":3}', '/m~0n', '9', '{"a/b":1,"m~n":9,"":3}'],
    ['{"a/b":1,"m~n":2,"":3}', '/', '9', '{"a/b":1,"m~n":2,"":9}'],
    ['{"~1":1}', '/~01', '9', '{"~1":9}'],
    ['{"\\u0061":"\\u00e9","ü":"日"}', '/ü', '"本"', '{"\\u0061":"\\u00e9","ü":"本"}'],
    ['{"\\u0061":1}', '/a', '2', '{"\\u0061":2}'],
    ['{"__proto__":{"x":1}}', '/__proto__/x', '2', '{"__proto__":{"x":2}}'],
    [' 1 ', '', ' {"a":\n1} \n', '{"a":\n1}'],
    ['no JSON at all', '', '1', '1'],
  ])('of %s at %j becomes %s', (text, pointer, json, expected) => {
    expect(edited(text, pointer, json)).toBe(expected);
  });

  it('is replaced and every other byte stays', () => {
    const numbers = fc.constantFrom('1.0', '12345678901234567890', '-0', '1E400', '0.1e-7');
    const piece = fc.oneof(fc.json({ maxDepth: 2 }), numbers);
    fc.assert(
      fc.property(holed(), piece, piece, numbers, ({ text, pointer }, before, after, number) => {
        const filled = (hole: string) => text.replaceAll('"#number#"', number).replace('"@hole@"', () => hole);
        expect(edited(filled(before), pointer, after)).toBe(filled(after));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a value that is not there', () => {
  it.each([
    ['{}', '/b', '{"b":2}'],
    ['{ }', '/b', '{"b":2}'],
    ['{"a":1}', '/b', '{"a":1,"b":2}'],
    ['{"a": 1}', '/b', '{"a": 1, "b": 2}'],
    ['{ "a" : 1 }', '/b', '{ "a" : 1, "b" : 2 }'],
    ['{\n  "a": 1\n}', '/b', '{\n  "a": 1,\n  "b": 2\n}'],
    ['{"x":0, "a":1}', '/b', '{"x":0, "a":1, "b":2}'],
    ['{\r\n\t"a": {}\r\n}', '/a/b', '{\r\n\t"a": {"b": 2}\r\n}'],
    ['{"a:\\":":1}', '/a~1"', '{"a:\\":":1,"a/\\"":2}'],
    ['[]', '/-', '[2]'],
    ['[]', '/0', '[2]'],
    ['[1]', '/1', '[1,2]'],
    ['[ 1 ]', '/-', '[ 1, 2 ]'],
    ['{"a": [1]}', '/a/-', '{"a": [1, 2]}'],
    ['[\n  1,\n  1\n]', '/2', '[\n  1,\n  1,\n  2\n]'],
    ['{"a":1}', '/-', '{"a":1,"-":2}'],
    ['{"a":1}', '/constructor', '{"a":1,"constructor":2}'],
  ])('is added to %s at %s: %s', (text, pointer, expected) => {
    expect(edited(text, pointer, '2')).toBe(expected);
  });
});

it('the new text reads as the old value with one place set', () => {
  const spaced = fc.tuple(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'));
  const newName = fc.oneof(fc.string(), fc.constantFrom('__proto__', '~', '/', '0'));
  fc.assert(
    fc.property(spaced, fc.jsonValue(), fc.array(fc.nat()), newName, ([value, indent], next, choices, name) => {
      const path = pathIn(value, choices, name);
      const text = edited(JSON.stringify(value, null, indent), path.map(pointerStep).join(''), JSON.stringify(next));
      expect(JSON.parse(text)).toEqual(
        withSet(JSON.parse(JSON.stringify(value)), path, JSON.parse(JSON.stringify(next))),
      );
    }),
    { numRuns: 3_000 },
  );
});

describe('what cannot be done says what is there', () => {
  it.each([
    ['{"a":"x"}', '/a/b', '/a/b: /a is a string, it has no members'],
    ['{"a":1}', '/a/b', '/a/b: /a is a number, it has no members'],
    ['{"a":[true]}', '/a/0/b', '/a/0/b: /a/0 is true, it has no members'],
    [' null', '/a', '/a: the value is null, it has no members'],
    ['{"items":[1,2,3]}', '/items/7', '/items/7: the list has 3 items; /items/- adds one'],
    ['{"items":[1]}', '/items/7/a', '/items/7/a: the list has 1 item'],
    ['{"items":[]}', '/items/1', '/items/1: the list is empty; /items/- adds one'],
    ['[1,2]', '/price', '/price: the list has 2 items, numbered from 0'],
    ['[1,2]', '/01', '/01: the list has 2 items, numbered from 0'],
    ['{"received":{}}', '/recieved/at', '/recieved/at: the value has no member "recieved"; did you mean "received"?'],
    ['{"a":{}}', '/a/b/c', '/a/b/c: /a has no member "b", it is empty'],
    ['{"one":{},"two":1}', '/b/c', '/b/c: the value has no member "b", only "one", "two"'],
    ['{}', 'a', '"a" is no JSON pointer: it starts with a slash, as /name does'],
    ['{}', '/a~2', '"/a~2" is no JSON pointer: in a name, ~0 stands for "~" and ~1 for "/"'],
  ])('%s at %s: %s', (text, pointer, error) => {
    expect(replaceInJson(text, pointer, '1')).toEqual({ error });
  });

  it.each([
    ['', 'the JSON is wrong at character 1: ends where a value was expected'],
    ['{"a":}', 'the JSON is wrong at character 6: expected a value, found "}"'],
    ['{\n  "a": tru\n}', 'the JSON is wrong at line 2, column 8: expected a value, found "tru"'],
  ])('typed JSON %j: %s', (json, error) => {
    expect(replaceInJson('{}', '/a', json)).toEqual({ error });
    expect(replaceInJson('{}', '', json)).toEqual({ error });
  });
});

it('a place far down in a large value is found', () => {
  const depth = 2_000;
  const text = `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`;
  expect(edited(text, '/a/0'.repeat(depth), '2')).toBe(text.replace('1', '2'));
});

/** JSON text with a hole `"@hole@"` at the pointer, and odd numbers to be at `"#number#"`. */
const holed = () => {
  const rest = fc.jsonValue({ maxDepth: 2 });
  const wrap = fc.oneof(
    fc.record({ name: fc.string().filter((name) => name !== '__proto__'), before: rest }),
    fc.record({ index: fc.nat({ max: 3 }), before: rest }),
  );
  const indent = fc.constantFrom(undefined, 2, '\t');
  return fc.tuple(fc.array(wrap, { maxLength: 5 }), indent).map(([wraps, space]) => {
    let value: unknown = '@hole@';
    let pointer = '';
    for (const one of wraps) {
      if ('name' in one) value = { ...{ zz: '#number#', before: one.before }, [one.name]: value };
      else value = [...Array.from({ length: one.index }, () => '#number#'), value, one.before];
      pointer = pointerStep('name' in one ? one.name : one.index) + pointer;
    }
    return { text: JSON.stringify(value, null, space), pointer };
  });
};

/** A path to something that is there, or to a new member or element. */
const pathIn = (value: unknown, choices: readonly number[], name: string): readonly string[] => {
  const path: string[] = [];
  let node = value;
  for (const choice of choices) {
    if (typeof node !== 'object' || node === null) return path;
    const names = [...Object.keys(node), Array.isArray(node) ? String(node.length) : name];
    const chosen = names[choice % names.length] ?? '';
    path.push(chosen);
    if (!Object.hasOwn(node, chosen)) return path;
    node = Reflect.get(node, chosen);
  }
  return path;
};

const withSet = (value: unknown, path: readonly string[], next: unknown): unknown => {
  const last = path.at(-1);
  if (last === undefined) return next;
  let node = value;
  for (const name of path.slice(0, -1)) node = Object(node)[name];
  // Assigning to `__proto__` would make no member.
  Object.defineProperty(node, last, { value: next, enumerable: true, configurable: true, writable: true });
  return value;
};
