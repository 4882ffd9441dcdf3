import { checkLine } from '../../../app/cli-line.ts';
import { browseScreen } from '../../browse/browse-screen.tsx';
import type { Browsed } from '../../browse/browse-view.tsx';
import { openBrowse } from '../../browse/open-browse.ts';
import type { Frame } from '../../frame/frame.ts';
import type { Ui } from '../../ui.ts';
import type { Screen, ScreenDefinition } from '../screen.ts';
import { findSchemas } from './found-schemas.ts';
import { schemaActions } from './schema-actions.ts';
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
  const item = (): SchemaItem | undefined => browse.found()?.items.get(browse.path());
  const topicOf = (event: string): string =>
    ui.context().workspace?.catalog.events.find(({ name }) => name === event)?.topic ?? '';
  const browsed = (frame: Frame): Browsed =>
    schemasBrowsed({
      browse: browse.state(),
      loaded: browse.loaded(),
      frame,
      context: ui.context(),
      item: item(),
      topicOf,
      previewed: browse.previewed(),
    });
  const { show, ...screen } = browseScreen(ui, browse, browsed);

  return {
    ...screen,
    actions: () => schemaActions(ui, { browse, item: item(), topicOf }),
    enter: (route) => show(route.screen === 'schemas' ? route.file : undefined),
    commandLine: () => checkLine(ui.context()),
  };
};
