import type { ListedBreakpoint } from '../../../app/debug/debug-session.ts';
import { formatBreakpoint } from '../../../core/debug/parse-breakpoint.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';

/** A breakpoint with its number, and where it really is. */
export const breakpointLine = ({ number, breakpoint, line }: ListedBreakpoint): string => {
  const text = `${number}  ${escapeControls(formatBreakpoint(breakpoint))}`;
  if (breakpoint.kind !== 'line' || line === breakpoint.line) return text;
  return line === null ? `${text}  (no code there, or not loaded yet)` : `${text}  (the next code is on line ${line})`;
};
