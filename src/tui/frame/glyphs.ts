/** Signs beside words, each one column wide. */
const unicode = {
  ok: '✓',
  bad: '✗',
  unknown: '?',
  none: '—',
  cursor: '▸',
  folded: '▸',
  unfolded: '▾',
  dot: '●',
  breakpoint: '●',
  here: '▶',
  paused: '‖',
  waiting: '·',
  down: '↓',
  up: '↑',
  more: '…',
  arrow: '→',
  marked: '*',
  topLeft: '╭',
  topRight: '╮',
  bottomLeft: '╰',
  bottomRight: '╯',
  horizontal: '─',
  vertical: '│',
  bars: '▁▂▃▄▅▆▇█',
} as const;

export type Glyphs = Readonly<Record<keyof typeof unicode, string>>;

/** For terminals that have no more than ASCII. */
const ascii: Glyphs = {
  ok: '+',
  bad: 'x',
  unknown: '?',
  none: '-',
  cursor: '>',
  folded: '>',
  unfolded: 'v',
  dot: '*',
  breakpoint: '*',
  here: '>',
  paused: '"',
  waiting: '.',
  down: 'v',
  up: '^',
  more: '~',
  arrow: '>',
  marked: '*',
  topLeft: '+',
  topRight: '+',
  bottomLeft: '+',
  bottomRight: '+',
  horizontal: '-',
  vertical: '|',
  bars: '_.,:-=+#',
};

export const glyphsOf = (isAscii: boolean): Glyphs => (isAscii ? ascii : unicode);
