import type { Side } from '../components/two-panes.tsx';
import type { Screen } from './screen.ts';

type Focus = { readonly focused: () => Side; readonly focus: (side: Side) => void };

/** A list and its detail, by the names that their keys have in the table. */
export const sidePanes = (
  [list, detail]: readonly [string, string],
  { focused, focus }: Focus,
): Pick<Screen, 'panes' | 'pane' | 'focus'> => ({
  panes: () => [list, detail],
  pane: () => (focused() === 'list' ? list : detail),
  focus: (pane) => focus(pane === list ? 'list' : 'detail'),
});
