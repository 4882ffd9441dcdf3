import { Box } from 'ink';
import type { ReactNode } from 'react';
import { clean } from '../frame/clean.ts';
import { cutPainted } from '../frame/cut-painted.ts';
import { isEndless } from '../frame/endless.ts';
import type { Frame } from '../frame/frame.ts';
import { paneInside, titleRoom } from '../frame/pane-room.ts';
import { cut, padTo, widthOf } from '../frame/width.ts';
import { Rows } from './rows.tsx';

type Props = {
  readonly frame: Pick<Frame, 'theme'>;
  /** Plain text. */
  readonly title: string;
  /** Plain text at the right of the lower border: a count, where one is. */
  readonly note?: string;
  readonly columns: number;
  readonly rows: number;
  readonly isFocused: boolean;
  /** Painted; more than fit are left out, and so are their ends beyond `paneInside`. */
  readonly lines: readonly string[];
};

/** Lines with a border and a title; where there is no end of columns, without a border. */
export const Pane = ({ frame, title, note = '', columns, rows, isFocused, lines }: Props): ReactNode => {
  if (isEndless(columns)) return <HeardPane title={title} note={note} isFocused={isFocused} lines={lines} />;
  const { paint, glyphs } = frame.theme;
  const inside = paneInside({ columns, rows });
  const border = (text: string): string => paint(isFocused ? 'focus' : 'border', text);
  const edge = (left: string, text: string, right: string, isAtRight: boolean): string => {
    const shown = text === '' ? '' : ` ${cut(clean(text), titleRoom({ columns }))} `;
    const fill = glyphs.horizontal.repeat(Math.max(0, columns - 3 - widthOf(shown)));
    const label = isAtRight
      ? `${border(fill)}${shown}`
      : `${paint(isFocused ? 'focus' : 'title', shown)}${border(fill)}`;
    const [first, last] = isAtRight ? ['', glyphs.horizontal] : [glyphs.horizontal, ''];
    return `${border(`${left}${first}`)}${label}${border(`${last}${right}`)}`;
  };
  const side = border(glyphs.vertical);
  const body = Array.from({ length: inside.rows }, (_, index) => {
    const line = lines[index] ?? '';
    return `${side} ${padTo(cutPainted(line, inside.columns), inside.columns)} ${side}`;
  });
  return (
    <Box flexDirection="column" width={columns} height={rows} flexShrink={0}>
      <Rows
        lines={[
          edge(glyphs.topLeft, title, glyphs.topRight, false),
          ...body,
          edge(glyphs.bottomLeft, note, glyphs.bottomRight, true),
        ]}
      />
    </Box>
  );
};

/** Ink says what stands in one row in one line, so this is a column of its own. */
const HeardPane = ({ title, note, isFocused, lines }: Omit<Props, 'frame' | 'columns' | 'rows'>): ReactNode => (
  <Box flexDirection="column">
    <Rows lines={[`${isFocused ? 'focused: ' : ''}${clean(title)}`, ...lines, ...(note ? [clean(note)] : [])]} />
  </Box>
);
