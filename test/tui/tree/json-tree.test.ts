import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/core/issue.ts';
import { roundedNumbers } from '../../../src/core/schema/rounded-numbers.ts';
import { jsonTree } from '../../../src/tui/tree/json-tree.ts';
import { reduceTree } from '../../../src/tui/tree/reduce-tree.ts';
import { initialTree, type Tree, visibleRows } from '../../../src/tui/tree/tree-state.ts';
import { treeText } from './tree-text.ts';

const issue = (path: string, message: string, level: Issue['level'] = 'error'): Issue => ({
  level,
  step: 'schema',
  path,
  keyword: 'x',
  message,
});

const shown = (tree: Tree): readonly string[] => treeText(tree, initialTree);

describe('a JSON value as a tree', () => {
  it('shows small values near the root unfolded, and the beginning of others', () => {
    const value = { id: 7, tags: ['a', null, true], deep: { a: { b: { c: 1 } } }, 'two words': '', none: {} };
    expect(shown(jsonTree(value))).toEqual([
      '▾ {5}',
      '  · id: 7',
      '  ▾ tags: [3]',
      '    · 0: "a"',
      '    · 1: null',
      '    · 2: true',
      '  ▾ deep: {1}',
      '    ▾ a: {1}',
      '      ▸ b: {c: 1}',
      '  · "two words": ""',
      '  · none: {}',
    ]);
  });

  it('has each issue at its field, unfolded, and that of a missing property at its parent', () => {
    const value = { lines: [{ sku: 'a' }, { by: { at: { x: { y: 1 } } } }] };
    const issues = [
      issue('', 'missing property "id"'),
      issue('/lines/1/sku', 'missing'),
      issue('/lines/1/by/at/x/y', 'must be text', 'warning'),
    ];
    expect(shown(jsonTree(value, { issues }))).toEqual([
      '▾ {1} !bad missing property "id"',
      '  ▾ lines: [2]',
      '    ▾ 0: {1}',
      '      · sku: "a"',
      '    ▾ 1: {1} !bad missing',
      '      ▾ by: {1}',
      '        ▾ at: {1}',
      '          ▾ x: {1}',
      '            · y: 1 !warn must be text',
    ]);
  });

  it('leaves out the issues of headers', () => {
    const tree = jsonTree({ a: 1 }, { issues: [{ ...issue('/a', 'of a header'), header: 'h' }] });
    expect(shown(tree)).toEqual(['▾ {1}', '  · a: 1']);
  });

  it('shows a long list in ranges, and an issue in it', () => {
    const value = { items: Array.from({ length: 10_050 }, (_, index) => index) };
    const rows = shown(jsonTree(value, { issues: [issue('/items/10042', 'too big')] }));
    expect(rows.slice(0, 3)).toEqual(['▾ {1}', '  ▾ items: [10050]', '    ▸ [0…9999]']);
    expect(rows).toContain('      · 10042: 10042 !bad too big');
    expect(rows).toHaveLength(4 + 50);
  });

  it('shows an object of many names in ranges, and goes to one of them', () => {
    const value = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`n${index}`, { a: index }]));
    const tree = jsonTree(value);
    expect(shown(tree)).toEqual(['▾ {300}', '  ▸ [0…99]', '  ▸ [100…199]', '  ▸ [200…299]']);
    const state = reduceTree(tree, initialTree, { type: 'jumped', path: '/n250/a' });
    expect(treeText(tree, state)).toContain('      · a: 250');
  });

  it('shows the digits of numbers that JavaScript rounds', () => {
    const text = '{"big":12345678901234567890,"huge":1e400,"small":-0,"list":[90071992547409930]}';
    const tree = jsonTree(JSON.parse(text), { exactNumbers: () => roundedNumbers({ text, at: '' }) });
    const folded = treeText(tree, { ...initialTree, opened: new Map([['', false]]) });
    expect(folded).toEqual(['▸ {big: 12345678901234567890, huge: 1e400, small: -0, list: [90071992547409930]}']);
    expect(shown(tree)).toContain('    · 0: 90071992547409930');
  });

  it('keeps strings and names on one line that a terminal does not obey', () => {
    const tree = jsonTree({ 'a\u001b[2J': 'x\n\u202ey', long: 'z'.repeat(1_000_000) });
    expect(shown(tree)[1]).toBe('  · "a\\u001b[2J": "x\\n\\u202ey"');
    expect(shown(tree)[2]).toBe(`  · long: "${'z'.repeat(400)}…`);
  });

  it('does not look at what is folded', () => {
    const items = Array.from({ length: 200_000 }, (_, index) => ({ index }));
    let looks = 0;
    const watched = new Proxy(items, {
      get: (target, name) => {
        looks += 1;
        return Reflect.get(target, name);
      },
    });
    expect(shown(jsonTree({ items: watched }))[1]).toMatch(/^ {2}▸ items: \[\{index: 0\}, /);
    expect(looks).toBeLessThan(200);
  });

  it('has one row for each value when all is unfolded, with a pointer that leads to it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const tree = jsonTree(value);
        const state = reduceTree(tree, initialTree, { type: 'unfolded-all' });
        const paths = visibleRows(tree, state).map(({ node }) => node.path);
        expect(new Set(paths).size).toBe(paths.length);
        expect(paths).toHaveLength(countValues(JSON.parse(JSON.stringify(value))));
        for (const path of paths) {
          const jumped = reduceTree(tree, { ...initialTree, isFolded: true }, { type: 'jumped', path });
          expect(visibleRows(tree, jumped).some(({ node }) => node.path === path)).toBe(true);
        }
      }),
    );
  });
});

const countValues = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, part) => sum + countValues(part), 1)
    : 1;
