import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EvtoolError } from '../../src/core/errors.ts';
import { readSource } from '../../src/workspace/source-text.ts';

const yaml = (text: string) => readSource('x.yaml', text);
const place = (text: string, pointer: string, part: 'key' | 'value' = 'value') => {
  const { line, column } = yaml(text).locate(pointer, part);
  return `${line}:${column}`;
};
const failure = (file: string, text: string): EvtoolError => {
  try {
    readSource(file, text);
  } catch (error) {
    if (error instanceof EvtoolError) return error;
    throw error;
  }
  throw new Error(`${file} was read`);
};

test('a JSON file is read by JSON, a YAML file by YAML', () => {
  expect(readSource('x.json', '{"a":1}').document).toEqual({ a: 1 });
  expect(yaml('a: 1').document).toEqual({ a: 1 });
  expect(failure('x.json', 'a: 1').message).toContain('x.json:1:1 is not JSON: expected a value, found "a"');
});

test.each([
  [
    'x.json',
    '{\n  "a": NaN\n}',
    'x.json:2:8 is not JSON: expected a value, found "NaN"\n  1 | {\n> 2 |   "a": NaN\n    |        ^',
  ],
  ['x.json', ' \n', 'x.json:2:1 is not JSON: it is empty'],
  ['x.yaml', 'a: 1\nb: 2\na: 3\n', 'x.yaml:3:1 is not YAML: duplicated mapping key\n  2 | b: 2\n> 3 | a: 3\n    | ^'],
  ['x.yaml', '# nothing\n', 'x.yaml:1:1 is not YAML: it is empty'],
  ['x.yml', '--- 1\n--- 2\n', 'x.yml:1:1 is not YAML: expected a single document'],
  ['x.yaml', 'a: *b', 'x.yaml:1:5 is not YAML: unidentified alias "b"'],
])('%s with %j is an error that shows the place and exits 3', (file, text, message) => {
  const error = failure(file, text);
  expect(error.message.slice(0, message.length)).toBe(message);
  expect(error.exitCode).toBe(3);
});

test('aliases that multiply are refused', () => {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `a${level + 1}: &a${level + 1} [${Array(9).fill(`*a${level}`).join(', ')}]`,
  );
  expect(failure('x.yaml', `a0: &a0 x\n${levels.join('\n')}`).message).toContain(
    'expand to more than 1,000,000 values',
  );
});

test('an alias to itself is refused', () => {
  expect(failure('x.yaml', 'a: &a [1, *a]').message).toContain('refers to itself');
});

test('aliases that nest ever deeper are refused', () => {
  const levels = Array.from({ length: 500 }, (_, level) => `a${level + 1}: &a${level + 1} [[[[*a${level}]]]]`);
  expect(failure('x.yaml', `a0: &a0 x\n${levels.join('\n')}`).message).toContain('nest deeper than 1000 levels');
});

test('aliases that nest ever deeper are refused in whatever order they are looked at', () => {
  const levels = Array.from(
    { length: 500 },
    (_, n) => `${500 - n}: &a${n + 1} ${'['.repeat(90)}*a${n}${']'.repeat(90)}`,
  );
  expect(failure('x.yaml', `999: &a0 x\n${levels.join('\n')}`).message).toContain('nest deeper than 1000 levels');
});

test('a collection as a key is refused', () => {
  expect(failure('x.yaml', '? [p, q]\n: 1\n').message).toContain('complex keys');
});

test('more than a thousand aliases are refused', () => {
  expect(failure('x.yaml', `a: &a 1\nb:\n${'  - *a\n'.repeat(1001)}`).message).toContain('maxAliases');
});

const document = `a: &x
  - 1
  - 'b'
k: *x
empty:
block: |
  hi
"flow/er": { c: d, "e~": !!str 5 }
0x10: sixteen
~: none
? spelled
: out
`;

test.each([
  ['', '1:1', '1:1'],
  ['/a', '1:1', '2:3'],
  ['/a/0', '2:5', '2:5'],
  ['/a/1', '3:5', '3:5'],
  ['/k', '4:1', '4:4'],
  ['/k/1', '3:5', '3:5'],
  ['/empty', '5:1', '5:1'],
  ['/block', '6:1', '6:8'],
  ['/flow~1er', '8:1', '8:12'],
  ['/flow~1er/e~0', '8:20', '8:32'],
  ['/16', '9:1', '9:7'],
  ['/null', '10:1', '10:4'],
  ['/spelled', '11:3', '12:3'],
  ['/flow~1er/nothing/here', '8:1', '8:12'],
  ['/nothing', '1:1', '1:1'],
])('the node at %j stands at key %s and value %s', (pointer, key, value) => {
  expect([place(document, pointer, 'key'), place(document, pointer)]).toEqual([key, value]);
});

test('a member named __proto__ is placed and kept', () => {
  const source = yaml('a: 1\n__proto__: { b: 2 }\n');
  expect(Object.keys(Object(source.document))).toEqual(['a', '__proto__']);
  expect(source.locate('/__proto__/b', 'key')).toEqual({ line: 2, column: 14 });
});

test('an anchor that is set again is followed to the later one', () => {
  expect(place('a: &x [1]\nb: &x [2]\nc: *x\n', '/c/0')).toBe('2:8');
});

test('Windows line ends, a byte order mark and characters beyond the BMP keep the columns right', () => {
  expect(place('\uFEFFa: 1\r\n"😀": [x, y]\r\n', '/😀/1')).toBe('2:11');
  expect(place('\uFEFFa: 1\r\n', '/a')).toBe('1:4');
});

test('a member of an alias through an alias is found', () => {
  expect(place('a: &a { deep: 1 }\nb: &b { a: *a }\nc: *b\n', '/c/a/deep')).toBe('1:15');
});

test('JSON nested deeper than the parser goes is still read, and placed at its start', () => {
  const text = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  expect(readSource('x.json', text).locate('/0/0', 'value')).toEqual({ line: 1, column: 1 });
});

const pointersOf = (value: unknown, at = ''): readonly (readonly [string, unknown])[] => {
  if (typeof value !== 'object' || value === null) return [[at, value]];
  const members = Object.entries(value).flatMap(([name, child]) =>
    pointersOf(child, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [[at, value], ...members];
};

test('every node of any JSON text is placed where its own text starts', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const source = readSource('x.json', text);
      const lines = text.split('\n');
      for (const [pointer, node] of pointersOf(source.document)) {
        const { line, column } = source.locate(pointer, 'value');
        const rest = lines[line - 1]?.slice(column - 1) ?? '';
        const start =
          typeof node === 'object' && node !== null ? (Array.isArray(node) ? '[' : '{') : JSON.stringify(node);
        expect(rest.startsWith(start)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
