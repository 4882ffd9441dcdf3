import unicode from '@xterm/addon-unicode11';
import xterm, { type IBufferCell } from '@xterm/headless';
import type { Color } from './palette.ts';

export type Style = {
  readonly color: Color;
  readonly behind: Color;
  readonly isInverse: boolean;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
};

/** One character, or what is joined to one, and where it stands; `width` is 2 for a wide one. */
export type Cell = { readonly text: string; readonly column: number; readonly width: number; readonly style: Style };

export type ScreenSize = { readonly columns: number; readonly rows: number };

/** The cells of a terminal's screen, row by row; `ansi` is its text with colours, as `tmux capture-pane -e` has it. */
export const readScreen = async (
  ansi: string,
  { columns, rows }: ScreenSize,
): Promise<readonly (readonly Cell[])[]> => {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  try {
    terminal.loadAddon(new unicode.Unicode11Addon());
    // Else an emoji is one column wide.
    terminal.unicode.activeVersion = '11';
    await new Promise<void>((resolve) => terminal.write(ansi.replace(/\n$/, ''), resolve));
    const lines = Array.from({ length: rows }, (_, row) => terminal.buffer.active.getLine(row));
    return lines.map((line) =>
      Array.from({ length: columns }, (_, column) => cellAt(line?.getCell(column), column)).filter(
        (cell) => cell !== null,
      ),
    );
  } finally {
    terminal.dispose();
  }
};

/** Null for the second half of a wide character. */
const cellAt = (cell: IBufferCell | undefined, column: number): Cell | null => {
  if (cell === undefined || cell.getWidth() === 0) return null;
  return { text: cell.getChars() || ' ', column, width: cell.getWidth(), style: styleOf(cell) };
};

const styleOf = (cell: IBufferCell): Style => ({
  color: colorOf({ isDefault: cell.isFgDefault(), isRgb: cell.isFgRGB(), color: cell.getFgColor() }),
  behind: colorOf({ isDefault: cell.isBgDefault(), isRgb: cell.isBgRGB(), color: cell.getBgColor() }),
  isInverse: cell.isInverse() !== 0,
  isBold: cell.isBold() !== 0,
  isDim: cell.isDim() !== 0,
  isItalic: cell.isItalic() !== 0,
  isUnderlined: cell.isUnderline() !== 0,
});

type XtermColor = { readonly isDefault: boolean; readonly isRgb: boolean; readonly color: number };

const colorOf = ({ isDefault, isRgb, color }: XtermColor): Color => {
  if (isDefault) return null;
  return isRgb ? `#${color.toString(16).padStart(6, '0')}` : color;
};
