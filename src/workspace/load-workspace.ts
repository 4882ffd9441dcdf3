import { homedir } from 'node:os';
import { join } from 'node:path';
import type { EventDefinition } from '../core/catalog/catalog.ts';
import { usageError } from '../core/errors.ts';
import { sourceExcerpt } from '../core/source-excerpt.ts';
import { formatPosition, type SourceText } from '../core/source-text.ts';
import type { Finding, Workspace } from '../core/workspace.ts';
import { contextsOf } from './contexts.ts';
import { eventsOf } from './events.ts';
import type { Environment } from './expand-environment.ts';
import { type FoundConfig, findConfig } from './find-config.ts';
import { handlersOf, missingModule } from './handlers.ts';
import { readConfig } from './read-config.ts';
import { readText } from './read-text.ts';
import { lazySource, listSchemaFiles } from './schema-files.ts';
import { readSource } from './source-text.ts';
import { twinFindings } from './twin-findings.ts';

export type LoadOptions = {
  readonly env?: Environment;
  /** Where the search upwards ends when there is no git root on the way. */
  readonly home?: string;
  /**
   * `sound` refuses a workspace with faults, `viewable` one with others than missing files of handlers; `any`
   * gives it with all of its findings.
   */
  readonly accept?: 'sound' | 'viewable' | 'any';
};

/**
 * Reads the workspace in `dir`, or the nearest at or above `cwd`; null when there is none. Schemas are read when they
 * are looked at, so that quick commands stay quick. Fails with exit 2 for a faulty configuration, naming the first fault,
 * and with exit 3 for one that does not parse.
 */
export const loadWorkspace = async (
  dir: string | undefined,
  cwd: string,
  { env = process.env, home = homedir(), accept = 'sound' }: LoadOptions = {},
): Promise<Workspace | null> => {
  const found = findConfig(dir, cwd, home);
  if (found === null) return null;
  const source = readSource(found.name, await readText(join(found.root, found.name), found.name));
  const workspace = assemble(found, source, env);
  if (accept === 'any') return withTwinFindings(workspace);
  refuseFaults(workspace, accept === 'viewable' ? missingModule : null);
  return workspace;
};

const withTwinFindings = (workspace: Workspace): Workspace => ({
  ...workspace,
  findings: [...workspace.findings, ...twinFindings(workspace.root, listSchemaFiles(workspace.root).twins)],
});

const assemble = (found: FoundConfig, source: SourceText, env: Environment): Workspace => {
  const { root } = found;
  const { config, missing, findings } = readConfig(source, env);
  const { files } = listSchemaFiles(root);
  const contexts = contextsOf(source, config, missing);
  const catalogued = eventsOf({ root, source, schemaFiles: files }, config);
  const eventNames = namesIn(source.document, 'events');
  const handled = handlersOf({ root, source, config, events: catalogued.events, eventNames });
  const silenced = Object.entries(config.lint ?? {}).filter(([, value]) => value === 'off' || value === false);
  return {
    root,
    config: source,
    contexts: contexts.contexts,
    defaultContext: contexts.defaultContext,
    catalog: {
      events: catalogued.events,
      schemas: new Map(schemaPaths(files, catalogued.events).map((file) => [file, lazySource(root, file)])),
      formats: config.validation?.formats ?? 'enforce',
    },
    handlers: handled.handlers,
    keys: new Map(Object.entries(config.keys ?? {}).map(([action, keys]) => [action, [keys].flat()])),
    silenced: new Set(silenced.map(([rule]) => rule)),
    findings: [
      ...findings,
      ...contexts.findings,
      ...catalogued.findings,
      ...handled.findings,
      ...found.unused.map((file) => unusedFinding(file, found.name)),
    ],
  };
};

/** What is written under a key of the root, whether it is right or not. */
const namesIn = (document: unknown, part: 'events'): readonly string[] => {
  const members = typeof document === 'object' && document !== null && part in document ? document[part] : null;
  return typeof members === 'object' && members !== null ? Object.keys(members) : [];
};

/** Those in `schemas/` and those that events name elsewhere. */
const schemaPaths = (files: readonly string[], events: readonly EventDefinition[]): readonly string[] => {
  const named = events.flatMap(({ schema, headers }) => [schema, ...headers.map((header) => header.schema)]);
  return [...new Set([...files, ...named.filter((file) => typeof file === 'string')])];
};

const unusedFinding = (file: string, used: string): Finding => ({
  level: 'warning',
  rule: 'config/unused-file',
  message: `${file} is not used: ${used} is`,
  file,
  line: 1,
  column: 1,
});

const refuseFaults = ({ config, findings }: Workspace, tolerated: string | null): void => {
  const [first, ...others] = findings.filter(({ level, rule }) => level === 'error' && rule !== tolerated);
  if (first === undefined) return;
  const place = formatPosition(first.file, first);
  const shown = first.file === config.file ? `\n${sourceExcerpt(config.text, first)}` : '';
  const more = others.length === 0 ? 'See: evtool check' : `${others.length} more. See: evtool check`;
  throw usageError(`${place}: ${first.message}${shown}`, more);
};
