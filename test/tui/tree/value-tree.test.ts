import { describe, expect, it } from 'vitest';
import { reduceTree } from '../../../src/tui/tree/reduce-tree.ts';
import { initialTree } from '../../../src/tui/tree/tree-state.ts';
import { scopeTree, variablesTree } from '../../../src/tui/tree/value-tree.ts';
import { pictureOf } from '../../core/debug/picture-of.ts';
import { treeText } from './tree-text.ts';

const variable = (name: string, value: unknown) => ({ name, value: pictureOf(value) });

describe('the values of a program as a tree', () => {
  const variables = [
    variable('order', { id: 'a', lines: [{ sku: 'x' }] }),
    variable('seen', new Map([['k', 1]])),
    variable('due', new Date(0)),
    variable('count', 12n),
  ];

  it('are folded, each with its beginning', () => {
    expect(treeText(variablesTree(variables, { changed: ['count'] }), initialTree)).toEqual([
      '▸ order: { id: "a", lines: [ { sku: "x" } ] }',
      '▸ seen: Map(1) { "k" => 1 }',
      '· due: 1970-01-01T00:00:00.000Z',
      '· count: 12n !changed changed',
    ]);
  });

  it('show what is in them', () => {
    const tree = variablesTree(variables);
    expect(treeText(tree, reduceTree(tree, initialTree, { type: 'unfolded-all' }))).toEqual([
      '▾ order: {2}',
      '  · id: "a"',
      '  ▾ lines: [1]',
      '    ▾ 0: {1}',
      '      · sku: "x"',
      '▾ seen: Map(1)',
      '  · "k" => 1',
      '· due: 1970-01-01T00:00:00.000Z',
      '· count: 12n',
    ]);
  });

  it('tell how much a picture leaves out', () => {
    const tree = variablesTree([
      variable(
        'list',
        Array.from({ length: 40 }, () => 0),
      ),
    ]);
    expect(treeText(tree, reduceTree(tree, initialTree, { type: 'unfolded' })).at(-1)).toBe('  · … 10 more');
  });

  it('stand below their scopes, and what changed is marked where it is seen first', () => {
    const tree = scopeTree(
      [
        { kind: 'block', variables: [variable('total', 1)] },
        { kind: 'local', variables: [variable('total', 2), variable('this', {})] },
        { kind: 'closure', variables: [] },
        { kind: 'module', variables: [variable('rates', {})] },
      ],
      ['total'],
    );
    expect(treeText(tree, initialTree)).toEqual([
      '▾ block',
      '  · total: 1 !changed changed',
      '▾ local',
      '  · total: 2',
      '  · this: {}',
      '▸ module',
    ]);
  });

  it('have rows of their own for keys that look the same', () => {
    const tree = variablesTree([
      variable(
        'map',
        new Map<unknown, number>([
          [1, 1],
          ['1', 2],
        ]),
      ),
    ]);
    expect(treeText(tree, reduceTree(tree, initialTree, { type: 'unfolded' }))).toEqual([
      '▾ map: Map(2)',
      '  · 1 => 1',
      '  · "1" => 2',
    ]);
  });
});
