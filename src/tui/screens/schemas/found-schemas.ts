import type { AppContext } from '../../../app/context.ts';
import { listSchemas, type SchemaEntry } from '../../../app/schema-list.ts';
import { type SchemaItem, schemaItems } from './schema-tree.ts';

/** The schemas as they are now; `items` are the nodes of their tree by path. */
export type FoundSchemas = {
  readonly entries: readonly SchemaEntry[];
  readonly items: ReadonlyMap<string, SchemaItem>;
};

export const findSchemas = async (context: AppContext): Promise<FoundSchemas> => {
  const entries = await listSchemas(context);
  return { entries, items: schemaItems(entries) };
};
