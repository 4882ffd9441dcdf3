import type { Waiting } from '../core/ports.ts';
import type { Finding, Workspace } from '../core/workspace.ts';
import { eventFindings } from './check/event-findings.ts';
import { fixtureFindings } from './check/fixture-findings.ts';
import { handlerFindings } from './check/handler-findings.ts';
import { schemaFindings } from './check/schema-findings.ts';
import { settingFindings } from './check/setting-findings.ts';
import type { AppContext } from './context.ts';
import { requireWorkspace } from './require-workspace.ts';

export type CheckReport = {
  /** By file, line and column. */
  readonly findings: readonly Finding[];
  readonly counts: {
    readonly events: number;
    readonly schemas: number;
    readonly fixtures: number;
    readonly handlers: number;
  };
};

/**
 * Everything that can be known of a workspace without Kafka: the configuration holds together, schemas compile and hold
 * nothing odd, fixtures are as expected, handlers load. `others`: what was found of its keys, which the screens know.
 */
export const checkWorkspace = async (
  context: AppContext,
  waiting: Waiting,
  others: readonly Finding[] = [],
): Promise<CheckReport> => {
  const workspace = requireWorkspace(context);
  const { catalog } = workspace;
  const schemas = await schemaFindings(workspace);
  const fixtures = await fixtureFindings(context, { workspace, usable: schemas.usable }, waiting);
  const handlers = await handlerFindings(context, workspace, waiting);
  const found = [
    ...workspace.findings,
    ...settingFindings(workspace),
    ...eventFindings(workspace),
    ...others,
    ...schemas.findings,
    ...fixtures.findings,
    ...handlers,
  ];
  return {
    findings: found.filter((finding) => !isSilenced(workspace, finding)).toSorted(byPlace),
    counts: {
      events: catalog.events.length,
      schemas: catalog.schemas.size,
      fixtures: fixtures.count,
      handlers: workspace.handlers.length,
    },
  };
};

/** Errors cannot be silenced: other commands would fail on them. */
const isSilenced = ({ silenced }: Workspace, { level, rule }: Finding): boolean =>
  level === 'warning' && silenced.has(rule);

const byPlace = (a: Finding, b: Finding): number =>
  compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.message, b.message);

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
