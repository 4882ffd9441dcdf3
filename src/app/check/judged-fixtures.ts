import { relative } from 'node:path';
import type { Catalog, EventDefinition } from '../../core/catalog/catalog.ts';
import { EvtoolError, exitCodes } from '../../core/errors.ts';
import { fileRules } from '../../core/fixture/file-rule.ts';
import type { Expectation } from '../../core/fixture/fixture.ts';
import type { Waiting } from '../../core/ports.ts';
import type { SourceText } from '../../core/source-text.ts';
import type { Finding, Workspace } from '../../core/workspace.ts';
import type { AppContext } from '../context.ts';
import { createDrafter, type Drafted, type Drafter } from '../fixture/drafter.ts';
import type { LocatedIssue } from '../fixture/locate-issue.ts';
import { placeIn, readFixtureFile, type Unreadable, type Written } from '../fixture/written.ts';
import { sayOfSchemas } from '../say-of-schemas.ts';
import { findingOfError } from './finding-of-error.ts';
import { readableSchemas } from './readable-schemas.ts';
import { issueFindings, verdictFindings } from './verdict-findings.ts';

/** A fixture file, what is expected of it, and what is wrong with that. */
export type JudgedFixture = {
  /** As messages show it: relative to the workspace's root. */
  readonly file: string;
  /** Null where it is no event's, or no message. */
  readonly event: string | null;
  readonly expect: Expectation;
  /** Undefined where nothing can judge it. */
  readonly valid: boolean | undefined;
  /** What its event has against it, expected or not. */
  readonly issues: readonly LocatedIssue[];
  /** Why nothing can be said of it: a schema of its event cannot be used. It is found where the schemas are checked. */
  readonly schemaFault: Finding | null;
  /** Empty where all is as expected. */
  readonly findings: readonly Finding[];
};

type Needs = {
  readonly workspace: Workspace;
  /** The schema files that can be read. */
  readonly usable: ReadonlyMap<string, SourceText>;
};

/** Judges fixture files, by their paths. */
export async function* judgedFixtures(
  context: AppContext,
  { paths, ...needs }: Needs & { readonly paths: readonly string[] },
  { signal }: Waiting,
): AsyncGenerator<JudgedFixture, void> {
  const judging = await judgingOf(context, needs);
  for (const path of paths) {
    signal.throwIfAborted();
    const written = await readFixtureFile(context, path).catch((error: unknown) =>
      findingOfError(error, { rule: 'fixture-file', file: relative(needs.workspace.root, path) }),
    );
    yield 'rule' in written ? { ...none, file: written.file, findings: [written] } : judge(judging, written);
  }
}

const none = { event: null, expect: 'valid', valid: undefined, issues: [], schemaFault: null } as const;

type Judging = {
  readonly drafter: Drafter;
  /** Tells which event a fixture is of, whatever becomes of its schema. */
  readonly members: Drafter;
  /** Events whose fixtures cannot be judged, by the schema that does not parse. */
  readonly unjudged: ReadonlyMap<string, Finding>;
  readonly rulesOf: ReturnType<typeof fileRules>;
};

const judgingOf = async (context: AppContext, { workspace, usable }: Needs): Promise<Judging> => {
  const unjudged = unjudgedEvents(workspace, usable);
  const known = workspace.catalog.events.map((event) => (unjudged.has(event.name) ? withoutSchemas(event) : event));
  const catalog: Catalog = { ...workspace.catalog, schemas: usable, events: known };
  const own = { ...context, workspace: { ...workspace, catalog } };
  const drafter = await createDrafter(own, { refuseHidden: false });
  const members = await createDrafter(own, { refuseHidden: false, validate: false });
  sayOfSchemas(context, drafter.notices);
  return { drafter, members, unjudged, rulesOf: fileRules(catalog) };
};

const unjudgedEvents = ({ catalog }: Workspace, usable: Needs['usable']): Judging['unjudged'] => {
  const faults = new Map(readableSchemas(catalog).findings.map((finding) => [finding.file, finding]));
  return new Map(
    catalog.events.flatMap(({ name, schema, headers }) => {
      const broken = [schema, ...headers.map((rule) => rule.schema)].find((file) => file != null && !usable.has(file));
      const fault = broken == null ? undefined : faults.get(broken);
      return fault === undefined ? [] : [[name, fault] as const];
    }),
  );
};

/** It still tells which messages are its own. */
const withoutSchemas = (event: EventDefinition): EventDefinition => ({ ...event, schema: null, headers: [] });

const judge = (judging: Judging, written: Written | Unreadable): JudgedFixture => {
  const empty = { ...none, file: written.file };
  const drafted = draftedOr(judging, written);
  if (!('draft' in drafted)) return { ...empty, findings: drafted };
  const { draft, issues, schemaFault } = drafted;
  if (draft === null) return { ...empty, valid: false, issues, findings: issueFindings(issues) };
  const { event, fixture, valid } = draft;
  if (event === null) return { ...empty, findings: [noEvent(draft.written, draft.topic)] };
  const rule = judging.rulesOf(draft.written.file).find((one) => one.event.name === event.name)?.rule;
  const expect = fixture.expect ?? rule?.expect ?? 'valid';
  const own = { ...empty, event: event.name, expect };
  const fault = schemaFault ?? judging.unjudged.get(event.name);
  if (fault !== undefined) return { ...own, schemaFault: fault, findings: [] };
  return { ...own, valid, issues, findings: verdictFindings({ draft, issues, expect }) };
};

type DraftedAnyhow = Drafted & { readonly schemaFault?: Finding };

/** The message, unjudged where its schema is at fault; or why there is none as findings: it is no event's. */
const draftedOr = (
  { drafter, members }: Pick<Judging, 'drafter' | 'members'>,
  written: Written | Unreadable,
): DraftedAnyhow | readonly Finding[] => {
  try {
    return drafter.draft(written);
  } catch (error) {
    if (error instanceof EvtoolError && error.exitCode === exitCodes.invalid) {
      return { ...members.draft(written), schemaFault: findingOfError(error, { rule: 'parse', file: written.file }) };
    }
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
