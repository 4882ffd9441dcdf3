import { join } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import { pause } from '../../app/pause.ts';
import { EvtoolError } from '../../core/errors.ts';
import type { Waiting } from '../../core/ports.ts';
import { askWords } from '../ask/ask-words.ts';
import type { Actions } from '../keys/binding.ts';
import { moveActions } from '../keys/list-bindings.ts';
import { openPreview, type Preview } from '../preview/open-preview.ts';
import type { Screen } from '../screens/screen.ts';
import type { Tree, TreeRow } from '../tree/tree-state.ts';
import type { Ui } from '../ui.ts';
import { type BrowseEvent, type BrowseState, browseAfter, currentNode, emptyBrowse, rowsOf } from './browse-state.ts';
import { type Browsed, browseAreas, browsePage, browseScroll } from './browse-view.tsx';

export type Loaded<Found> =
  | { readonly type: 'loading' }
  | { readonly type: 'loaded'; readonly found: Found }
  | { readonly type: 'failed'; readonly message: string; readonly hint: string | undefined };

type Files<Found> = {
  /** Finds what the workspace has now. */
  readonly find: (context: AppContext, waiting: Waiting) => Promise<Found>;
  readonly nodes: (found: Found, filter: string) => Tree;
  /** The node to begin with: what one most likely looks for. */
  readonly first: (found: Found) => string | undefined;
  /** The file that a node of the tree is of, relative to the workspace's root. */
  readonly fileOf: (found: Found, path: string) => string | undefined;
};

export type Browse<Found> = {
  readonly state: () => BrowseState;
  readonly loaded: () => Loaded<Found>;
  readonly previewed: Preview['previewed'];
  readonly rows: () => readonly TreeRow[];
  /** The path of the node under the cursor. */
  readonly path: () => string;
  readonly happen: (event: BrowseEvent) => void;
  /** Finds the files again. */
  readonly load: () => Promise<void>;
  /** Moves the cursor to a node, at the latest once it is found. */
  readonly goTo: (path: string) => void;
  readonly absolute: (file: string) => string;
  /** Moving and filtering. */
  readonly actions: Actions;
  /** Takes the sizes of what is drawn, and gives it for the frame. */
  readonly measured: (browsed: () => Browsed) => Browsed;
  readonly screen: Pick<Screen, 'panes' | 'pane' | 'focus' | 'areas' | 'leave' | 'back' | 'renew' | 'close'>;
  readonly enter: (path: string | undefined) => void;
};

const againMs = 200;

/** A tree of files of the workspace with the one under the cursor beside it: what screens of files have in common. */
export const openBrowse = <Found>(ui: Ui, { find, nodes, first, fileOf }: Files<Found>): Browse<Found> => {
  let state = emptyBrowse;
  let loaded: Loaded<Found> = { type: 'loading' };
  let newest = new AbortController();
  let goal: string | null = null;
  let isStale = true;
  let isShown = false;
  let drawn: Browsed | null = null;
  const preview = openPreview(ui);

  const absolute = (file: string): string => join(ui.context().workspace?.root ?? '', file);
  const path = (): string => currentNode(state)?.path ?? '';
  const nodesFor = (filter: string): Tree => (loaded.type === 'loaded' ? nodes(loaded.found, filter) : []);
  const happen = (event: BrowseEvent): void => {
    state = browseAfter(state, event);
    const file = loaded.type === 'loaded' ? fileOf(loaded.found, path()) : undefined;
    preview.show(file === undefined ? null : absolute(file));
  };
  const refilter = (filter: string): void => happen({ type: 'filtered', filter, nodes: nodesFor(filter) });
  const goTo = (to: string): void => {
    goal = loaded.type === 'loaded' ? null : to;
    if (state.filter !== '') refilter('');
    happen({ type: 'tree', action: { type: 'jumped', path: to } });
  };
  const load = async (): Promise<void> => {
    isStale = false;
    if (ui.context().workspace === null) return;
    newest.abort();
    newest = new AbortController();
    const signal = AbortSignal.any([newest.signal, ui.signal]);
    const attempt = (): Promise<Loaded<Found> | null> => foundOrFailed(() => find(ui.context(), { signal }), signal);
    let found = await attempt();
    // An editor that saves takes its file away for a moment.
    if (found?.type === 'failed' && loaded.type === 'loaded') {
      await pause(againMs, signal);
      if (signal.aborted) return;
      found = await attempt();
    }
    if (found === null) return;
    loaded = found;
    happen({ type: 'grown', nodes: nodesFor(state.filter) });
    const to = goal ?? (loaded.type === 'loaded' && state.tree.cursor === '' ? first(loaded.found) : undefined);
    if (to !== undefined) goTo(to);
    preview.renew();
    ui.draw('soon');
  };
  const filter = (): Promise<void> => {
    happen({ type: 'focused', pane: 'list' });
    return askWords(ui, state.filter, refilter);
  };
  return {
    state: () => state,
    loaded: () => loaded,
    previewed: preview.previewed,
    rows: () => rowsOf(state),
    path,
    happen,
    load,
    goTo,
    absolute,
    actions: { ...moveActions((how) => happen({ type: 'moved', how })), filter },
    measured: (browsed) => {
      happen({ type: 'paged', page: browsePage(browsed()) });
      happen({ type: 'scrolled', scroll: browseScroll(browsed()) });
      drawn = browsed();
      return drawn;
    },
    screen: {
      panes: () => ['files', 'file'],
      pane: () => (state.focused === 'list' ? 'files' : 'file'),
      focus: (pane) => happen({ type: 'focused', pane: pane === 'files' ? 'list' : 'detail' }),
      areas: () => (drawn === null ? [] : browseAreas(drawn, ['files', 'file'])),
      leave: () => {
        isShown = false;
      },
      back: () => {
        if (state.focused === 'detail') happen({ type: 'focused', pane: 'list' });
        else if (state.filter !== '') refilter('');
        else return false;
        return true;
      },
      renew: () => {
        isStale = true;
        if (isShown) ui.run(load);
      },
      close: async () => newest.abort(),
    },
    enter: (to) => {
      isShown = true;
      if (to !== undefined) goTo(to);
      if (isStale) ui.run(load);
    },
  };
};

/** Null: nobody wants it any more. */
const foundOrFailed = async <Found>(find: () => Promise<Found>, signal: AbortSignal): Promise<Loaded<Found> | null> => {
  try {
    const found = await find();
    return signal.aborted ? null : { type: 'loaded', found };
  } catch (error) {
    if (signal.aborted) return null;
    if (!(error instanceof EvtoolError)) throw error;
    return { type: 'failed', message: error.message, hint: error.hint };
  }
};
