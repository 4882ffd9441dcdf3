import { clean } from './clean.ts';
import { messageLines } from './message-lines.ts';
import type { Theme } from './theme.ts';
import { wrapped } from './wrapped.ts';

/** What failed, in red, what to do about it, and that it is tried again by itself; a blank line ends it. */
export const failureLines = (
  { message, hint }: { readonly message: string; readonly hint?: string | undefined },
  { paint, glyphs }: Theme,
  columns: number,
): readonly string[] => [
  ...messageLines(`${glyphs.bad} ${message}`, columns).map((row) => paint('bad', row)),
  ...(hint === undefined ? [] : wrapped(clean(hint), columns)),
  paint('dim', `Trying again${glyphs.more}`),
  '',
];
