/** Of one character, in pixels. */
export const cellWidth = 9;
export const cellHeight = 19;

const middleX = cellWidth / 2;
const middleY = cellHeight / 2;

/** Lines from the middle to each edge, and arcs between two edges. Fonts leave gaps between them from row to row. */
const left = `M0 ${middleY}H${middleX}`;
const right = `M${middleX} ${middleY}H${cellWidth}`;
const up = `M${middleX} 0V${middleY}`;
const down = `M${middleX} ${middleY}V${cellHeight}`;
const arc = (fromY: number, toX: number): string =>
  `M${middleX} ${fromY}V${fromY === 0 ? middleY - middleX : middleY + middleX}Q${middleX} ${middleY} ${toX} ${middleY}`;

const lines: ReadonlyMap<string, string> = new Map([
  ['─', left + right],
  ['│', up + down],
  ['┌', right + down],
  ['┐', left + down],
  ['└', up + right],
  ['┘', up + left],
  ['├', up + down + right],
  ['┤', up + down + left],
  ['┬', left + right + down],
  ['┴', left + right + up],
  ['┼', left + right + up + down],
  ['╭', arc(cellHeight, cellWidth)],
  ['╮', arc(cellHeight, 0)],
  ['╰', arc(0, cellWidth)],
  ['╯', arc(0, 0)],
]);

const bars = '▁▂▃▄▅▆▇█';

type Ink = { readonly x: number; readonly y: number; readonly color: string };

/** The SVG of a character that has to meet its neighbours: box lines and bars; null for all others. */
export const drawnCharacter = (character: string, { x, y, color }: Ink): string | null => {
  const line = lines.get(character);
  if (line !== undefined) {
    return `<path transform="translate(${x} ${y})" d="${line}" fill="none" stroke="${color}" stroke-linecap="square"/>`;
  }
  const eighths = bars.indexOf(character) + 1;
  if (eighths === 0) return null;
  const height = Math.round((cellHeight * eighths) / 8);
  return `<rect x="${x}" y="${y + cellHeight - height}" width="${cellWidth}" height="${height}" fill="${color}"/>`;
};
