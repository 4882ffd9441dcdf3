import type { SchemaDraft } from './keywords.ts';

type Known = { readonly id: string; readonly draft: SchemaDraft };

const known: readonly Known[] = [
  { id: 'json-schema.org/draft-07/schema', draft: 'draft-07' },
  { id: 'json-schema.org/draft/2019-09/schema', draft: '2019-09' },
  { id: 'json-schema.org/draft/2020-12/schema', draft: '2020-12' },
];

const draft07 = '"$schema": "http://json-schema.org/draft-07/schema#"';

const migrations: ReadonlyMap<string, string> = new Map([
  [
    'json-schema.org/draft-04/schema',
    `Write ${draft07}, "$id" instead of "id", and a number for exclusiveMinimum and exclusiveMaximum: "exclusiveMinimum": 5 instead of "minimum": 5, "exclusiveMinimum": true.`,
  ],
  ['json-schema.org/draft-06/schema', `Write ${draft07}; a draft-06 schema needs no other change.`],
]);

export type DraftReading = { readonly draft: SchemaDraft } | { readonly message: string; readonly hint: string };

/** The draft that a `$schema` names, or why we cannot read it. Without one it is 2020-12. */
export const readDraft = (schemaUri: unknown): DraftReading => {
  if (schemaUri === undefined) return { draft: '2020-12' };
  const id = bareId(String(schemaUri));
  const found = known.find((candidate) => candidate.id === id);
  if (found) return { draft: found.draft };
  const migration = migrations.get(id);
  const readable = 'evtool reads draft-07, 2019-09 and 2020-12';
  if (migration) return { message: `${id.split('/')[1]} is too old: ${readable}`, hint: migration };
  return {
    message: `unknown $schema ${JSON.stringify(schemaUri)}: ${readable}`,
    hint: `Write ${draft07}, for example.`,
  };
};

/** Whether a URI is the meta-schema of a draft that we read. */
export const isMetaSchema = (uri: string): boolean => known.some(({ id }) => id === bareId(uri));

const bareId = (uri: string): string => uri.replace(/^https?:\/\//, '').replace(/#.*$/, '');
