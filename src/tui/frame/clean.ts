import { escapeControls } from '../../core/decode/visible-text.ts';

/** Text of a message, a file or an error as it may stand on the screen: one line, and nothing that a terminal obeys. */
export const clean = (text: string): string => (isPlain.test(text) ? text : escapeControls(text));

const isPlain = /^[\x20-\x7e]*$/;
