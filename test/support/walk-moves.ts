import { listBindings, type Move } from '../../src/tui/keys/list-bindings.ts';
import type { Walk } from './key-walk.ts';

type Moving = {
  /** Where the cursor is, or what part of a text is in sight, counted from 0; below 0 where that cannot be seen now. */
  readonly at: (screen: string) => number | Promise<number>;
  /** Where the end is at, where that is known. It must be more than a page away. */
  readonly last?: number;
};

/** All keys of `listBindings` in a list that is longer than its pane, from its first row and back there. */
export const walkMoves = async (walk: Walk, { at, last }: Moving): Promise<void> => {
  const end = last ?? Number.POSITIVE_INFINITY;
  const now = async (): Promise<number> => at(await walk.screen());
  const isAt = (row: number) => async (screen: string) => (await at(screen)) === row;
  const isBetween = (low: number, high: number) => async (screen: string) => {
    const row = await at(screen);
    return row > low && row < high;
  };
  const each = async (id: Move, proof: (index: number) => (screen: string) => Promise<boolean>): Promise<void> => {
    for (const [index, key] of keysOf(id).entries()) await walk.key(id, key, proof(index));
  };
  const thereAndBack = async (
    there: Move,
    back: Move,
    proof: (screen: string) => Promise<boolean>,
  ): Promise<number> => {
    await each(there, () => proof);
    const row = await now();
    await each(back, () => isAt(0));
    return row;
  };
  await walk.until(isAt(0));
  const steps = keysOf('down').length;
  await each('down', (index) => isAt(index + 1));
  await each('up', (index) => isAt(steps - index - 1));
  const half = await thereAndBack('half-page-down', 'half-page-up', isBetween(2, end));
  const page = await thereAndBack('page-down', 'page-up', isBetween(half, end));
  for (const [index, key] of keysOf('last').entries()) {
    await walk.key('last', key, last === undefined ? isBetween(page, end) : isAt(last));
    await walk.key('first', keysOf('first')[index] ?? '', isAt(0));
  }
};

const keysOf = (id: Move): readonly string[] => listBindings.find((one) => one.id === id)?.keys ?? [];
