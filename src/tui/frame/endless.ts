/**
 * Columns of the view that is heard, not seen: nothing has to be cut for them, and nothing is filled up with blanks. A
 * line of a megabyte is not made all the same.
 */
export const endless = 10_000;

/** Its size in a terminal: a line of it takes about two rows there, and what scrolls away would be said again. */
export const heardSize = ({
  rows,
}: {
  readonly rows: number;
}): { readonly columns: number; readonly rows: number } => ({
  columns: endless,
  rows: Math.max(leastRows, Math.floor(rows / 2)),
});

/** With fewer a screen shows nothing that is of use. */
export const leastRows = 15;

/** Whether a room is of that view, also when a border or a label has taken some of it. */
export const isEndless = (columns: number): boolean => columns > endless / 2;
