import type { Stop } from '../../../app/debug/stop.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';

/** `stop 3  handlers/x.ts:12`. */
export const stopPlace = ({ number, stage, frames: [top] }: Stop): string =>
  `stop ${number}  ${top === undefined ? stage : `${escapeControls(top.file)}:${top.line}`}`;
