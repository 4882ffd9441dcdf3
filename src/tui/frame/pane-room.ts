type Size = { readonly columns: number; readonly rows: number };

/** The room inside a pane's border. */
export const paneInside = ({ columns, rows }: Size): Size => ({
  columns: Math.max(0, columns - 4),
  rows: Math.max(0, rows - 2),
});

/** The room of a title in a pane's border. */
export const titleRoom = ({ columns }: Pick<Size, 'columns'>): number => columns - 6;
