import { join } from 'node:path';
import { askWords } from '../ask/ask-words.ts';
import type { Actions } from '../keys/binding.ts';
import { moveActions } from '../keys/list-bindings.ts';
import { openPreview, type Preview } from '../preview/open-preview.ts';
import type { Tree, TreeRow } from '../tree/tree-state.ts';
import type { Ui } from '../ui.ts';
import { type BrowseEvent, type BrowseState, browseAfter, currentNode, emptyBrowse, rowsOf } from './browse-state.ts';
import { type Find, type Loaded, openFinding } from './open-finding.ts';

type Files<Found> = {
  /** Finds what the workspace has now. */
  readonly find: Find<Found>;
  readonly nodes: (found: Found, filter: string) => Tree;
  /** The node to begin with: what one most likely looks for. */
  readonly first: (found: Found) => string | undefined;
  /** The file that a node of the tree is of, relative to the workspace's root. */
  readonly fileOf: (found: Found, path: string) => string | undefined;
};

export type Browse<Found> = {
  readonly state: () => BrowseState;
  readonly loaded: () => Loaded<Found>;
  /** Undefined before it is loaded, and where that failed. */
  readonly found: () => Found | undefined;
  readonly previewed: Preview['previewed'];
  readonly rows: () => readonly TreeRow[];
  /** The path of the node under the cursor. */
  readonly path: () => string;
  readonly happen: (event: BrowseEvent) => void;
  readonly refilter: (filter: string) => void;
  /** Finds the files again. */
  readonly load: () => Promise<void>;
  /** Moves the cursor to a node, at the latest once it is found. */
  readonly goTo: (path: string) => void;
  readonly absolute: (file: string) => string;
  /** Moving and filtering. */
  readonly actions: Actions;
  readonly close: () => void;
};

/** A tree of files of the workspace and the text of the one under the cursor. */
export const openBrowse = <Found>(ui: Ui, { find, nodes, first, fileOf }: Files<Found>): Browse<Found> => {
  let state = emptyBrowse;
  let goal: string | null = null;
  const preview = openPreview(ui);
  const finding = openFinding(ui, find);

  const absolute = (file: string): string => join(ui.context().workspace?.root ?? '', file);
  const found = (): Found | undefined => {
    const loaded = finding.loaded();
    return loaded.type === 'loaded' ? loaded.found : undefined;
  };
  const path = (): string => currentNode(state)?.path ?? '';
  const nodesFor = (filter: string): Tree => {
    const all = found();
    return all === undefined ? [] : nodes(all, filter);
  };
  const happen = (event: BrowseEvent): void => {
    state = browseAfter(state, event);
    const all = found();
    const file = all === undefined ? undefined : fileOf(all, path());
    preview.show(file === undefined ? null : absolute(file));
  };
  const refilter = (filter: string): void => happen({ type: 'filtered', filter, nodes: nodesFor(filter) });
  const goTo = (to: string): void => {
    goal = found() === undefined ? to : null;
    if (state.filter !== '') refilter('');
    happen({ type: 'tree', action: { type: 'jumped', path: to } });
  };
  const load = async (): Promise<void> => {
    if (ui.context().workspace === null || !(await finding.load())) return;
    happen({ type: 'grown', nodes: nodesFor(state.filter) });
    const all = found();
    const to = goal ?? (all !== undefined && state.tree.cursor === '' ? first(all) : undefined);
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
    loaded: finding.loaded,
    found,
    previewed: preview.previewed,
    rows: () => rowsOf(state),
    path,
    happen,
    refilter,
    load,
    goTo,
    absolute,
    actions: { ...moveActions((how) => happen({ type: 'moved', how })), filter },
    close: finding.stop,
  };
};
