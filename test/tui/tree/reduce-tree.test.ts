import { describe, expect, it } from 'vitest';
import { jsonTree } from '../../../src/tui/tree/json-tree.ts';
import { reduceTree, type TreeAction } from '../../../src/tui/tree/reduce-tree.ts';
import { cursorRow, initialTree, type TreeState, visibleRows } from '../../../src/tui/tree/tree-state.ts';

const tree = jsonTree({ a: 1, b: { c: [10, 20], d: 2 }, e: 3 });

const stateAfter = (...actions: readonly TreeAction[]): TreeState =>
  actions.reduce((state, action) => reduceTree(tree, state, action), initialTree);

const paths = (state: TreeState): readonly string[] => visibleRows(tree, state).map(({ node }) => node.path);

describe('the cursor of a tree', () => {
  it.each<[string, readonly TreeAction[], string]>([
    ['starts at the root', [], ''],
    ['goes down by rows', [{ type: 'moved', by: 3 }], '/b/c'],
    ['stops at the last row', [{ type: 'moved', by: 100 }], '/e'],
    ['stops at the first row', [{ type: 'moved', by: -100 }], ''],
    ['goes to the last row', [{ type: 'last' }], '/e'],
    ['goes back to the first', [{ type: 'last' }, { type: 'first' }], ''],
    [
      'goes from a leaf to its parent when that is folded',
      [{ type: 'jumped', path: '/b/d' }, { type: 'folded' }],
      '/b',
    ],
    ['goes from what is open to its first child', [{ type: 'jumped', path: '/b' }, { type: 'unfolded' }], '/b/c'],
    ['stays at the root that is folded already', [{ type: 'folded' }, { type: 'folded' }], ''],
    ['skips what is folded', [{ type: 'jumped', path: '/b' }, { type: 'toggled' }, { type: 'moved', by: 1 }], '/e'],
  ])('%s', (_, actions, path) => {
    expect(stateAfter(...actions).cursor).toBe(path);
  });

  it('is at the fold when its node goes out of sight', () => {
    const state = stateAfter({ type: 'jumped', path: '/b/c/1' }, { type: 'folded-all' });
    expect(paths(state)[cursorRow(visibleRows(tree, state), state)]).toBe('/b');
    expect(reduceTree(tree, state, { type: 'moved', by: 1 }).cursor).toBe('/e');
  });

  it('is at the nearest place in another tree that has no such node', () => {
    const other = jsonTree({ b: { x: 1 } });
    const state = stateAfter({ type: 'jumped', path: '/b/c' });
    expect(cursorRow(visibleRows(other, state), state)).toBe(1);
  });
});

describe('the folds of a tree', () => {
  it.each<[string, readonly TreeAction[], readonly string[]]>([
    ['all but the root', [{ type: 'folded-all' }], ['', '/a', '/b', '/e']],
    [
      'none after all were unfolded',
      [{ type: 'folded-all' }, { type: 'unfolded-all' }],
      ['', '/a', '/b', '/b/c', '/b/c/0', '/b/c/1', '/b/d', '/e'],
    ],
    ['one that was toggled', [{ type: 'jumped', path: '/b' }, { type: 'toggled' }], ['', '/a', '/b', '/e']],
    [
      'those not on the way to a place that was jumped to',
      [{ type: 'folded-all' }, { type: 'jumped', path: '/b/c' }],
      ['', '/a', '/b', '/b/c', '/b/d', '/e'],
    ],
    ['the root, if asked', [{ type: 'folded' }], ['']],
  ])('%s', (_, actions, expected) => {
    expect(paths(stateAfter(...actions))).toEqual(expected);
  });

  it('are opened at once until some thousand rows are in sight', () => {
    const big = jsonTree(Array.from({ length: 100 }, () => Array.from({ length: 10_000 }, () => [1])));
    const state = reduceTree(big, initialTree, { type: 'unfolded-all' });
    const rows = visibleRows(big, state).length;
    expect(rows).toBeGreaterThanOrEqual(5_000);
    expect(rows).toBeLessThan(5_200);
  });
});

describe('a value that is nested ten thousand levels deep', () => {
  const deep = jsonTree(JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`));

  it('unfolds, and has its rows', () => {
    const rows = visibleRows(deep, reduceTree(deep, initialTree, { type: 'unfolded-all' }));
    expect(rows.length).toBeGreaterThan(4_000);
    expect(rows.at(-1)?.depth).toBe(rows.length - 1);
  });

  it('is opened on the way to a place in it', () => {
    const path = '/0'.repeat(9_000);
    const state = reduceTree(deep, initialTree, { type: 'jumped', path });
    const rows = visibleRows(deep, state);
    expect(rows[cursorRow(rows, state)]?.node.path).toBe(path);
  });
});
