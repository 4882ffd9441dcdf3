import type { Frame } from '../frame/frame.ts';
import type { Screen } from '../screens/screen.ts';
import { sidePanes } from '../screens/side-panes.ts';
import type { Ui } from '../ui.ts';
import { type Browsed, BrowseView, browseAreas, browsePage, browseScroll } from './browse-view.tsx';
import type { Browse } from './open-browse.ts';

type Parts = 'resize' | 'view' | 'areas' | 'panes' | 'pane' | 'focus' | 'leave' | 'back' | 'renew' | 'close';

export type BrowseScreen = Pick<Screen, Parts> & {
  /** Shown, with the cursor on a node where one is named. */
  readonly show: (path: string | undefined) => void;
};

const names = ['files', 'file'] as const;

/** What screens of files have in common; `browsed` is what such a one draws. */
export const browseScreen = <Found,>(
  ui: Ui,
  browse: Browse<Found>,
  browsed: (frame: Frame) => Browsed,
): BrowseScreen => {
  const { state, happen } = browse;
  let isStale = true;
  let isShown = false;
  const loadWhereSeen = (): void => {
    if (!isShown || !isStale) return;
    isStale = false;
    ui.run(browse.load);
  };
  return {
    resize: (frame) => {
      happen({ type: 'paged', page: browsePage(browsed(frame)) });
      happen({ type: 'scrolled', scroll: browseScroll(browsed(frame)) });
    },
    view: (frame) => <BrowseView {...browsed(frame)} />,
    areas: (frame) => browseAreas(browsed(frame), names),
    ...sidePanes(names, {
      focused: () => state().focused,
      focus: (pane) => happen({ type: 'focused', pane }),
    }),
    show: (path) => {
      isShown = true;
      if (path !== undefined) browse.goTo(path);
      loadWhereSeen();
    },
    leave: () => {
      isShown = false;
    },
    renew: () => {
      isStale = true;
      loadWhereSeen();
    },
    back: () => {
      if (state().focused === 'detail') happen({ type: 'focused', pane: 'list' });
      else if (state().filter !== '') browse.refilter('');
      else return false;
      return true;
    },
    close: async () => browse.close(),
  };
};
