import type { Piece } from '../../../frame/pieces.ts';

/** What a pane lists; only rows in sight are made. */
export type PaneRows = {
  readonly title: string;
  readonly note?: string;
  readonly count: number;
  readonly rowAt: (index: number) => readonly Piece[];
};

export const listed = (title: string, rows: readonly (readonly Piece[])[], note = ''): PaneRows => ({
  title,
  note,
  count: rows.length,
  rowAt: (index) => rows[index] ?? [],
});

/** What an empty pane says, as a row of its own. */
export const orWords = (rows: PaneRows, words: string): PaneRows =>
  rows.count > 0 || words === '' ? rows : { ...rows, count: 1, rowAt: () => [{ text: words, role: 'dim' }] };
