import { escapeControls } from '../../core/decode/visible-text.ts';

/** A text of several lines keeps them, those after the first behind so many columns; nothing in it moves the cursor. */
export const shownLines = (text: string, columns: number): string =>
  text
    .split('\n')
    .map(escapeControls)
    .join(`\n${' '.repeat(columns)}`);
