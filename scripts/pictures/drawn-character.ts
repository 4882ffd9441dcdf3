/** Of one character, in pixels. */
export const cellWidth = 9;
export const cellHeight = 19;

const middleX = cellWidth / 2;
const middleY = cellHeight / 2;

type Place = { readonly x: number; readonly y: number };
type Line = (place: Place) => string;

/** Lines from the middle to each edge, and arcs between two edges. Fonts leave gaps between them from row to row. */
const left: Line = ({ x, y }) => `M${x} ${y + middleY}h${middleX}`;
const right: Line = ({ x, y }) => `M${x + middleX} ${y + middleY}h${middleX}`;
const up: Line = ({ x, y }) => `M${x + middleX} ${y}v${middleY}`;
const down: Line = ({ x, y }) => `M${x + middleX} ${y + middleY}v${middleY}`;
const across: Line = ({ x, y }) => `M${x} ${y + middleY}h${cellWidth}`;
const upright: Line = ({ x, y }) => `M${x + middleX} ${y}v${cellHeight}`;
const arc =
  (fromY: number, toX: number): Line =>
  ({ x, y }) => {
    const turn = fromY === 0 ? middleY - middleX : middleY + middleX;
    return `M${x + middleX} ${y + fromY}V${y + turn}Q${x + middleX} ${y + middleY} ${x + toX} ${y + middleY}`;
  };

const lines: ReadonlyMap<string, readonly Line[]> = new Map([
  ['─', [across]],
  ['│', [upright]],
  ['┌', [right, down]],
  ['┐', [left, down]],
  ['└', [up, right]],
  ['┘', [up, left]],
  ['├', [upright, right]],
  ['┤', [upright, left]],
  ['┬', [across, down]],
  ['┴', [across, up]],
  ['┼', [across, upright]],
  ['╭', [arc(cellHeight, cellWidth)]],
  ['╮', [arc(cellHeight, 0)]],
  ['╰', [arc(0, cellWidth)]],
  ['╯', [arc(0, 0)]],
]);

const bars = '▁▂▃▄▅▆▇█';

/** Where to draw the lines of a character that has to meet its neighbours; null for all others. */
export const lineOf = (character: string, place: Place): string | null =>
  lines
    .get(character)
    ?.map((line) => line(place))
    .join('') ?? null;

/** The SVG of a bar; null for all other characters. */
export const barSvg = (character: string, { x, y }: Place, color: string): string | null => {
  const eighths = bars.indexOf(character) + 1;
  if (eighths === 0) return null;
  const height = Math.round((cellHeight * eighths) / 8);
  return `<rect x="${x}" y="${y + cellHeight - height}" width="${cellWidth}" height="${height}" fill="${color}"/>`;
};
