import { isObject, type SchemaObject, subschemasOf } from './keywords.ts';

/** A schema object in a file, with the keyword of its owner that leads to it ('' for the root). */
export type VisitedSchema = {
  readonly schema: SchemaObject;
  readonly pointer: string;
  readonly keyword: string;
  readonly owner: VisitedSchema | null;
};

/** Every schema object of a document, owners before what they own. */
export const visitSchemas = (document: unknown): readonly VisitedSchema[] => {
  const found: VisitedSchema[] = [];
  const visit = (schema: unknown, place: Omit<VisitedSchema, 'schema'>): void => {
    if (!isObject(schema)) return;
    const visited = { schema, ...place };
    found.push(visited);
    for (const child of subschemasOf(schema, place.pointer)) {
      visit(child.schema, { pointer: child.pointer, keyword: child.keyword, owner: visited });
    }
  };
  visit(document, { pointer: '', keyword: '', owner: null });
  return found;
};
