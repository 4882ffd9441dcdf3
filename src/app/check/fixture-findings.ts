import type { Catalog, EventDefinition } from '../../core/catalog/catalog.ts';
import { EvtoolError, exitCodes } from '../../core/errors.ts';
import { fileRules } from '../../core/fixture/file-rule.ts';
import { fill } from '../../core/fixture/fill.ts';
import type { Fixture } from '../../core/fixture/fixture.ts';
import { readFixture } from '../../core/fixture/read-fixture.ts';
import { fillTemplates } from '../../core/fixture/templates.ts';
import { createInspector, type Inspector } from '../../core/inspect.ts';
import type { InspectedMessage } from '../../core/message.ts';
import type { Waiting } from '../../core/ports.ts';
import type { SourceText } from '../../core/source-text.ts';
import type { Finding, Workspace } from '../../core/workspace.ts';
import type { AppContext } from '../context.ts';
import { type ChooseEvent, eventChooser } from '../fixture/choose-event.ts';
import { placeIn, readFixtureFile, textOf, type Written } from '../fixture/written.ts';
import { findingOfError } from './finding-of-error.ts';
import { fixtureFiles } from './fixture-files.ts';
import { type Judged, verdictFindings } from './verdict-findings.ts';

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
  const catalog: Catalog = { ...workspace.catalog, schemas: usable };
  const judging: Judging = {
    context,
    chooseEvent: eventChooser(catalog),
    inspector: await createInspector({ ...catalog, events: catalog.events.filter((event) => isUsable(event, usable)) }),
    isUsable: (event) => isUsable(event, usable),
    rulesOf: fileRules(catalog),
  };
  const all = [...findings];
  for (const file of files) {
    signal.throwIfAborted();
    all.push(...(await findingsIn(judging, file)));
  }
  return { findings: all, count: files.length };
};

const isUsable = ({ schema, headers }: EventDefinition, usable: ReadonlyMap<string, SourceText>): boolean =>
  [schema, ...headers.map((rule) => rule.schema)].every((file) => file == null || usable.has(file));

type Judging = {
  readonly context: AppContext;
  readonly chooseEvent: ChooseEvent;
  readonly inspector: Inspector;
  readonly isUsable: (event: EventDefinition) => boolean;
  readonly rulesOf: ReturnType<typeof fileRules>;
};

const findingsIn = async (judging: Judging, path: string): Promise<readonly Finding[]> => {
  const written = await readFixtureFile(judging.context, path);
  if ('issue' in written) {
    const { file, issue, position } = written;
    return [{ level: 'error', rule: 'parse', message: issue.message, file, ...position }];
  }
  const json = fillTemplates(written.json, judging.context);
  if (!Buffer.isBuffer(json)) return [templateFinding(written, json.template, json.reason)];
  const fixture = readFixture(json);
  if ('reason' in fixture) return [findingIn(written, fixture.pointer, fixture.reason)];
  return judge(judging, written, fixture);
};

const judge = (judging: Judging, written: Written, fixture: Fixture): readonly Finding[] => {
  const { file } = written;
  const event = eventOf(judging, written, fixture);
  if (event !== null && 'rule' in event) return [event];
  if (event === null) return [findingIn(written, '/topic', `no event has the topic "${fixture.topic}"`)];
  const message = inspected(judging, fixture, event);
  if (message === null) return [];
  const rule = judging.rulesOf(file).find((one) => one.event.name === event.name)?.rule;
  const judged: Judged = { written, fixture, message, expect: fixture.expect ?? rule?.expect ?? 'valid' };
  return verdictFindings(judged);
};

const eventOf = ({ chooseEvent }: Judging, written: Written, fixture: Fixture): EventDefinition | Finding | null => {
  const { file } = written;
  try {
    return chooseEvent({ fixture, event: undefined, topic: fixture.topic, file, where: 'this fixture' });
  } catch (error) {
    const place = placeIn(written, fixture.event === undefined ? '' : '/event', 'value');
    return { ...findingOfError(error, { rule: 'fixture-event', file }), ...place };
  }
};

/** The fixture as the message that would be sent; null when its schema is at fault, which is found elsewhere. */
const inspected = (judging: Judging, fixture: Fixture, event: EventDefinition): InspectedMessage | null => {
  if (!judging.isUsable(event)) return null;
  const { draft } = fill(fixture, { topic: event.topic, event }, judging.context);
  const raw = { ...draft, partition: 0, offset: 0, timestamp: judging.context.now() };
  try {
    return judging.inspector.inspect(raw, { event: event.name });
  } catch (error) {
    if (error instanceof EvtoolError && error.exitCode === exitCodes.invalid) return null;
    throw error;
  }
};

const findingIn = (written: Written, pointer: string, message: string): Finding => ({
  level: 'error',
  rule: 'fixture',
  message,
  file: written.file,
  ...placeIn(written, pointer, 'value'),
});

/** A template stands in the text as it was written, in a comment at worst. */
const templateFinding = (written: Written, template: string, reason: string): Finding => {
  const before = textOf(written).split(template, 1)[0] ?? '';
  const lines = before.split(/\r\n|\n|\r/);
  const place = { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  return { level: 'error', rule: 'template', message: `${template}: ${reason}`, file: written.file, ...place };
};
