import type { Area } from '../screen.ts';
import type { Band, Placed } from './layout.ts';
import { isPaneName } from './pane-name.ts';

/** Where each pane stands, for a click that goes there and for the wheel. */
export const paneAreas = (bands: readonly Band[]): readonly Area[] => {
  let top = 0;
  return bands.flatMap((band) => {
    const areas = bandAreas(band, top);
    top += Math.max(0, ...band.map(heightOf));
    return areas;
  });
};

const heightOf = (column: readonly Placed[]): number => column.reduce((sum, { rows }) => sum + rows, 0);

const bandAreas = (band: Band, top: number): readonly Area[] => {
  let left = 0;
  return band.flatMap((column) => {
    const areas = columnAreas(column, left, top);
    left += Math.max(0, ...column.map(({ columns }) => columns));
    return areas;
  });
};

const columnAreas = (column: readonly Placed[], left: number, from: number): readonly Area[] => {
  let top = from;
  return column.flatMap(({ pane, columns, rows }) => {
    const area = { pane, left, columns, top, rows, cursor: null };
    top += rows;
    return isPaneName(pane) ? [area] : [];
  });
};
