import type { AppContext } from '../../app/context.ts';
import { clean } from '../frame/clean.ts';
import { messageLines } from '../frame/message-lines.ts';
import type { Theme } from '../frame/theme.ts';
import { wrapped } from '../frame/wrapped.ts';
import { workspaceLines } from '../screens/workspace-lines.ts';
import type { Loaded } from './open-finding.ts';

type Above = {
  readonly loaded: Loaded<unknown>;
  readonly context: Pick<AppContext, 'workspace'>;
  readonly theme: Theme;
  readonly columns: number;
  /** What is looked for, in the middle of a sentence. */
  readonly what: string;
  /** What to say where there is nothing in the tree; null: there is. */
  readonly emptyWords: readonly string[] | null;
};

/** What stands above the tree, or instead of it: faults of the workspace, that it is being read, or why it is empty. */
export const linesAbove = ({ loaded, context, theme, columns, what, emptyWords }: Above): readonly string[] => {
  const { paint, glyphs } = theme;
  const said = (texts: readonly string[]): readonly string[] => texts.flatMap((text) => wrapped(clean(text), columns));
  const faults = workspaceLines(context, theme, columns);
  if (context.workspace === null) return faults;
  if (loaded.type === 'loading') return [...faults, `Reading the ${what}${glyphs.more}`];
  if (loaded.type === 'loaded') return [...faults, ...said(emptyWords ?? [])];
  const failed = messageLines(`${glyphs.bad} ${loaded.message}`, columns).map((line) => paint('bad', line));
  return [...faults, ...failed, ...said(loaded.hint === undefined ? [] : [loaded.hint])];
};
