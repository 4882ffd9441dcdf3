import type { CodePlace } from '../../../core/debug/pause.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';

/** `handlers/x.ts:12:3`, as terminals and editors open it. */
export const callPlace = ({ file, line, column }: CodePlace): string => `${escapeControls(file)}:${line}:${column}`;
