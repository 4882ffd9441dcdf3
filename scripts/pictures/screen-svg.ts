import { barSvg, cellHeight, cellWidth, lineOf } from './drawn-character.ts';
import { background, bar, dimmed, edge, foreground, hexOf } from './palette.ts';
import { type Cell, readScreen, type ScreenSize, type Style } from './read-screen.ts';

const padding = 14;
const barHeight = 34;
const fontSize = 15;
/** From the top of a row to where its letters stand. */
const baseline = 14;
const fonts = 'ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,Liberation Mono,monospace';

export type Screen = ScreenSize & {
  /** The screen's text with colours: `tmux capture-pane -e -p -N`. */
  readonly ansi: string;
  /** In the bar of the window, and what a screen reader says. */
  readonly title: string;
};

/** A picture of a terminal's screen in a window. The same screen gives the same text. */
export const screenSvg = async ({ ansi, title, columns, rows }: Screen): Promise<string> => {
  const cells = await readScreen(ansi, { columns, rows });
  const width = columns * cellWidth + 2 * padding;
  const height = rows * cellHeight + barHeight + 2 * padding;
  const name = escapeXml(title);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}">`,
    `<title>${name}</title>`,
    ...frame(width, height, name),
    `<g transform="translate(${padding} ${barHeight + padding})" font-family="${fonts}" font-size="${fontSize}" style="white-space:pre" xml:space="preserve">`,
    ...cells.flatMap((row, index) => rowSvg(row, index * cellHeight)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
};

const frame = (width: number, height: number, name: string): readonly string[] => [
  `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="9" fill="${background}" stroke="${edge}"/>`,
  `<path d="M1 ${barHeight}V9.5a8.5 8.5 0 0 1 8.5-8.5H${width - 9.5}a8.5 8.5 0 0 1 8.5 8.5V${barHeight}z" fill="${bar}"/>`,
  ...[18, 38, 58].map((x) => `<circle cx="${x}" cy="${barHeight / 2}" r="6" fill="${edge}"/>`),
  `<text x="${width / 2}" y="22" text-anchor="middle" font-family="${fonts}" font-size="13" fill="#8b93a1">${name}</text>`,
];

const rowSvg = (cells: readonly Cell[], y: number): readonly string[] => {
  const runs = cells.reduce<Cell[][]>((found, cell) => {
    const last = found.at(-1);
    if (last?.[0] !== undefined && isSameStyle(last[0].style, cell.style)) last.push(cell);
    else found.push([cell]);
    return found;
  }, []);
  return [...runs.flatMap((run) => behind(run, y)), ...runs.flatMap((run) => text(run, y))];
};

const isSameStyle = (one: Style, other: Style): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The text's colour, and the one behind it. */
const colorsOf = ({ color, behind: under, isInverse, isDim }: Style): readonly [string, string] => {
  const colors = [hexOf(color, foreground), hexOf(under, background)] as const;
  const [ink, paper] = isInverse ? [colors[1], colors[0]] : colors;
  return [isDim ? dimmed(ink, paper) : ink, paper];
};

const behind = (run: readonly Cell[], y: number): readonly string[] => {
  const [first] = run;
  const color = first && colorsOf(first.style)[1];
  if (first === undefined || color === background) return [];
  const columns = run.reduce((sum, { width }) => sum + width, 0);
  return [
    `<rect x="${first.column * cellWidth}" y="${y}" width="${columns * cellWidth}" height="${cellHeight}" fill="${color}"/>`,
  ];
};

const text = (run: readonly Cell[], y: number): readonly string[] => {
  const [first] = run;
  if (first === undefined) return [];
  const [color] = colorsOf(first.style);
  const placed = run.map((cell) => ({ cell, place: { x: cell.column * cellWidth, y } }));
  const lines = placed.map(({ cell, place }) => lineOf(cell.text, place));
  const bars = placed.map(({ cell, place }) => barSvg(cell.text, place, color));
  const rest = run.filter((_, index) => lines[index] === null && bars[index] === null);
  const look = `fill="${color}"${lookOf(first.style)}`;
  return [
    ...linesSvg(lines.filter((line) => line !== null).join(''), color),
    ...bars.filter((bar) => bar !== null),
    ...wordsOf(rest, first.style.isUnderlined).map((word) => wordSvg(word, y, look)),
  ];
};

const linesSvg = (data: string, color: string): readonly string[] =>
  data === '' ? [] : [`<path d="${data}" fill="none" stroke="${color}" stroke-linecap="square"/>`];

const lookOf = ({ isBold, isItalic, isUnderlined }: Style): string =>
  [
    isBold ? ' font-weight="700"' : '',
    isItalic ? ' font-style="italic"' : '',
    isUnderlined ? ' text-decoration="underline"' : '',
  ].join('');

/** Pieces with a place for each character; one of several code units has a piece of its own, as it has only one place. */
const wordsOf = (cells: readonly Cell[], isUnderlined: boolean): readonly (readonly Cell[])[] => {
  const words: Cell[][] = [];
  for (const cell of cells) {
    const last = words.at(-1);
    const isAlone = cell.text.length > 1 || (last?.[0]?.text.length ?? 2) > 1;
    if (isAlone || last === undefined) words.push([cell]);
    else last.push(cell);
  }
  return isUnderlined ? words : words.map(trimmed).filter((word) => word.length > 0);
};

const trimmed = (cells: readonly Cell[]): readonly Cell[] => {
  const start = cells.findIndex(({ text: character }) => character !== ' ');
  return start < 0 ? [] : cells.slice(start, cells.findLastIndex(({ text: character }) => character !== ' ') + 1);
};

const wordSvg = (cells: readonly Cell[], y: number, look: string): string => {
  const places = cells.map(({ column }) => column * cellWidth).join(' ');
  const content = escapeXml(cells.map(({ text: character }) => character).join(''));
  return `<text x="${places}" y="${y + baseline}" ${look}>${content}</text>`;
};

const escapeXml = (content: string): string =>
  content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
