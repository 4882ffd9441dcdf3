import type { Binding } from './binding.ts';

/** How a cursor moves in any list, tree or text. */
export const listBindings: readonly Binding[] = [
  { id: 'down', keys: ['j', 'down'], does: 'move down' },
  { id: 'up', keys: ['k', 'up'], does: 'move up' },
  { id: 'half-page-down', keys: ['^d'], does: 'move half a page down' },
  { id: 'half-page-up', keys: ['^u'], does: 'move half a page up' },
  { id: 'page-down', keys: ['PgDn'], does: 'move a page down' },
  { id: 'page-up', keys: ['PgUp'], does: 'move a page up' },
  { id: 'first', keys: ['g', 'Home'], does: 'go to the first' },
  { id: 'last', keys: ['G', 'End'], does: 'go to the last' },
];

export type Move = 'down' | 'up' | 'half-page-down' | 'half-page-up' | 'page-down' | 'page-up' | 'first' | 'last';

const moves: readonly Move[] = [
  'down',
  'up',
  'half-page-down',
  'half-page-up',
  'page-down',
  'page-up',
  'first',
  'last',
];

/** The actions of `listBindings`. */
export const moveActions = (move: (how: Move) => void): Readonly<Record<Move, () => void>> =>
  Object.fromEntries(moves.map((how) => [how, () => move(how)])) as Record<Move, () => void>;

/** Where a cursor comes to in a list of `length`, of which `page` rows are in sight; 0 in an empty one. */
export const moved = (at: number, how: Move, { length, page }: { readonly length: number; readonly page: number }) => {
  const half = Math.max(1, Math.floor(page / 2));
  const steps: Readonly<Record<Move, number>> = {
    down: 1,
    up: -1,
    'half-page-down': half,
    'half-page-up': -half,
    'page-down': Math.max(1, page - 1),
    'page-up': -Math.max(1, page - 1),
    first: -length,
    last: length,
  };
  return Math.max(0, Math.min(length - 1, at + steps[how]));
};

/** The first row in sight, so that the cursor is in sight and as little as possible moves. */
export const scrolled = (
  top: number,
  cursor: number,
  { length, page }: { readonly length: number; readonly page: number },
) => {
  const most = Math.max(0, length - page);
  if (cursor < top) return Math.min(cursor, most);
  if (cursor >= top + page) return Math.min(cursor - page + 1, most);
  return Math.min(top, most);
};
