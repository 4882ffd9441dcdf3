import { lintSchemas } from '../../core/schema/lint.ts';
import type { SourceText } from '../../core/source-text.ts';
import type { Finding, Workspace } from '../../core/workspace.ts';
import { readableSchemas } from './readable-schemas.ts';

type SchemaReport = {
  readonly findings: readonly Finding[];
  /** The schema files that parse. */
  readonly usable: ReadonlyMap<string, SourceText>;
};

/** What is wrong or odd with the schema files. */
export const schemaFindings = async ({ catalog, silenced }: Workspace): Promise<SchemaReport> => {
  const { schemas, findings } = readableSchemas(catalog);
  const linted = await lintSchemas(schemas, { formats: catalog.formats, silenced });
  return { findings: [...findings, ...linted], usable: schemas };
};
