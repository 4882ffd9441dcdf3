import { escapeControls } from '../../core/decode/visible-text.ts';
import { cutToWidth } from '../../core/display-width.ts';

type Layout = { readonly indent: number; readonly columns?: number };

/** A text of several lines keeps them, those after the first indented; nothing in it moves the cursor. */
export const shownLines = (text: string, { indent, columns = Number.POSITIVE_INFINITY }: Layout): string =>
  text
    .split('\n')
    .map((line) => cutToWidth(escapeControls(line), columns))
    .join(`\n${' '.repeat(indent)}`);
