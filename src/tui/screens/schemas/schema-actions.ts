import { formatPosition } from '../../../core/source-text.ts';
import type { Browse } from '../../browse/open-browse.ts';
import type { Action, Actions } from '../../keys/binding.ts';
import type { Ui } from '../../ui.ts';
import type { FoundSchemas } from './found-schemas.ts';
import type { SchemaItem } from './schema-tree.ts';

type Means = {
  readonly browse: Browse<FoundSchemas>;
  readonly item: SchemaItem | undefined;
  readonly topicOf: (event: string) => string;
};

/** What the keys do with the row under the cursor: a schema, what is wrong with it, or an event that uses it. */
export const schemaActions = (ui: Ui, { browse, item, topicOf }: Means): Actions => {
  const { happen, absolute } = browse;
  const onItem = (act: (item: SchemaItem) => void | Promise<void>): Action =>
    item === undefined ? 'There is no schema under the cursor.' : () => act(item);
  return {
    ...browse.actions,
    open: onItem(({ use }) =>
      use === undefined
        ? happen({ type: 'focused', pane: 'detail' })
        : ui.go({ screen: 'messages', topic: topicOf(use.event) }),
    ),
    edit: onItem((one) => ui.openEditor({ file: absolute(one.entry.file), line: placeOf(one).line })),
    copy: onItem((one) => {
      const { line, column } = placeOf(one);
      ui.copy('the place', formatPosition(one.entry.file, { line, column }));
    }),
    unfold: onItem((one) => {
      const isFolded = browse.rows().find(({ node }) => node.path === one.entry.file)?.isOpen === false;
      happen(isFolded ? { type: 'tree', action: { type: 'unfolded' } } : { type: 'focused', pane: 'detail' });
    }),
    fold: () => happen({ type: 'folded' }),
  };
};

/** Where to go in the file: what is wrong under the cursor, else first. */
const placeOf = ({ entry, finding }: SchemaItem): { readonly line: number; readonly column: number } =>
  finding ?? entry.findings[0] ?? { line: 1, column: 1 };
