import { checkLine } from '../../../app/cli-line.ts';
import { formatPosition } from '../../../core/source-text.ts';
import { BrowseView } from '../../browse/browse-view.tsx';
import { openBrowse } from '../../browse/open-browse.ts';
import type { Action, Actions } from '../../keys/binding.ts';
import type { Ui } from '../../ui.ts';
import type { Screen, ScreenDefinition } from '../screen.ts';
import { findSchemas } from './found-schemas.ts';
import { schemaBindings } from './schema-bindings.ts';
import { type SchemaItem, schemaTree } from './schema-tree.ts';
import { schemasBrowsed } from './schemas-browsed.ts';

export const schemasScreen: ScreenDefinition = {
  name: 'schemas',
  title: 'Schemas',
  bindings: schemaBindings,
  open: (ui) => openSchemas(ui),
};

const openSchemas = (ui: Ui): Screen => {
  const browse = openBrowse(ui, {
    find: findSchemas,
    nodes: ({ entries }, filter) => schemaTree(entries, filter),
    first: ({ entries }) => (entries.find(({ findings }) => findings.length > 0) ?? entries[0])?.file,
    fileOf: ({ items }, path) => items.get(path)?.entry.file,
  });
  const { happen, absolute } = browse;
  const current = (): SchemaItem | undefined => {
    const loaded = browse.loaded();
    return loaded.type === 'loaded' ? loaded.found.items.get(browse.path()) : undefined;
  };
  const topicOf = (event: string): string =>
    ui.context().workspace?.catalog.events.find(({ name }) => name === event)?.topic ?? '';
  const onItem = (act: (item: SchemaItem) => void | Promise<void>): Action => {
    const item = current();
    return item === undefined ? 'There is no schema under the cursor.' : () => act(item);
  };
  const edit = (item: SchemaItem): Promise<void> =>
    ui.openEditor({ file: absolute(item.entry.file), line: placeOf(item).line });
  const unfold = (item: SchemaItem): void => {
    const isFolded = browse.rows().find(({ node }) => node.path === item.entry.file)?.isOpen === false;
    happen(isFolded ? { type: 'tree', action: { type: 'unfolded' } } : { type: 'focused', pane: 'detail' });
  };
  const actions = (): Actions => ({
    ...browse.actions,
    open: onItem(({ use }) =>
      use === undefined
        ? happen({ type: 'focused', pane: 'detail' })
        : ui.go({ screen: 'messages', topic: topicOf(use.event) }),
    ),
    edit: onItem(edit),
    copy: onItem(({ entry, ...item }) => {
      const { line, column } = placeOf({ entry, ...item });
      ui.copy('the place', formatPosition(entry.file, { line, column }));
    }),
    unfold: onItem(unfold),
    fold: () => happen({ type: 'folded' }),
  });

  return {
    ...browse.screen,
    view: (frame) => {
      const browsed = browse.measured(() =>
        schemasBrowsed({
          browse: browse.state(),
          loaded: browse.loaded(),
          frame,
          context: ui.context(),
          item: current(),
          topicOf,
          previewed: browse.previewed(),
        }),
      );
      return <BrowseView {...browsed} />;
    },
    actions,
    enter: (route) => browse.enter(route.screen === 'schemas' ? route.file : undefined),
    commandLine: () => checkLine(ui.context()),
  };
};

/** Where to go in the file: what is wrong under the cursor, else first. */
const placeOf = ({ entry, finding }: SchemaItem): { readonly line: number; readonly column: number } =>
  finding ?? entry.findings[0] ?? { line: 1, column: 1 };
