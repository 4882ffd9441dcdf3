import type { Catalog, EventDefinition } from '../../core/catalog/catalog.ts';
import { EvtoolError, exitCodes } from '../../core/errors.ts';
import { fileRules } from '../../core/fixture/file-rule.ts';
import type { Waiting } from '../../core/ports.ts';
import type { SourceText } from '../../core/source-text.ts';
import type { Finding, Workspace } from '../../core/workspace.ts';
import type { AppContext } from '../context.ts';
import { createDrafter, type Drafted, type Drafter } from '../fixture/drafter.ts';
import { placeIn, readFixtureFile, type Unreadable, type Written } from '../fixture/written.ts';
import { findingOfError } from './finding-of-error.ts';
import { fixtureFiles } from './fixture-files.ts';
import { issueFindings, verdictFindings } from './verdict-findings.ts';

type Needs = {
  readonly workspace: Workspace;
  /** The schema files that can be read. */
  readonly usable: ReadonlyMap<string, SourceText>;
};

/** Fixtures that are not what is expected of them, that cannot be read, or that are no event's. */
export const fixtureFindings = async (
  context: AppContext,
  { workspace, usable }: Needs,
  { signal }: Waiting,
): Promise<{ readonly findings: readonly Finding[]; readonly count: number }> => {
  const { files, findings } = await fixtureFiles(context, workspace);
  const judging = await judgingOf(context, { workspace, usable });
  const all = [...findings];
  for (const file of files) {
    signal.throwIfAborted();
    all.push(...judge(judging, await readFixtureFile(context, file)));
  }
  return { findings: all, count: files.length };
};

type Judging = {
  readonly drafter: Drafter;
  /** Events whose fixtures cannot be judged: the fault of a schema, which is found elsewhere. */
  readonly unjudged: ReadonlySet<string>;
  readonly rulesOf: ReturnType<typeof fileRules>;
};

const judgingOf = async (context: AppContext, { workspace, usable }: Needs): Promise<Judging> => {
  const isUsable = ({ schema, headers }: EventDefinition): boolean =>
    [schema, ...headers.map((rule) => rule.schema)].every((file) => file == null || usable.has(file));
  const { events } = workspace.catalog;
  const known = events.map((event) => (isUsable(event) ? event : withoutSchemas(event)));
  const catalog: Catalog = { ...workspace.catalog, schemas: usable, events: known };
  const drafter = await createDrafter({ ...context, workspace: { ...workspace, catalog } }, { refuseHidden: false });
  drafter.notices.forEach(context.notice);
  const unjudged = events.filter((event) => !isUsable(event)).map(({ name }) => name);
  return { drafter, unjudged: new Set(unjudged), rulesOf: fileRules(catalog) };
};

/** It still tells which messages are its own. */
const withoutSchemas = (event: EventDefinition): EventDefinition => ({ ...event, schema: null, headers: [] });

const judge = ({ drafter, unjudged, rulesOf }: Judging, written: Written | Unreadable): readonly Finding[] => {
  const drafted = draftedOr(drafter, written);
  if (!('draft' in drafted)) return drafted;
  const { draft, issues } = drafted;
  if (draft === null) return issueFindings(issues);
  const { event, fixture } = draft;
  if (event === null) return [noEvent(draft.written, draft.topic)];
  if (unjudged.has(event.name)) return [];
  const rule = rulesOf(draft.written.file).find((one) => one.event.name === event.name)?.rule;
  return verdictFindings({ draft, issues, expect: fixture.expect ?? rule?.expect ?? 'valid' });
};

/** The message, or why there is none as findings: it is no event's; or none at all, as its schema is at fault. */
const draftedOr = (drafter: Drafter, written: Written | Unreadable): Drafted | readonly Finding[] => {
  try {
    return drafter.draft(written);
  } catch (error) {
    if (error instanceof EvtoolError && error.exitCode === exitCodes.invalid) return [];
    const { file } = written;
    const finding = findingOfError(error, { rule: 'fixture-event', file });
    const place = 'issue' in written ? written.position : placeIn(written, '/event', 'value');
    return [{ ...finding, message: finding.message.replace(`${file} `, 'this fixture '), ...place }];
  }
};

const noEvent = (written: Written, topic: string): Finding => ({
  level: 'error',
  rule: 'fixture-event',
  message: `no event has the topic "${topic}"`,
  file: written.file,
  ...placeIn(written, '/topic', 'value'),
});
