import type { EventDefinition } from '../core/catalog/catalog.ts';
import { draftNotices } from '../core/schema/schemas.ts';
import type { Finding } from '../core/workspace.ts';
import { schemaFindings } from './check/schema-findings.ts';
import type { AppContext } from './context.ts';
import { requireWorkspace } from './require-workspace.ts';

/** What a schema is for: the value of an event, or one of its headers. */
export type SchemaUse = { readonly event: string; readonly header: string | null };

export type SchemaEntry = {
  /** Relative to the workspace's root. */
  readonly file: string;
  /** Empty for one that others refer to at most. */
  readonly uses: readonly SchemaUse[];
  /** What is to be known of it, and no fault. */
  readonly notices: readonly string[];
  /** Faults and what the lint rules find, by place. */
  readonly findings: readonly Finding[];
};

/** The schema files of the workspace in the order of their names, each with what `check` says of it. */
export const listSchemas = async (context: Pick<AppContext, 'workspace'>): Promise<readonly SchemaEntry[]> => {
  const workspace = requireWorkspace(context);
  const { schemas, events } = workspace.catalog;
  const { findings } = await schemaFindings(workspace);
  const byFile = Map.groupBy(findings, ({ file }) => file);
  return [...schemas.keys()].toSorted().map((file) => ({
    file,
    uses: events.flatMap((event) => usesOf(event, file)),
    notices: draftNotices(schemas, new Set([file])),
    findings: (byFile.get(file) ?? []).toSorted((a, b) => a.line - b.line || a.column - b.column),
  }));
};

const usesOf = ({ name, schema, headers }: EventDefinition, file: string): readonly SchemaUse[] => [
  ...(schema === file ? [{ event: name, header: null }] : []),
  ...headers.filter((rule) => rule.schema === file).map((rule) => ({ event: name, header: rule.name })),
];
